"""What can be asked of a case at the police, at random, for the laws."""

from hypothesis import strategies as st

from domain.police import commands as p
from tests.domain.generated_parts import (
    TODAY,
    Commands,
    days,
    grounds,
    ids,
    maybe_tokens,
    outcomes,
    sound_ground,
    tokens,
)

sound_cases = st.builds(
    p.MakeCase,
    today=st.just(TODAY),
    kind=st.sampled_from(["report", "charge"]),
    incidents=sound_ground,
    number=maybe_tokens,
    made_on=st.just(TODAY),
    made_by=tokens,
    domicile_at_employer=st.booleans(),
)
POLICE_COMMANDS: Commands = {
    p.MakeCase: st.builds(
        p.MakeCase,
        today=days,
        kind=st.sampled_from(["report", "charge"]),
        incidents=grounds,
        number=maybe_tokens,
        made_on=days,
        made_by=tokens,
        domicile_at_employer=st.booleans(),
    )
    | sound_cases,
    p.RelyUpon: st.builds(p.RelyUpon, by=st.sampled_from(["marker", "sanction"]), id=ids, dossier_id=ids),
    p.RecordOutcome: st.builds(p.RecordOutcome, today=days, outcome=outcomes, on=days, note=maybe_tokens),
}
