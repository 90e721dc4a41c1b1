"""Views keep what was sealed sealed: nothing that was typed can be read in them."""

from contextlib import closing
from pathlib import Path
from uuid import uuid4

from domain.incident.events import Reclassified
from projections.views import VIEWS
from store.file_keyring import FileKeyring
from tests.domain.examples import an_id
from tests.projections.checks import rows_of
from tests.projections.register import Register
from tests.store.facts import Typist

VICTIM, PERPETRATOR, TEXT = "Ñandú Özgür", "Ĳsbrand ’t Hoen-İnan ẞ", "Schold en sloeg op het glas"
REASON = "Het was toch anders"


def test_nothing_that_was_typed_can_be_read_in_any_view(register: Register, tmp_path: Path) -> None:
    stream = an_id("incident")
    with closing(FileKeyring(tmp_path / "keys", uuid4(), may_create=True)) as keyring:
        typist = Typist(keyring, register.organisation)
        told = typist.incident(stream, victim=VICTIM, perpetrator=PERPETRATOR, description=TEXT)
        reason = typist.seal(REASON, stream, "text.reason", keyring.mint())
    register.record(stream, told, Reclassified(types=("other",), catalogue_version=1, reason=reason))
    register.project()

    shown = "\n".join(str(rows_of(register, view)) for view in VIEWS)

    assert all(text not in shown for text in (VICTIM, PERPETRATOR, TEXT, REASON))
    # The look itself works: it finds what is not personal, and the sealed values as they are in the log.
    assert "Vergunningen" in shown
    assert told.description in shown
    assert reason in shown
