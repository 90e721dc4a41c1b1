"""What can be asked of a catalogue, at random, for the laws."""

from datetime import timedelta

from hypothesis import strategies as st

from domain.catalogue import commands as k
from domain.catalogue.catalogue import LETTERS, Content, Entry, Letter, Mailbox, Mapped, SanctionKind, content_of
from domain.catalogue.catalogue import Mapping as CodeMapping
from domain.catalogue.version_1 import CATALOGUE_1
from domain.event import Value
from tests.domain.examples import NOW
from tests.domain.generated_parts import Commands, tokens, units

few_codes = st.sampled_from(["verbal", "physical", "online_threat", "Bad code"])
entries = st.lists(
    st.builds(Entry, code=few_codes, label=st.sampled_from(["Een", "Twee", "Drie", " "]), retired=st.booleans()),
    max_size=3,
).map(tuple)
mappings = st.builds(
    CodeMapping,
    types=st.lists(st.builds(Mapped, old=few_codes, new=st.lists(few_codes, max_size=2).map(tuple)), max_size=2).map(
        tuple
    ),
    units=st.lists(st.builds(Mapped, old=units, new=st.lists(units, max_size=2).map(tuple)), max_size=2).map(tuple),
)
letters = st.just(LETTERS) | st.lists(
    st.builds(
        Letter,
        code=st.sampled_from(["warning", "ban", "hearing_invitation", "poem"]),
        label=st.sampled_from(["Een", "Twee", " "]),
        retired=st.booleans(),
        sanctions=st.lists(st.sampled_from(["talk", "building_ban", "stocks"]), max_size=2).map(tuple),
    ),
    max_size=4,
).map(tuple)
effective_days = st.sampled_from([NOW.date() + timedelta(days=days) for days in (-30, 0, 30, 60)])
sound_contents = st.sampled_from(
    [
        content_of(CATALOGUE_1),
        content_of(CATALOGUE_1).model_copy(update={"units": ("Vergunningen", "Toezicht")}),
        content_of(CATALOGUE_1).model_copy(update={"mailboxes": (Mailbox(address="agressie@example.org"),)}),
        content_of(CATALOGUE_1).model_copy(
            update={"types": (*CATALOGUE_1.types, Entry(code="online_threat", label="Dreigen via internet"))}
        ),
    ]
)
contents = sound_contents | st.builds(
    Content,
    types=entries,
    sanctions=st.just(CATALOGUE_1.sanctions) | st.just((SanctionKind(code="talk", label="Gesprek"),)),
    channels=entries,
    terms=st.just(CATALOGUE_1.terms),
    matrix=st.just(CATALOGUE_1.matrix) | st.just(()),
    units=st.lists(units, max_size=2).map(tuple),
    letters=letters,
    mapping=mappings,
)
in_use = st.builds(k.InUse, types=st.frozensets(few_codes, max_size=2), units=st.frozensets(units, max_size=2))


def adoptions(adopted: st.SearchStrategy[Content]) -> st.SearchStrategy[Value]:
    """Adopting one of these catalogues."""
    return st.builds(
        k.AdoptCatalogue,
        today=st.just(NOW.date()),
        effective_on=effective_days,
        content=adopted,
        in_use=in_use,
        reason=tokens,
    )


CATALOGUE_COMMANDS: Commands = {k.AdoptCatalogue: adoptions(contents)}
