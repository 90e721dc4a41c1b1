"""What a typed name is taken for."""

import pytest

from api.name_search import normalise


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("Ñandú Özgür", "nandu ozgur"),
        ("Ĳsbrand", "ijsbrand"),
        ("İnan", "inan"),
        ("Yılmaz", "yilmaz"),
        ("Groß GROẞ", "gross gross"),
        ("Łukasz Wiśniewski", "lukasz wisniewski"),
        ("Bjørn Ægir Þór Đorđe Œuvre", "bjorn aegir thor dorde oeuvre"),
        ("O'Brien O’Brien OʼBrien O`Brien", "obrien obrien obrien obrien"),
        ("Jan‑Willem Jan–Piet Jan - Klaas", "jan-willem jan-piet jan-klaas"),
        ("  Jan \t de\u00a0Vries\n", "jan de vries"),
        ("Jan\u200b\u202e de\u00ad Vries", "jan de vries"),
        ("Zoe\u0308", "zoe"),
        ("J.P. de Vries", "j p de vries"),
        ("’t Hoen, ‘t Hoen", "'t hoen 't hoen"),
        ("Dorpsstraat 12a, 8011AB Zwolle", "dorpsstraat 12 a 8011 ab zwolle"),
        ("٣ Dorpsstraat", "3 dorpsstraat"),
        ("Bakkerij de Vries B.V.", "bakkerij de vries bv"),
        ("Jansen & Jansen V.O.F.", "jansen jansen vof"),
        ("Иван Петров", "иван петров"),
        ("", ""),
        ("?!, -- '", ""),
        ("\ud800 Jan", "jan"),
    ],
)
def test_a_name_gets_one_plain_writing(typed: str, text: str) -> None:
    assert normalise(typed).text == text


@pytest.mark.parametrize(
    ("typed", "given", "surname", "particles"),
    [
        ("Jan van den Berg", ("jan",), ("berg",), "vd"),
        ("J. v.d. Berg", ("j",), ("berg",), "vd"),
        ("J. v/d Berg", ("j",), ("berg",), "vd"),
        ("J. vd Berg", ("j",), ("berg",), "vd"),
        ("J.v.d. Berg", ("j",), ("berg",), "vd"),
        ("van der Berg", (), ("berg",), "vd"),
        ("Berg, J. van den", ("j",), ("berg",), "vd"),
        ("Vries-Jansen, A. de", ("a",), ("vries", "jansen"), "d"),
        ("Sara 't Hoen", ("sara",), ("hoen",), "t"),
        ("Sara van t Hoff", ("sara",), ("hoff",), "vt"),
        ("t Hoen", (), ("hoen",), "t"),
        ("T. Hoen", ("t",), ("hoen",), ""),
        ("T van den Berg", ("t",), ("berg",), "vd"),
        ("Piet in 't Veld", ("piet",), ("veld",), "int"),
        ("Ali op den Kamp", ("ali",), ("kamp",), "opd"),
        ("Klaas ter Hoeve", ("klaas",), ("hoeve",), "te"),
        ("Karin von Stein", ("karin",), ("stein",), "von"),
        ("Fatima el-Amrani", ("fatima",), ("amrani",), "el"),
        ("Mohamed ben Ali", ("mohamed",), ("ali",), "ben"),
        ("Ben Smits", ("ben",), ("smits",), ""),
        ("Jan van der Meer Mohr", ("jan",), ("meer", "mohr"), "vd"),
        ("Anna Jansen-de Vries", ("anna",), ("jansen", "vries"), "d"),
        ("A. van Dijk-de Vries", ("a",), ("dijk", "vries"), "vd"),
        ("Anne-Marie de Vries", ("anne", "marie"), ("vries",), "d"),
        ("J.P. Jansen", ("j", "p"), ("jansen",), ""),
        ("N.V. de Groot", ("n", "v"), ("groot",), "d"),
        ("Dhr. J. Jansen jr.", ("j",), ("jansen",), ""),
        ("Jansen", (), ("jansen",), ""),
        ("J.", (), ("j",), ""),
        ("Van", (), ("van",), ""),
    ],
)
def test_a_persons_name_is_taken_apart(
    typed: str, given: tuple[str, ...], surname: tuple[str, ...], particles: str
) -> None:
    name = normalise(typed)

    assert (name.given, name.surname, name.particles) == (given, surname, particles)


@pytest.mark.parametrize(
    ("typed", "words", "numbers"),
    [
        ("Bakkerij de Vries B.V.", ("bakkerij", "vries"), ()),
        ("Stichting Welzijn Zwolle", ("stichting", "welzijn", "zwolle"), ()),
        ("Jansen Holding NV", ("jansen", "holding"), ()),
        ("Dorpsstraat 12, Zwolle", ("dorpsstraat", "zwolle"), ("12",)),
    ],
)
def test_every_word_of_an_organisation_or_address_counts_the_same(
    typed: str, words: tuple[str, ...], numbers: tuple[str, ...]
) -> None:
    name = normalise(typed)

    assert (name.surname, name.given, name.numbers) == (words, (), numbers)


def test_a_very_long_text_is_cut_to_what_a_name_can_be() -> None:
    name = normalise("Jan " + "x" * 300_000)

    assert name.surname == ("x" * 40,)


def test_no_more_than_24_words_are_read() -> None:
    words = [f"woord{'abcdefghijklmnopqrstuvwxyz'[n]}" for n in range(26)]

    assert normalise(" ".join(words)).text == " ".join(words[:24])
