"""What can be asked of letters and of the texts they are written with, at random, for the laws."""

from datetime import timedelta
from typing import get_args

from hypothesis import strategies as st

from domain.dossier.state import fold as fold_dossier
from domain.incident.state import fold
from domain.letter import commands as letter
from domain.letter.events import Addressee
from domain.letter.facts import BY_NAME, LetterKind, SentBy
from domain.letter_template import commands as letter_template
from domain.sanction.state import fold as fold_sanction
from tests.domain.examples import NOW, an_id, letter_text, reported
from tests.domain.generated_parts import Commands, ids, incidents, tokens
from tests.domain.sanctions import INCIDENT_ID, RUNNING, WARNING

known_facts = st.just(frozenset(BY_NAME)) | st.frozensets(st.sampled_from(sorted(BY_NAME)))
asked_facts = st.just(frozenset[str]()) | st.frozensets(st.sampled_from(sorted(BY_NAME)), max_size=3)
drafts = st.builds(
    letter.Draft, addressee=st.builds(Addressee, name=tokens, address=tokens), content=tokens
) | st.sampled_from(["too_long", "not_printable"])
letter_days = st.none() | st.sampled_from([NOW.date() + timedelta(days=count) for count in (0, 1, 2)])
sound_letters = st.builds(
    letter.GenerateLetter,
    at=st.just(NOW),
    kind=st.sampled_from(get_args(LetterKind)).filter(lambda kind: kind != "ban"),
    template_version=st.sampled_from([0, 1]),
    incident_id=ids,
    incident=st.just(fold([reported()])),
    asked=st.just(frozenset[str]()),
    known=st.just(frozenset(BY_NAME)),
    draft=st.builds(letter.Draft, addressee=st.builds(Addressee, name=tokens, address=tokens), content=tokens),
)
sound_bans = sound_letters.map(
    lambda made: made.model_copy(
        update={
            "kind": "ban",
            "incident_id": INCIDENT_ID,
            "sanction_id": an_id("ban"),
            "sanction": fold_sanction(RUNNING),
        }
    )
)
LETTER_COMMANDS: Commands = {
    letter.GenerateLetter: sound_letters
    | sound_bans
    | st.builds(
        letter.GenerateLetter,
        at=st.just(NOW),
        kind=st.sampled_from(get_args(LetterKind)),
        template_version=st.sampled_from([0, 1]),
        incident_id=ids,
        incident=incidents,
        dossier_id=st.none() | ids,
        dossier=st.just(fold_dossier([])),
        perpetrator_id=st.none() | ids,
        asked=asked_facts,
        known=known_facts,
        sanction_id=st.none() | ids,
        sanction=st.sampled_from([fold_sanction(facts) for facts in ([], [WARNING], RUNNING, RUNNING[:1])]),
        sanction_goes_on_in=st.none() | ids,
        contradicted=st.sampled_from([(), ("measure",)]),
        measure=st.builds(letter.Measure, starts_on=letter_days, ends_on=letter_days, review_on=letter_days),
        offered=st.builds(letter.Offered, hearing_on=letter_days, written_until=letter_days),
        draft=drafts,
    ),
    letter.SendLetter: st.builds(
        letter.SendLetter,
        today=st.just(NOW.date() + timedelta(days=1)),
        sent_on=letter_days.filter(bool),
        how=st.sampled_from(get_args(SentBy)),
    ),
}
LETTER_TEMPLATE_COMMANDS: Commands = {
    letter_template.AdoptTemplate: st.builds(
        letter_template.AdoptTemplate,
        kind=st.sampled_from(get_args(LetterKind)),
        text=st.sampled_from([*map(letter_text, get_args(LetterKind)), "# Titel", "{{ rude }}", ""])
        | st.text(alphabet="#*-{}? norm\n", max_size=30),
    )
}
