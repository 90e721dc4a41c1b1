"""Name search over a register of made-up Dutch names: how fast it answers, and whether it finds whom it should.

`python -m bench.search` prints one table. One process, one thread; times are wall time of `NameIndex.search`
with the default limit of 20, and processor time beside it, because the machine may be busy with other things. The
same seed gives the same names and the same queries. Names and frequencies are made up: the most common surname has
1.4 % of the people here, about 0.5 % in the Netherlands, so the worst cases are worse than real ones.
"""

import gc
import random
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import NamedTuple, TypeVar
from uuid import UUID

import psutil
from pydantic import BaseModel, ConfigDict

from api.name_search import NameIndex
from bench.timing import percentile

QUERIES_PER_KIND = 200
MOST_COMMON = 5
"""The surnames that the kinds `common ...` ask for."""

GIVEN = """
    Jan Johannes Maria Piet Anna Johan Hendrik Willem Cornelia Peter Johanna Kees Gerrit Elisabeth Dirk Mohamed Hans
    Marieke Thomas Daan Sanne Lotte Bram Fatima Ahmed Sem Emma Julia Lucas Finn Tess Sophie Ruben Noah Eva Mees Lars
    Ali Yusuf Aylin Özgür René Zoë Chloé Jürgen Björn André Anaïs IJsbrand Ytje Sjoerd Femke Wiebe Tjitske Klaas Roelof
    Geert Hilde Ingrid Karin Monique Danielle Wouter Maarten Joost Jeroen Martijn Sander Rutger Floor Roos Fleur Iris
    Nienke Marloes Anouk Manon Esmée Bas Tim Tom Rob Robert Mark Marcel Ronald Patrick Dennis Kevin Jesse Thijs Gijs
    Stijn Teun Siem Hugo Olivier Mila Nora Yara Saar Liv Noor Lieke Isa Fenna Evi Elin Şenay İbrahim Łukasz Nguyen
    Jan-Willem Anne-Marie Jean-Pierre Klaas-Jan
""".split()  # noqa: SIM905 - names are read, not counted
COMMON = """
    Jong|de Jansen Vries|de Berg|van_den Dijk|van Bakker Janssen Visser Smit Meijer Boer|de Mulder Groot|de Bos Vos
    Peters Hendriks Leeuwen|van Dekker Brouwer Wit|de Dijkstra Smits Graaf|de Meer|van_der Linden|van_der Kok Jacobs
    Haan|de Vermeulen Heuvel|van_den Veen|van_der Broek|van_den Bruin|de Bruijn|de Heijden|van_der Schouten Beek|van
    Willems Vliet|van Ven|van_de Hoekstra Maas Verhoeven Koster Dam|van Wal|van_der Prins Blom Huisman Peeters Jonge|de
    Kuipers Veenstra Velde|van_der Kuiper Post Postma Gerritsen Martens Hof|van_'t Veld|in_'t Brink|ten Hoeve|ter
    Amrani|el Idrissi|el Yılmaz Demir Öztürk Şahin Nguyen Singh Müller Wiśniewski García Hoen|'t Kamp|op_den Hoop|de
""".split()  # noqa: SIM905 - as above
FRONTS = """
    Ooster Wester Noord Zuider Nieuwen Olden Groen Rozen Lange Korte Hoog Laag Water Berken Eiken Linden Wilgen Elzen
    Haver Kool Stein Zand Klei Veen Heide Bloemen Appel Kersen Molen Kerk Kloos Slot Brugge Dorps Hasse Lutte Winter
    Zomer Vogel Haze Wolf Beren Ganze Zwane Duive Snoek Kar Schaap Honde Paarde Ross Koren Rogge Gerst Vlas Hoppe
    Ruiter Ridder Konings Keizers Bisschop Monnike Wage Rade Smede Weve Kuipe Timmer Metse Schilde Bakke Brouwe Slage
""".split()  # noqa: SIM905 - as above
BACKS = """
    berg dijk meer bos bosch veld kamp hof huis brink beek broek horst laar loo donk rode mond poort burg stra sma
    inga ema man mans ink ing sen sma stede wijk zijl diep voort drecht dam haven horn oord hoek weide land kerk steen
    graaf boom tak blad wortel bloem
""".split()  # noqa: SIM905 - as above
TRADES = """
    Bakkerij Slagerij Garage Autobedrijf Bouwbedrijf Kapsalon Kwekerij Stichting Vereniging Hotel
""".split()  # noqa: SIM905 - as above
TOWNS = """
    Zwolle Enschede Deventer Almelo Hengelo Kampen Hardenberg Raalte Oldenzaal Rijssen Ommen Steenwijk Borne Losser
    Nijverdal Vriezenveen Genemuiden Hasselt Dalfsen Haaksbergen Goor Delden Wierden Staphorst Olst Wijhe Denekamp
""".split()  # noqa: SIM905 - as above
PREFIXES = ("", "", "", "", "", "van", "van der", "van den", "van de", "de", "ter", "ten", "van 't")

