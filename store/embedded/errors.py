"""Why the embedded PostgreSQL is not there. Each text says what happened, why, and what to do now (Dutch, B1)."""

from pathlib import Path


class EmbeddedPostgresError(Exception):
    """The embedded PostgreSQL cannot be used; `str()` is meant for the person who started PAR."""


class BinariesMissingError(EmbeddedPostgresError):
    """No usable PostgreSQL programs on this machine."""

    def __init__(self, looked_in: str) -> None:
        super().__init__(
            f"PAR kan zijn database niet starten: er zijn geen bruikbare PostgreSQL-programma's ({looked_in}). "
            "Start PAR met ./par, dan worden ze opgehaald. "
            "Of wijs met PAR_PG_BIN de map aan waar `postgres` en `initdb` in staan."
        )


class AccountMissingError(EmbeddedPostgresError):
    """PAR runs as root and there is no other account for the server, nor can one be made."""

    def __init__(self, account: str, reason: str) -> None:
        super().__init__(
            f"PAR draait als root en PostgreSQL weigert dat. Een eigen account '{account}' maken lukte niet: {reason} "
            "Start PAR als gewone gebruiker, of maak zelf een systeemaccount met de naam "
            f"'{account}' en start PAR opnieuw."
        )


class CannotEnterError(EmbeddedPostgresError):
    """The server's account cannot reach the data directory through its parent directories."""

    def __init__(self, base: Path, account: str) -> None:
        super().__init__(
            f"De database draait als account '{account}', en dat account kan de map {base} niet in: "
            "die map of een map erboven is afgesloten voor anderen. "
            "Kies met PAR_DATA_DIR een map onder /var/lib, start PAR als gewone gebruiker, "
            f"of zet de map open voor doorgang met: chmod o+x {base} (en zo nodig de mappen erboven)."
        )


class NotWritableError(EmbeddedPostgresError):
    """The data directory cannot be made, read or written."""

    def __init__(self, base: Path, reason: str) -> None:
        super().__init__(
            f"PAR kan niet werken in de map {base}: {reason}. "
            "Misschien is de map van een andere gebruiker, of alleen te lezen. "
            "Kies met PAR_DATA_DIR een map waar u mag schrijven, of start PAR als de eigenaar van deze map."
        )


class OtherMajorError(EmbeddedPostgresError):
    """The data were made by another major version of PostgreSQL. Starting empty would hide them."""

    def __init__(self, base: Path, found: str, ours: str) -> None:
        super().__init__(
            f"De gegevens in {base} zijn gemaakt met PostgreSQL {found}; deze versie van PAR werkt met {ours}. "
            "PAR begint niet met een lege database, want dan lijken uw gegevens weg. Er is niets veranderd. "
            "Maak met de oude versie van PAR een back-up en zet die terug in deze versie, "
            f"of wijs met PAR_PG_BIN de programma's van PostgreSQL {found} aan."
        )


class DiskFullError(EmbeddedPostgresError):
    """No room left on the disk that holds the data."""

    def __init__(self, base: Path) -> None:
        super().__init__(
            f"De schijf met de map {base} is vol; daardoor kan de database niet starten. "
            "Wat al was opgeslagen, blijft bewaard. Maak ruimte vrij (minstens 200 MB) en start PAR opnieuw, "
            "of kies met PAR_DATA_DIR een map op een andere schijf."
        )


class InUseElsewhereError(EmbeddedPostgresError):
    """Another container or host works in the same data directory."""

    def __init__(self, base: Path) -> None:
        super().__init__(
            f"De gegevens in {base} zijn in gebruik door PAR in een andere container of op een andere computer. "
            "Twee databases op dezelfde map beschadigen de gegevens, daarom start PAR hier niet. "
            "Stop de andere PAR, of kies met PAR_DATA_DIR een andere map."
        )


class OrphansError(EmbeddedPostgresError):
    """Processes of an earlier server still work in the data directory, without their head process."""

    def __init__(self, base: Path, pids: frozenset[int]) -> None:
        numbers = " ".join(str(pid) for pid in sorted(pids))
        super().__init__(
            f"Er draaien nog losse processen van een eerdere database in {base} (nummers: {numbers}). "
            "Een nieuwe database ernaast kan de gegevens beschadigen, daarom start PAR niet. "
            f"Wacht een minuut en probeer het opnieuw. Blijft het zo? Stop ze dan met: kill {numbers}"
        )


class BusyError(EmbeddedPostgresError):
    """Another process has been starting or stopping this server for longer than we wait."""

    def __init__(self, base: Path, seconds: float) -> None:
        super().__init__(
            f"Een andere PAR is al {seconds:.0f} seconden bezig de database in {base} te starten of te stoppen. "
            "Kijk of die nog draait, wacht tot hij klaar is en start PAR opnieuw."
        )


class StartFailedError(EmbeddedPostgresError):
    """PostgreSQL (or a program of it) ended or hung; carries the end of its output."""

    def __init__(self, what: str, log_file: Path | None, tail: str) -> None:
        where = f" Het hele logboek staat in {log_file}." if log_file else ""
        super().__init__(
            f"De database van PAR start niet: {what}. Uw gegevens zijn niet veranderd.{where} "
            "Los op wat hieronder staat en start PAR opnieuw. De laatste regels van PostgreSQL:\n"
            f"{tail or '(geen uitvoer)'}"
        )
