"""A version of the catalogue as it is shown, and the list of versions."""

from datetime import date

from pydantic import Field

from api.http.models import OutputModel
from api.register import Register
from domain.catalogue.catalogue import OptionalHoliday, Severity
from domain.catalogue.state import Adopted
from domain.periods import local_day


class EntryOutput(OutputModel):
    code: str
    label: str
    retired: bool = Field(description="Niet meer te kiezen; wat ermee is vastgelegd, blijft leesbaar.")


class SanctionKindOutput(EntryOutput):
    restricts: bool = Field(description="Beperkt de veroorzaker: vraagt hoor en wederhoor en een einddatum.")
    needs_second_decider: bool = Field(description="Een ander dan de voorsteller moet instemmen.")
    always_in_report: bool = Field(description="Staat in de jaartabel, ook als het aantal nul is.")


class TermOutput(OutputModel):
    code: str
    label: str
    period: str = Field(description="Een getal met een eenheid, zoals PT48H of P2W.")
    counted_in: str = Field(description="calendar of working_days.")
    remind_before: str | None
    applies_to_running: bool = Field(description="Geldt ook voor termijnen die al lopen als deze versie ingaat.")


class MatrixRowOutput(OutputModel):
    type: str
    severity: Severity
    repeated: bool
    kinds: tuple[str, ...]
    duration: str | None


class MailboxOutput(OutputModel):
    unit: str | None = Field(description="De eenheid; null: de hele organisatie, en eenheden zonder eigen postbus.")
    address: str = Field(description="Een gedeelde postbus, nooit het adres van een persoon.")


class LetterUseOutput(EntryOutput):
    sanctions: tuple[str, ...] = Field(description="De sancties waar de brief over kan gaan; leeg: elke sanctie.")


class MappedOutput(OutputModel):
    old: str
    new: tuple[str, ...]


class MappingOutput(OutputModel):
    types: tuple[MappedOutput, ...]
    sanctions: tuple[MappedOutput, ...]
    channels: tuple[MappedOutput, ...]
    units: tuple[MappedOutput, ...] = Field(description="Eenheden hebben geen code: hier staan hun namen.")


class ContentOutput(OutputModel):
    """All that stands in a catalogue, in the fields in which it is filled in."""

    types: tuple[EntryOutput, ...]
    sanctions: tuple[SanctionKindOutput, ...]
    channels: tuple[EntryOutput, ...]
    markers: tuple[EntryOutput, ...] = Field(description="Waarvoor een markering kan waarschuwen.")
    terms: tuple[TermOutput, ...]
    matrix: tuple[MatrixRowOutput, ...] = Field(description="Een voorbeeld, tot de organisatie een eigen vaststelt.")
    units: tuple[str, ...] = Field(description="De eenheden waaruit een melding kiest; leeg: elke eenheid mag.")
    letters: tuple[LetterUseOutput, ...] = Field(description="De brieven aan veroorzakers.")
    optional_holidays: tuple[OptionalHoliday, ...] = Field(description="Welke van de twee geen werkdag zijn.")
    mapping: MappingOutput = Field(description="Waaronder oude codes voortaan tellen.")
    mailboxes: tuple[MailboxOutput, ...] = Field(description="Waarheen PAR mailt dat er iets klaarstaat.")


class VersionOutput(OutputModel):
    """A version in the list of versions."""

    version: int
    effective_on: date | None = Field(description="De dag waarop deze versie ingaat; null: gold altijd al.")
    in_force: bool = Field(description="Deze versie geldt vandaag.")


class CatalogueOutput(ContentOutput, VersionOutput):
    """A version of the catalogue."""


class VersionListOutput(OutputModel):
    """Every version, the newest first."""

    versions: tuple[VersionOutput, ...]


def catalogue(register: Register, number: int | None = None) -> CatalogueOutput | None:
    """This version, or the one that holds today; None when it was never adopted."""
    wanted = register.catalogue.version if number is None else number
    found = next((one for one in register.catalogues.state.versions if one.catalogue.version == wanted), None)
    if found is None:
        return None
    content = ContentOutput.model_validate(found.catalogue)
    fields = {name: getattr(content, name) for name in ContentOutput.model_fields}
    return CatalogueOutput(**fields, **_version(register, found).model_dump(by_alias=False))


def versions(register: Register) -> VersionListOutput:
    """Every version that was adopted, with the one that ships."""
    newest_first = reversed(register.catalogues.state.versions)
    return VersionListOutput(versions=tuple(_version(register, one) for one in newest_first))


def stream_version(register: Register) -> int:
    """The version at which the stream stands: the one that ships is not in it."""
    return len(register.catalogues.state.versions) - 1


def _version(register: Register, adopted: Adopted) -> VersionOutput:
    since = adopted.effective_on
    return VersionOutput(
        version=adopted.catalogue.version,
        effective_on=None if since == date.min else since,
        in_force=register.catalogues.in_force(local_day(register.clock())) == adopted.catalogue,
    )
