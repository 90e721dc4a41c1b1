-- Keys are of one actor each: what another sends under the same key is another request. What was kept before gets the
-- actor of what it answers; a command without a key of its caller is kept under its own id, which nobody sends.

update par.commands k set key = e.actor || ':' || k.key
from par.events e
where e.organisation = k.organisation and e.position = k.position and e.command_id::text <> k.key;

comment on table par.commands is 'What was answered to each Idempotency-Key, which is kept as actor:key. request is a keyed hash, answer holds ids only.';
