"""What can be asked of aftercare, at random, for the laws."""

from typing import Any, get_args

from hypothesis import strategies as st

from domain.aftercare import commands as a
from domain.aftercare.events import CareProvider, Carer, Talk
from domain.aftercare.events import Outcome as CareOutcome
from domain.incident.state import fold
from tests.domain.examples import NOW, WITNESS, an_id, reported
from tests.domain.generated_parts import Commands, ids, incidents, maybe_tokens, tokens

CARED_ABOUT = fold([reported(witnesses=(WITNESS,))])
_ABOUT: dict[str, st.SearchStrategy[Any]] = {
    "incident_id": ids,
    "incident": st.just(CARED_ABOUT) | incidents,
    "person_id": st.sampled_from([an_id("victim"), an_id("witness")]) | ids,
    "today": st.just(NOW.date()),
}
_talks = st.sampled_from(get_args(Talk))
_days = st.just(NOW.date()) | st.dates()
AFTERCARE_COMMANDS: Commands = {
    a.RecordWish: st.builds(a.RecordWish, **_ABOUT, wish=tokens),
    a.OfferTalk: st.builds(a.OfferTalk, **_ABOUT, talk=_talks, by=st.sampled_from(get_args(Carer)), offered_on=_days),
    a.HoldTalk: st.builds(a.HoldTalk, **_ABOUT, talk=_talks, held_on=_days, note=maybe_tokens),
    a.DeclineTalk: st.builds(a.DeclineTalk, **_ABOUT, talk=_talks, declined_on=_days),
    a.Refer: st.builds(
        a.Refer, **_ABOUT, to=st.sampled_from(get_args(CareProvider)), referred_on=_days, note=maybe_tokens
    ),
    a.Conclude: st.builds(a.Conclude, **_ABOUT, outcome=st.sampled_from(get_args(CareOutcome)), reason=tokens),
}
_FOR_THE_VICTIM: dict[str, st.SearchStrategy[Any]] = {
    **_ABOUT,
    "incident": st.just(CARED_ABOUT),
    "person_id": st.just(an_id("victim")),
}
DECLINING = st.tuples(
    st.builds(
        a.OfferTalk, **_FOR_THE_VICTIM, talk=st.just("third"), by=st.just("manager"), offered_on=st.just(NOW.date())
    ),
    st.builds(a.DeclineTalk, **_FOR_THE_VICTIM, talk=st.just("third"), declined_on=st.just(NOW.date())),
    st.builds(a.Conclude, **_FOR_THE_VICTIM, outcome=st.just("declined"), reason=tokens),
).map(list)