T = TypeVar("T")


class Person(NamedTuple):
    """One made-up name in its parts."""

    given: tuple[str, ...]
    initials_only: bool
    prefix: str
    surname: str

    @property
    def initials(self) -> str:
        """Such as `J.P.`"""
        return "".join(f"{part[0]}." for name in self.given for part in name.split("-"))

    @property
    def full(self) -> str:
        """As it stands in the register."""
        return spaced(self.initials if self.initials_only else " ".join(self.given), self.prefix, self.surname)


class Other(NamedTuple):
    """An organisation or an address: as it stands in the register, and as somebody types it, with an error."""

    kind: str
    full: str
    typed: str


class KindResult(BaseModel):
    """The queries of one kind; times in milliseconds."""

    model_config = ConfigDict(frozen=True)

    kind: str
    queries: int
    p50_ms: float
    p99_ms: float
    max_ms: float
    p99_cpu_ms: float
    """Processor time of the searching thread."""
    mean_hits: float
    """Out of at most 20."""
    recall_at_10: float | None
    """Share of queries with the meant record among the first ten; None where no record is meant."""
    recall_with_ties: float | None
    """The same, counting a record that scores as much as the tenth: only the alphabet keeps it out."""


class SearchResult(BaseModel):
    """One run: the index, each kind of query, and all queries together."""

    model_config = ConfigDict(frozen=True)

    names: int
    different_names: int
    different_words: int
    most_common_surname: int
    """Bearers of the most common surname."""
    build_seconds: float
    memory_mb: float
    """Growth of resident memory (10^6 bytes) by the build, the names as typed not included."""
    kinds: tuple[KindResult, ...]
    overall: KindResult


class Query(NamedTuple):
    """What is typed, and the record that is meant."""

    kind: str
    text: str
    meant: UUID | None


class Answer(NamedTuple):
    """What one query took and brought."""

    kind: str
    milliseconds: float
    cpu_milliseconds: float
    hits: int
    found: bool | None
    found_or_tied: bool | None


def spaced(*parts: str) -> str:
    """The parts that are not empty, with a space between."""
    return " ".join(part for part in parts if part)


def people(count: int, chance: random.Random) -> list[Person]:
    """`count` made-up people, surnames and given names as unequally spread as real ones."""
    surname = _drawer(_surnames(chance), 8, chance)
    given = _drawer(GIVEN, 12, chance)
    return [_person(surname, given, chance) for _ in range(count)]


def others(count: int, chance: random.Random) -> list[Other]:
    """Half organisations, half addresses; addresses in few towns, the first far larger than the last."""
    surname = _drawer(_surnames(chance), 8, chance)
    town = _drawer(TOWNS, 2, chance)
    return [_firm(surname, chance) if n % 2 else _address(town, chance) for n in range(count)]


def _firm(surname: Callable[[], tuple[str, str]], chance: random.Random) -> Other:
    trade, (prefix, name) = chance.choice(TRADES), surname()
    full = spaced(trade, prefix, name, chance.choice(("", "B.V.", "BV", "V.O.F.")))
    return Other(FIRM, full, spaced(trade.lower(), _mistyped(name, chance)))


def _address(town: Callable[[], str], chance: random.Random) -> Other:
    street, number = chance.choice(FRONTS) + chance.choice(BACKS) + "straat", chance.randint(1, 200)
    where = town()
    return Other(ADDRESS, f"{street} {number}, {where}", f"{_mistyped(street, chance)} {number} {where}")


def _surnames(chance: random.Random) -> list[tuple[str, str]]:
    """(prefix, surname) with the most common first."""
    common = [(prefix.replace("_", " "), name) for name, _, prefix in (entry.partition("|") for entry in COMMON)]
    names = [front + back + end for front in FRONTS for back in BACKS for end in ("", "s", "er", "sma")]
    names += [name + end for name in GIVEN for end in ("s", "sen", "ssen", "sz", "sma") if "-" not in name]
    chance.shuffle(names)
    return common + [(chance.choice(PREFIXES), name) for name in names]


def _drawer(values: Sequence[T], offset: int, chance: random.Random) -> Callable[[], T]:
    """Draws by Zipf's law with a flattened peak: the n-th value in proportion to 1 / (n + offset)."""
    weights = list(accumulate(1 / (rank + offset) for rank in range(1, len(values) + 1)))
    return lambda: chance.choices(values, cum_weights=weights)[0]


