"""What holds for every name, whatever it looks like."""

from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from api.name_search import NameIndex, normalise
from tests.api.name_search.asking import index_of

PARTS = """
    Jan Piet J. J.P. JP P T t T. Vries Berg Dijk Dyk Vandenberg Willem Willems Jansen Janssen Jansen-Berg van de den
    v.d. 't ’s ter el ben Ben Bakkerij Dorpsstraat 12 12a B.V. BV N.V. v.o.f. dhr. & , ẞ Ĳ İnan Özgür O'Brien - ' . /
    ٣ 王 伟
"""
NAME_LIKE = st.builds(
    lambda parts, glue: glue.join(parts),
    st.lists(st.sampled_from(PARTS.split()), max_size=30),
    st.sampled_from([" ", "", "-", ", ", "."]),
)
ANYTHING = st.text(max_size=200) | NAME_LIKE
NAMES = ANYTHING.filter(lambda name: any(character.isalpha() for character in normalise(name).text))
SUBJECT = UUID(int=10_000)
LAW = settings(deadline=None)  # a busy machine is no reason to fail


@LAW
@given(ANYTHING)
def test_normalising_twice_is_normalising_once(name: str) -> None:
    once = normalise(name)

    assert normalise(once.text) == once


@LAW
@given(st.text(max_size=200, alphabet=st.characters(exclude_categories=[])))
def test_no_text_makes_anything_fail(text: str) -> None:
    index = index_of("Jan de Vries", text)

    assert all(60 <= hit.score <= 100 for hit in index.search(text))
    assert all(60 <= hit.score <= 100 for hit in index.search(f"Jan {text}"))


@LAW
@given(NAMES, st.lists(NAME_LIKE, max_size=8))
def test_a_name_finds_itself_first_or_tied(name: str, others: list[str]) -> None:
    index = index_of(*others)
    index.put(SUBJECT, name)

    hits = index.search(name, limit=100)

    assert hits[0].score == 100
    assert {hit.id: hit.score for hit in hits}[SUBJECT] == 100


@LAW
@given(ANYTHING, st.lists(NAME_LIKE, max_size=5))
def test_put_then_remove_leaves_no_trace(name: str, others: list[str]) -> None:
    index, untouched = index_of(*others), index_of(*others)

    index.put(SUBJECT, name)
    index.remove(SUBJECT)

    assert (len(index), index.words) == (len(untouched), untouched.words)
    assert index.search(name) == untouched.search(name)


@LAW
@given(st.lists(st.tuples(st.integers(0, 3), NAME_LIKE), max_size=12), NAME_LIKE)
def test_only_the_last_name_of_each_id_matters(puts: list[tuple[int, str]], query: str) -> None:
    index, direct = NameIndex(), NameIndex()
    for number, name in puts:
        index.put(UUID(int=number), name)
    for number, name in dict(puts).items():
        direct.put(UUID(int=number), name)

    assert index.search(query) == direct.search(query)
    assert index.words == direct.words


@LAW
@given(NAME_LIKE, st.lists(NAME_LIKE, max_size=20), st.integers(1, 5))
def test_a_lower_limit_gives_the_head_of_the_same_list(query: str, names: list[str], limit: int) -> None:
    index = index_of(*names)

    assert index.search(query, limit) == index.search(query, limit=1000)[:limit]
