"""What can be asked of the damage of an incident, at random, for the laws."""

from hypothesis import strategies as st

from domain.damage import commands as g
from domain.incident.state import fold
from domain.police.state import fold as fold_case
from tests.domain.examples import reported
from tests.domain.generated_parts import CHARGE, FIRST, TODAY, Commands, days, ids, incidents, marker_ids, tokens

cents = st.sampled_from([1, 50, 100, 2**31 - 1])
sound_damage = st.builds(
    g.RecordDamage,
    today=st.just(TODAY),
    damage_id=marker_ids,
    incident_id=st.just(FIRST),
    incident=st.just(fold([reported()])),
    kind=st.just("vehicle"),
    description=tokens,
    amount_cents=st.none() | cents,
    on=st.just(TODAY),
)
DAMAGE_COMMANDS: Commands = {
    g.RecordDamage: st.builds(
        g.RecordDamage,
        today=days,
        damage_id=marker_ids,
        incident_id=ids,
        incident=incidents,
        kind=st.sampled_from(["property", "vehicle", "medical", "other"]),
        description=tokens,
        amount_cents=st.none() | cents,
        on=days,
    )
    | sound_damage,
    g.AssessDamage: st.builds(g.AssessDamage, damage_id=marker_ids, amount_cents=cents, reason=tokens),
    g.ClaimDamage: st.builds(
        g.ClaimDamage,
        today=st.just(TODAY),
        damage_id=marker_ids,
        route=st.sampled_from(["criminal", "civil"]),
        police_case_id=st.none() | ids,
        case=st.none() | st.just(fold_case([CHARGE])),
        on=st.just(TODAY) | days,
    ),
    g.RecoverDamage: st.builds(
        g.RecoverDamage,
        today=st.just(TODAY),
        damage_id=marker_ids,
        recovery_id=ids,
        amount_cents=cents,
        on=st.just(TODAY) | days,
    ),
    g.WriteOffDamage: st.builds(g.WriteOffDamage, damage_id=marker_ids, reason=tokens),
}