def _person(surname: Callable[[], tuple[str, str]], given: Callable[[], str], chance: random.Random) -> Person:
    prefix, name = surname()
    if chance.random() < 0.05:
        name = f"{name}-{spaced(*surname())}"
    names = tuple(given() for _ in range(chance.choices((1, 2, 3), (70, 25, 5))[0]))
    return Person(names, chance.random() < 0.3, prefix, name)


def _surname(person: Person, _: random.Random) -> str:
    return spaced(person.prefix, person.surname)


def _one_initial(person: Person, _: random.Random) -> str:
    return spaced(f"{person.given[0][0]}.", person.prefix, person.surname)


def _one_error(person: Person, chance: random.Random) -> str:
    return spaced(person.given[0], person.prefix, _mistyped(person.surname, chance))


def _two_errors(person: Person, chance: random.Random) -> str:
    """Two errors in a surname of seven letters or more, one in a shorter one."""
    once = _mistyped(person.surname, chance)
    return spaced(person.given[0], person.prefix, _mistyped(once, chance) if len(person.surname) >= 7 else once)


def _swapped(person: Person, chance: random.Random) -> str:
    name = person.surname
    at = chance.randrange(len(name) - 1)
    return spaced(person.given[0], person.prefix, name[:at] + name[at + 1] + name[at] + name[at + 2 :])


def _other_prefix(person: Person, chance: random.Random) -> str:
    short = {"van den": "v.d.", "van der": "v/d", "van de": "vd", "van": "v."}.get(person.prefix, "")
    return spaced(person.given[0], chance.choice((short, "")), person.surname)


def _plain(person: Person, _: random.Random) -> str:
    decomposed = unicodedata.normalize("NFKD", person.full.lower().replace("ł", "l").replace("ı", "i"))
    return "".join(c for c in decomposed if c.isalpha() or c in " .-")


def _mistyped(name: str, chance: random.Random) -> str:
    """`name` with one letter replaced, left out or put in."""
    at, letter = chance.randrange(len(name)), chance.choice("abdeghiklmnoprstuvw")
    return chance.choice(
        (name[:at] + letter + name[at + 1 :], name[:at] + name[at + 1 :], name[:at] + letter + name[at:])
    )


KINDS: dict[str, Callable[[Person, random.Random], str]] = {
    "as registered": lambda person, _: person.full,
    "surname only": _surname,
    "one initial": _one_initial,
    "one typing error": _one_error,
    "two typing errors": _two_errors,
    "two letters swapped": _swapped,
    "other prefix": _other_prefix,
    "comma form": lambda person, _: spaced(f"{person.surname},", person.initials, person.prefix),
    "no diacritics": _plain,
    "turned round": lambda person, _: spaced(person.surname, person.given[0]),
}
"""How each kind of query is made from the person who is meant."""
COMMON_KINDS: dict[str, Callable[[Person, random.Random], str]] = {
    "common surname": _surname,
    "common surname, error": lambda person, chance: spaced(person.prefix, _mistyped(person.surname, chance)),
    "common given name": lambda person, _: person.given[0],
    "common full name": _one_error,
}
"""The same for people with one of the most common surnames; whom is meant is beyond telling."""
ABSENT = "nobody's name"
FIRM, ADDRESS = "organisation, error", "address, error"


def queries(
    filed: Sequence[tuple[UUID, Person]], besides: Sequence[tuple[UUID, Other]], chance: random.Random
) -> list[Query]:
    """All queries of a run, the kinds mixed."""
    asked = [
        Query(kind, make(person, chance), id_) for kind, make in KINDS.items() for id_, person in _some(filed, chance)
    ]
    surnames = {name for name, _ in Counter(person.surname for _, person in filed).most_common(MOST_COMMON)}
    common = [(id_, person) for id_, person in filed if person.surname in surnames]
    asked += [
        Query(kind, make(person, chance), None)
        for kind, make in COMMON_KINDS.items()
        for _, person in _some(common, chance)
    ]
    for kind in (FIRM, ADDRESS):
        of_kind = [(id_, other) for id_, other in besides if other.kind == kind]
        asked += [Query(kind, other.typed, id_) for id_, other in _some(of_kind, chance)]
    asked += [Query(ABSENT, spaced(person.given[0], _gibberish(chance)), None) for _, person in _some(filed, chance)]
    chance.shuffle(asked)
    return asked


def _some(filed: Sequence[tuple[UUID, T]], chance: random.Random) -> list[tuple[UUID, T]]:
    return chance.choices(filed, k=QUERIES_PER_KIND)


