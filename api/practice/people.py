"""The made-up citizens of the practice register. None of them exists."""

from typing import NamedTuple


class Citizen(NamedTuple):
    """Whom a dossier of the practice register is about."""

    kind: str
    name: str | None
    address: str | None = None
    born: str | None = None


CITIZENS: dict[str, Citizen] = {
    "jan": Citizen("person", "Jan van den Berg", "Dorpsstraat 12, Oefenhuizen", "1971-04-02"),
    "petra": Citizen("person", "Petra Dijkhuis-Voorbeeld", "Lindelaan 8, Oefenhuizen", "1985-11-19"),
    "ijsbrand": Citizen("person", "Ñandú Özgür Ĳsbrand ’t Hoen-İnan ẞ", "Kerkplein 1, Proefdam", "1990-02-28"),
    "rik": Citizen("person", "Rik Proefstra", "Veldweg 40, Proefdam", "1963-07-15"),
    "selma": Citizen("person", "Selma el Testaoui", "Havenkade 3, Zandoefen", "1978-12-30"),
    "kees": Citizen("person", "Kees de Oefenaar", "Molenpad 77, Zandoefen", None),
    "firma": Citizen("organisation", "Transportbedrijf Fictief B.V.", "Industrieweg 5, Zandoefen"),
    "erf": Citizen("address", None, "Buitenweg 99, Proefdam"),
}
