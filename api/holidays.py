"""Public holidays in the Netherlands, for terms that are counted in working days. Source: the package `holidays`.

The list of the Algemene termijnenwet, article 3. Of its days, Good Friday and 5 May are ordinary days in many an
organisation, so the catalogue says whether they count. Days that a royal decree puts on a level with these are not in.
"""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Final

from holidays import OPTIONAL, PUBLIC, country_holidays

from domain.catalogue.catalogue import OptionalHoliday

_NAMES: Final[dict[OptionalHoliday, str]] = {"good_friday": "Good Friday", "liberation_day": "Liberation Day"}


def public_holidays(first_year: int, last_year: int, optional: Iterable[OptionalHoliday]) -> frozenset[date]:
    """The days in these years, the last one included, that are no working days. `optional` are those of the catalogue.

    Ask for a year more than a term can reach.
    """
    return _public_holidays(first_year, last_year, frozenset(optional))


@lru_cache(maxsize=64)
def _public_holidays(first_year: int, last_year: int, optional: frozenset[OptionalHoliday]) -> frozenset[date]:
    found = country_holidays(
        "NL", years=range(first_year, last_year + 1), categories=(PUBLIC, OPTIONAL), language="en_US"
    )
    left_out = {name for code, name in _NAMES.items() if code not in optional}
    return frozenset(day for day in found if not left_out.issuperset(found.get_list(day)))