def _gibberish(chance: random.Random) -> str:
    return "".join(chance.choice("bcdfgjklmnpqrstvxz") + chance.choice("aeiouy") for _ in range(5))


def run(names: int = 100_000, seed: int = 2026) -> SearchResult:
    """Files `names` made-up names (7 of 8 are persons) and asks `QUERIES_PER_KIND` queries of each kind.

    The same seed gives the same names and queries (not, of course, the same times).
    """
    chance = random.Random(seed)
    persons = [(_id(chance), person) for person in people(names - names // 8, chance)]
    besides = [(_id(chance), other) for other in others(names // 8, chance)]
    subjects = [(id_, person.full) for id_, person in persons] + [(id_, other.full) for id_, other in besides]
    index, seconds, memory = _built(subjects)
    answers = [_answer(index, query) for query in queries(persons, besides, chance)]
    kinds = [*KINDS, FIRM, ADDRESS, *COMMON_KINDS, ABSENT]
    return SearchResult(
        names=len(index),
        different_names=len({name for _, name in subjects}),
        different_words=index.words,
        most_common_surname=max(Counter(person.surname for _, person in persons).values()),
        build_seconds=seconds,
        memory_mb=memory,
        kinds=tuple(_summary(kind, [answer for answer in answers if answer.kind == kind]) for kind in kinds),
        overall=_summary("all", answers),
    )


def _id(chance: random.Random) -> UUID:
    return UUID(int=chance.getrandbits(128), version=4)


def _built(names: Sequence[tuple[UUID, str]]) -> tuple[NameIndex, float, float]:
    """The index, the seconds and the megabytes it took."""
    gc.collect()
    process = psutil.Process()
    before, start = process.memory_info().rss, time.perf_counter()
    index = NameIndex()
    for id_, name in names:
        index.put(id_, name)
    seconds = time.perf_counter() - start
    return index, seconds, (process.memory_info().rss - before) / 1e6


def _answer(index: NameIndex, query: Query) -> Answer:
    wall, cpu = time.perf_counter(), time.thread_time()
    hits = index.search(query.text)
    wall, cpu = (time.perf_counter() - wall) * 1000, (time.thread_time() - cpu) * 1000
    if query.meant is None:
        return Answer(query.kind, wall, cpu, len(hits), None, None)
    found = any(hit.id == query.meant for hit in hits[:10])
    return Answer(query.kind, wall, cpu, len(hits), found, found or _tied(index, query))


def _tied(index: NameIndex, query: Query) -> bool:
    """Whether the meant record scores as much as the tenth (a second search, not timed)."""
    hits = index.search(query.text, limit=len(index))
    return any(hit.id == query.meant and hit.score == hits[9].score for hit in hits[10:])


def _summary(kind: str, answers: Sequence[Answer]) -> KindResult:
    times = [answer.milliseconds for answer in answers]
    return KindResult(
        kind=kind,
        queries=len(answers),
        p50_ms=percentile(times, 0.50),
        p99_ms=percentile(times, 0.99),
        max_ms=max(times),
        p99_cpu_ms=percentile([answer.cpu_milliseconds for answer in answers], 0.99),
        mean_hits=sum(answer.hits for answer in answers) / len(answers),
        recall_at_10=_share([answer.found for answer in answers]),
        recall_with_ties=_share([answer.found_or_tied for answer in answers]),
    )


def _share(outcomes: Sequence[bool | None]) -> float | None:
    known = [outcome for outcome in outcomes if outcome is not None]
    return sum(known) / len(known) if known else None


def table(result: SearchResult) -> str:
    """The result as plain text, to read or to put in the documentation."""
    lines = [
        f"{result.names:,} names ({result.different_names:,} different, {result.different_words:,} words,"
        f" most common surname {result.most_common_surname:,}x):"
        f" built in {result.build_seconds:.2f} s, {result.memory_mb:.0f} MB",
        f"{'kind':<24}{'n':>6}{'p50 ms':>9}{'p99 ms':>9}{'max ms':>9}{'p99 cpu':>9}"
        f"{'hits':>7}{'top 10':>8}{'or tied':>9}",
    ]
    lines += [
        f"{kind.kind:<24}{kind.queries:>6}{kind.p50_ms:>9.2f}{kind.p99_ms:>9.2f}{kind.max_ms:>9.2f}"
        f"{kind.p99_cpu_ms:>9.2f}{kind.mean_hits:>7.1f}"
        f"{_percent(kind.recall_at_10):>8}{_percent(kind.recall_with_ties):>9}"
        for kind in (*result.kinds, result.overall)
    ]
    return "\n".join(lines)


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{100 * share:.1f}%"


if __name__ == "__main__":
    print(table(run()))
