"""Who is found under what, and who is not."""

import pytest

from tests.api.name_search.asking import found, score

FAMOUSLY_HARD = "Ñandú Özgür Ĳsbrand ’t Hoen-İnan ẞ"


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("J. van den Berg", "Jan v.d. Bergh"),
        ("J. van den Berg", "Berg"),
        ("J. van den Berg", "J. van der Berg"),
        ("J. van den Berg", "Berg, Jan van den"),
        ("berg jan", "Jan van den Berg"),
        ("Jan Vandenberg", "Jan van den Berg"),
        ("Jan van den Berg", "J. Vandenberg"),
        ("el amrani", "M. Elamrani"),
        ("nandu ozgur ijsbrand hoen inan", FAMOUSLY_HARD),
        ("inan", FAMOUSLY_HARD),
        ("t hoen", FAMOUSLY_HARD),
        ("van t hof", "Jan van 't Hof"),
        ("JANSEN", "Piet Jansen"),
        ("jp jansen", "Jan Piet Jansen"),
        ("jp jansen", "J.P. Jansen"),
        ("Jan Piet Jansen", "JP Jansen"),
        ("IJ. de Groot", "IJsbrand de Groot"),
        ("I. de Groot", "IJsbrand de Groot"),
        ("Y. de Groot", "IJsbrand de Groot"),
        ("Meyer", "Karel Meijer"),
        ("Rob Bakker", "Robert Bakker"),
        ("mevr. A. Bakker", "Anna Bakker"),
        ("obrien", "Sean O'Brien"),
        ("bakkerij vries", "Bakkerij de Vries B.V."),
        ("de vries bv", "Bakkerij de Vries B.V."),
        ("stichting welzjin", "Stichting Welzijn Zwolle"),
        ("kpn zwolle", "K.P.N. Zwolle"),
        ("dorpsstraat 12", "Dorpsstraat 12, Zwolle"),
        ("zwolle dorpstraat", "Dorpsstraat 12, Zwolle"),
        ("dorpsstraat 12 a", "Dorpsstraat 12a, Zwolle"),
        ("王伟", "王伟"),
    ],
)
def test_a_name_is_found_however_it_is_typed(query: str, name: str) -> None:
    assert found(query, name, "Karel Overigs") == [name]


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("Brg", "Jan Berg"),  # left out
        ("Bergt", "Jan Berg"),  # put in
        ("Barg", "Jan Berg"),  # replaced
        ("Begr", "Jan Berg"),  # swapped
        ("Jan Djik", "Jan van Dijk"),  # swapped inside an ij
        ("Bso", "Bos"),
        ("Verhoevn", "Verhoeven"),
        ("Verhovn", "Verhoeven"),  # two errors in a long name
        ("Vrehoevne", "Verhoeven"),
        ("Jna de Vries", "Jan de Vries"),
    ],
)
def test_a_typing_error_is_forgiven(query: str, name: str) -> None:
    assert found(query, name) == [name]


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("Jan Bakker", "Jan Visser"),
        ("Jan Bakker", "Jan"),
        ("P. de Vries", "Jan de Vries"),
        ("Piet de Vries", "J. de Vries"),
        ("Piet de Vries", "Johan de Vries"),
        ("Willem Willems", "Piet Willems"),
        ("Jan de Vries", "Bakkerij de Vries B.V."),
        ("Jan Pieters", "Jan Pieter Visser"),
        ("Anna Bakker-de Vries", "Anna Jansen-de Vries"),
        ("Bagt", "Berg"),  # two errors in a short name
        ("Varhoavan", "Verhoeven"),  # three in a long one
        ("Li", "Lo"),
        ("de", "Jan de Vries"),
        ("van den", "Jan van den Berg"),
        ("J.", "Jan de Vries"),
        ("Dorpsstraat 12", "Dorpsstraat 14, Zwolle"),
        ("Dorpsstraat 12, Zwolle", "Kerkstraat 12, Zwolle"),
        ("Dorpsstraat 12, Zwolle", "Dorpsstraat 12, Deventer"),
        ("Bakkerij Jansen", "Bakkerij de Vries"),
        ("Slagerij de Vries", "Bakkerij de Vries"),
    ],
)
def test_somebody_else_is_not_found(query: str, name: str) -> None:
    assert found(query, name) == []


@pytest.mark.parametrize("query", ["", "   ", "12", "8011", "?!-'.", "\u200b", "₂", "\x00", "😀"])
def test_a_query_without_a_letter_finds_nothing(query: str) -> None:
    assert found(query, "Jan de Vries", "Dorpsstraat 12", "12", "") == []


@pytest.mark.parametrize(
    ("query", "best_first"),
    [
        (
            "Jan van den Berg",
            [
                "Jan van den Berg",
                "Jan Willem van den Berg",
                "J. van den Berg",
                "Jan van den Bergh",
                "Johan van den Berg",
            ],
        ),
        ("J. de Vries", ["J. de Vries", "Jan de Vries", "J. de Vris"]),
        ("de Vries", ["de Vries", "Jan de Vries", "A. Jansen-de Vries", "Jan de Vris"]),
        ("Jan", ["Jan", "Karin Jan", "Jan Visser"]),
        ("Berg Jan", ["Jan Berg", "Jan Bergh"]),
        ("Jan Berg", ["Jan Berg", "Jan van Berg", "Berg Jan", "Berg"]),
        ("Bakkerij de Vries", ["Bakkerij de Vries B.V.", "Bakkerij Vries", "Bakkerij de Vries Zwolle"]),
    ],
)
def test_the_better_answer_comes_first(query: str, best_first: list[str]) -> None:
    assert found(query, *reversed(best_first)) == best_first


def test_an_initial_goes_with_every_given_name_that_begins_so() -> None:
    names = ["Jan de Vries", "Johan de Vries", "Piet de Vries", "J.K. de Vries"]

    assert sorted(found("J. de Vries", *names)) == ["J.K. de Vries", "Jan de Vries", "Johan de Vries"]


def test_a_particle_decides_nothing() -> None:
    scores = [score(query, "Jan van den Berg") for query in ("Jan van den Berg", "Jan Berg", "Jan ten Berg")]

    assert scores == [100.0, 99.0, 98.0]


def test_equal_answers_stand_in_the_order_of_their_normal_form() -> None:
    names = ["Zoë de Vries", "anna de Vries", "Émile de Vries", "Bas de Vries"]

    assert found("vries", *names) == ["anna de Vries", "Bas de Vries", "Émile de Vries", "Zoë de Vries"]
