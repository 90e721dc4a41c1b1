"""What we say about a value that is not right: pydantic's fault types in our own codes and plain Dutch.

Pydantic's own messages are English and some repeat the input (`literal_error`, `union_tag_invalid`, `date_parsing`), so
none of them leaves this house. A sentence may name only limits that stand in the schema.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple


class Sentence(NamedTuple):
    """`code` is stable, for programs; `text` is for people and may hold one limit as `{limit}`."""

    code: str
    text: str
    limit: str = ""
    """The name under which pydantic hands over the limit; it comes from the model, never from the input."""


_NOT_TEXT = Sentence("not_text", "Dit moet tekst zijn.")
_NOT_AN_INTEGER = Sentence("not_an_integer", "Dit moet een geheel getal zijn, zonder aanhalingstekens, punt of komma.")
_INTEGER_OUT_OF_RANGE = Sentence("number_out_of_range", "Dit getal is te groot of te klein om te bewaren.")
_NOT_A_NUMBER = Sentence("not_a_number", "Dit moet een getal zijn.")
NOT_A_DAY = Sentence(
    "not_a_day", "Dit moet een bestaande datum zijn, geschreven als jjjj-mm-dd, bijvoorbeeld 2026-03-31."
)
NOT_A_MOMENT = Sentence(
    "not_a_moment",
    "Dit moet een bestaand tijdstip met tijdzone zijn, bijvoorbeeld 2026-03-31T14:05:00+02:00.",
)
_NOT_A_TIME = Sentence("not_a_time", "Dit moet een tijd zijn, bijvoorbeeld 14:05:00.")
_NOT_A_BOOLEAN = Sentence("not_a_boolean", "Dit moet true of false zijn, zonder aanhalingstekens.")
_NOT_AN_ID = Sentence("not_an_id", "Dit moet een kenmerk zijn zoals het register het eerder gaf (een UUID).")
_NOT_A_LIST = Sentence("not_a_list", "Dit moet een lijst zijn, tussen [ en ].")
_NOT_AN_OBJECT = Sentence("not_an_object", "Dit moet een object zijn, tussen { en }.")
_NOT_A_CHOICE = Sentence("not_a_choice", "Deze waarde is niet toegestaan. Kies een van: {limit}.", "expected")
_NOT_A_URL = Sentence("not_a_url", "Dit moet een volledig webadres zijn.")
_TOO_MANY_DIGITS = Sentence("number_out_of_range", "Dit getal heeft te veel cijfers.")

FALLBACK = Sentence("invalid", "Deze waarde klopt niet. Kijk in de API-documentatie wat hier mag staan.")
"""For a type that is not in the table, and for a validator that raised a bare ValueError."""

SENTENCES: Mapping[str, Sentence] = {
    "missing": Sentence("missing", "Dit verplichte gegeven ontbreekt. Vul het in."),
    "extra_forbidden": Sentence(
        "unknown_field", "Hier staat een veld dat de API niet kent. Haal het weg of verbeter de naam."
    ),
    "invalid_key": Sentence("unknown_field", "Hier staat een veld dat de API niet kent. Haal het weg."),
    "none_required": Sentence("must_be_null", "Hier mag alleen null staan. Laat het veld weg."),
    "json_invalid": Sentence("invalid_json", "De inhoud is geen geldige JSON. Verbeter de schrijfwijze."),
    "string_type": _NOT_TEXT,
    "string_unicode": _NOT_TEXT,
    "string_not_ascii": Sentence("wrong_form", "Hier mogen alleen letters zonder accent, cijfers en leestekens staan."),
    "string_too_short": Sentence("too_short", "Deze tekst is te kort: minimaal {limit} teken(s).", "min_length"),
    "string_too_long": Sentence("too_long", "Deze tekst is te lang: maximaal {limit} tekens.", "max_length"),
    "string_pattern_mismatch": Sentence(
        "wrong_form", "Deze tekst heeft niet de juiste vorm. Kijk in de API-documentatie welke vorm hier hoort."
    ),
    "enum": _NOT_A_CHOICE,
    "literal_error": _NOT_A_CHOICE,
    "int_type": _NOT_AN_INTEGER,
    "int_parsing": _NOT_AN_INTEGER,
    "int_from_float": _NOT_AN_INTEGER,
    "int_parsing_size": _INTEGER_OUT_OF_RANGE,
    "float_type": _NOT_A_NUMBER,
    "float_parsing": _NOT_A_NUMBER,
    "finite_number": _INTEGER_OUT_OF_RANGE,
    "decimal_type": _NOT_A_NUMBER,
    "decimal_parsing": _NOT_A_NUMBER,
    "decimal_max_digits": _TOO_MANY_DIGITS,
    "decimal_max_places": _TOO_MANY_DIGITS,
    "decimal_whole_digits": _TOO_MANY_DIGITS,
    "greater_than": Sentence("too_small", "Dit moet meer zijn dan {limit}.", "gt"),
    "greater_than_equal": Sentence("too_small", "Dit moet {limit} of meer zijn.", "ge"),
    "less_than": Sentence("too_large", "Dit moet minder zijn dan {limit}.", "lt"),
    "less_than_equal": Sentence("too_large", "Dit mag hoogstens {limit} zijn.", "le"),
    "multiple_of": Sentence("wrong_step", "Dit moet een veelvoud van {limit} zijn.", "multiple_of"),
    "bool_type": _NOT_A_BOOLEAN,
    "bool_parsing": _NOT_A_BOOLEAN,
    "list_type": _NOT_A_LIST,
    "tuple_type": _NOT_A_LIST,
    "set_type": _NOT_A_LIST,
    "frozen_set_type": _NOT_A_LIST,
    "iterable_type": _NOT_A_LIST,
    "too_short": Sentence("too_few", "Deze lijst is te kort: minimaal {limit} onderdeel/onderdelen.", "min_length"),
    "too_long": Sentence("too_many", "Deze lijst is te lang: maximaal {limit} onderdelen.", "max_length"),
    "dict_type": _NOT_AN_OBJECT,
    "mapping_type": _NOT_AN_OBJECT,
    "model_type": _NOT_AN_OBJECT,
    "model_attributes_type": _NOT_AN_OBJECT,
    "dataclass_type": _NOT_AN_OBJECT,
    "date_type": NOT_A_DAY,
    "date_parsing": NOT_A_DAY,
    "date_from_datetime_parsing": NOT_A_DAY,
    "date_from_datetime_inexact": NOT_A_DAY,
    "datetime_type": NOT_A_MOMENT,
    "datetime_parsing": NOT_A_MOMENT,
    "datetime_from_date_parsing": NOT_A_MOMENT,
    "datetime_object_invalid": NOT_A_MOMENT,
    "timezone_aware": NOT_A_MOMENT,
    "timezone_offset": NOT_A_MOMENT,
    "time_type": _NOT_A_TIME,
    "time_parsing": _NOT_A_TIME,
    "uuid_type": _NOT_AN_ID,
    "uuid_parsing": _NOT_AN_ID,
    "uuid_version": _NOT_AN_ID,
    "url_type": _NOT_A_URL,
    "url_parsing": _NOT_A_URL,
    "url_syntax_violation": _NOT_A_URL,
    "url_scheme": _NOT_A_URL,
    "url_too_long": Sentence("too_long", "Dit webadres is te lang: maximaal {limit} tekens.", "max_length"),
    "union_tag_invalid": Sentence("not_a_choice", "Deze soort bestaat niet. Kies een van: {limit}.", "expected_tags"),
    "union_tag_not_found": Sentence("missing", "Het veld dat de soort noemt ontbreekt. Vul het in."),
}


def sentence_for(pydantic_type: str, ctx: Mapping[str, Any]) -> tuple[str, str]:
    """The code and the Dutch text for one pydantic fault. Never holds anything the client sent."""
    sentence = SENTENCES.get(pydantic_type, FALLBACK)
    if not sentence.limit:
        return sentence.code, sentence.text
    return sentence.code, sentence.text.replace("{limit}", _listed(str(ctx.get(sentence.limit, ""))))


def _listed(limit: str) -> str:
    """Pydantic writes choices as `'a', 'b' or 'c'`; everywhere else they are a, b, c."""
    return limit.replace(" or ", ", ").replace("'", "")
