-- The log: one table per register, the organisation first in every key, ordered per organisation by position.

create table par.register (
    id uuid primary key,
    practice boolean not null,
    created_at timestamptz not null default now()
);
comment on table par.register is 'Which register this is. The keyring carries the same id, so that neither is opened with the other''s. A practice register holds made-up people only.';

create table par.heads (
    organisation uuid primary key,
    position bigint not null default 0 check (position >= 0)
) with (fillfactor = 10);
comment on table par.heads is 'The last position of each organisation. Its row lock makes commit order the order of positions, without gaps.';

create table par.series (
    organisation uuid not null,
    series int not null,
    last int not null check (last > 0),
    primary key (organisation, series)
) with (fillfactor = 10);
comment on table par.series is 'The last number handed out per series (a year), under the lock of the head row, so without gaps.';

create table par.events (
    organisation uuid not null,
    position bigint not null check (position > 0),
    stream_id uuid not null,
    stream_version int not null check (stream_version > 0),
    topic text not null,
    number int,
    recorded_at timestamptz not null,
    actor uuid not null,
    event_id uuid not null,
    command_id uuid not null,
    correlation_id uuid not null,
    causation_id uuid,
    state bytea not null,
    primary key (organisation, position),
    unique (organisation, stream_id, stream_version)
);
comment on table par.events is 'The facts, for ever. Personal data in state is sealed; the keys are not in this database.';

create table par.commands (
    organisation uuid not null,
    key text not null,
    request bytea not null,
    position bigint not null,
    first_number int,
    answer bytea not null,
    primary key (organisation, key)
);
comment on table par.commands is 'What was answered to each Idempotency-Key. request is a keyed hash, answer holds ids only.';

create function par.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the log is append-only: % on % is refused', tg_op, tg_table_name using errcode = 'PAR02';
end $$;

create trigger append_only before update or delete on par.events
    for each row execute function par.refuse_change();
create trigger append_only_whole before truncate on par.events
    for each statement execute function par.refuse_change();
alter table par.events enable always trigger append_only;
alter table par.events enable always trigger append_only_whole;

create view par.events_readable with (security_invoker = true) as
    select organisation, position, stream_id, stream_version, topic, number, recorded_at, actor,
           event_id, command_id, correlation_id, causation_id, convert_from(state, 'UTF8')::jsonb as state
    from par.events;

-- What a batch is made of. One array per kind, because PostgreSQL unpacks one array of rows faster than a dozen columns.
create type par.new_command as (key text, request bytea, answer bytea, last_place int, series int, nth int);
create type par.expectation as (command int, stream uuid, version int);
create type par.new_event as (
    stream uuid, version int, topic text, series int, nth int, id uuid, state bytea,
    command uuid, actor uuid, correlation uuid, causation uuid, recorded_at timestamptz
);
create type par.new_numbers as (series int, count int);

-- Appends a batch of commands of one organisation in one round trip, all or nothing. The commands share no stream and
-- no key; the caller counts their events (place) and numbers (nth per series) from 1, in order.
-- Nothing wrong: recorded, and the answer is outcome 0 with the position before the batch, then one row with outcome 4
-- per series with its last number before the batch. Otherwise nothing is recorded and the answer is a row for each
-- command that cannot go along: 1 its key was answered before, 2 a stream has another version, 3 its key came with
-- another request. The caller leaves those out and sends the others again.
-- It has the rights of its owner, and the writer none but to call it: so facts are only added, at the next positions.
-- What the caller counted (versions, numbers) it takes as it comes: one that lies about its own facts is not stopped.
-- The lateral limits keep the look-ups on their indexes whatever the planner thinks of the size of the tables.
create function par.append(
    org uuid, commands par.new_command[], expectations par.expectation[], events par.new_event[],
    numbers par.new_numbers[]
) returns table (command int, outcome int, last_position bigint, last_number int, answered bytea, at_version int)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    head bigint;
    lasts int[];
    answered_before int;
    stale int;
begin
    select h.position into head from par.heads h where h.organisation = org for update;
    if not found then
        raise exception 'unknown organisation' using errcode = 'PAR01';
    end if;
    -- New statements after the lock, so that they see all that was committed under it.
    return query
        select c.n::int, case when k.request = c.request then 1 else 3 end, k.position, k.first_number, k.answer, null::int
        from unnest(commands) with ordinality as c(key, request, answer, last_place, series, nth, n)
        cross join lateral (
            select x.request, x.position, x.first_number, x.answer from par.commands x
            where x.organisation = org and x.key = c.key limit 1
        ) k;
    get diagnostics answered_before = row_count;
    return query
        select s.command, 2, null::bigint, null::int, null::bytea, coalesce(e.version, 0)
        from unnest(expectations) as s
        left join lateral (
            select x.stream_version as version from par.events x
            where x.organisation = org and x.stream_id = s.stream order by x.stream_version desc limit 1
        ) e on true
        where coalesce(e.version, 0) <> s.version;
    get diagnostics stale = row_count;
    if answered_before + stale > 0 then
        return;
    end if;

    if cardinality(numbers) > 0 then
        with counted as (
            insert into par.series as t (organisation, series, last)
            select org, n.series, n.count from unnest(numbers) as n
            on conflict on constraint series_pkey do update set last = t.last + excluded.last
            returning t.series, t.last
        )
        select array_agg(c.last - n.count order by n.place) into lasts
        from unnest(numbers) with ordinality as n(series, count, place) join counted c using (series);
        return query
            select l.n::int, 4, null::bigint, l.last, null::bytea, null::int
            from unnest(lasts) with ordinality as l(last, n);
    end if;
    insert into par.events
        select org, head + e.place, e.stream, e.version, e.topic, lasts[e.series] + e.nth, e.recorded_at, e.actor,
               e.id, e.command, e.correlation, e.causation, e.state
        from unnest(events) with ordinality
            as e(stream, version, topic, series, nth, id, state, command, actor, correlation, causation, recorded_at, place);
    insert into par.commands
        select org, c.key, c.request, head + c.last_place, lasts[c.series] + c.nth, c.answer
        from unnest(commands) as c;
    update par.heads h set position = head + cardinality(events) where h.organisation = org;
    return query select 0, 0, head, null::int, null::bytea, null::int;
end $$;

grant usage on schema par to par_writer, par_reader, par_projector;
revoke execute on function par.append from public;
grant execute on function par.append to par_writer;
grant select on par.events, par.events_readable, par.heads to par_reader, par_projector;
grant select on par.commands to par_reader;
grant select on par.register to par_writer, par_reader, par_projector;
