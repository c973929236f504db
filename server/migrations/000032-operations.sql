-- Alerts as records that people work on, what happened to them, and the map of the city.

alter table alert
  add column title jsonb,
  add column number text,
  add column severity integer,
  add column domain text,
  add column place text,
  add column longitude double precision,
  add column latitude double precision,
  add column area_id uuid references area deferrable initially deferred,
  add column reason jsonb,
  add column rule_id text,
  add column group_key text,
  add column episode_at timestamptz,
  add column cleared_at timestamptz,
  add column first_value double precision,
  add column last_value double precision,
  add column worst_value double precision,
  add column limit_value double precision,
  add column value_unit text,
  add column last_value_at timestamptz,
  add column assigned_at timestamptz,
  add column team_id uuid references organization deferrable initially deferred,
  add column incident_id uuid references incident deferrable initially deferred,
  add column merged_into_id uuid references alert deferrable initially deferred,
  add column closing_note text,
  add column escalated_at timestamptz,
  add check (merged_into_id <> id);
update alert a set number = n.number from (
  select id, 'A-' || year || '-' || lpad(row_number() over (partition by year order by raised_at, id)::text, 6, '0') as number
    from (select id, raised_at, to_char(raised_at at time zone 'UTC', 'YYYY') as year from alert) y
) n where n.id = a.id;
create index on alert (area_id);
create index on alert (team_id);
create index on alert (incident_id);
create index on alert (merged_into_id);
create index on alert (raised_at desc);
create index on alert (severity desc, raised_at) where closed_at is null and merged_into_id is null;
-- One alert a rule, group and episode, whoever tells of it again.
create unique index on alert (rule_id, group_key, episode_at) where rule_id is not null;
create unique index on alert (number);

-- Whichever way an alert comes in, it gets the next number of its year; those who enter two at once wait for each other.
create function number_alert() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp as $$
declare
  prefix text := 'A-' || to_char(now() at time zone 'UTC', 'YYYY') || '-';
begin
  perform pg_advisory_xact_lock(37113);
  select prefix || lpad((coalesce(max(substr(number, length(prefix) + 1)::int), 0) + 1)::text, 6, '0')
    into new.number
    from (select number from alert where number >= prefix and number < prefix || 'A' order by number desc limit 1) latest;
  return new;
end
$$;
create trigger number_alert before insert on alert for each row when (new.number is null) execute function number_alert();

-- What happened to an alert, for ever: `at` in the city, `done_at` by the clock.
create table alert_event (
  seq bigint generated always as identity primary key,
  alert_id uuid not null references alert on delete cascade deferrable initially deferred,
  event text not null,
  from_state text,
  to_state text not null,
  at timestamptz not null,
  done_at timestamptz not null,
  actor uuid references account,
  value double precision,
  note text,
  -- The other alert, the incident, the account or the team that it is about as well.
  other_noun text,
  other_id uuid
);
create index on alert_event (alert_id, seq);
revoke update, delete on alert_event from cw_app;

-- How long alerts may wait; one row, none while the defaults hold.
create table alert_targets (
  one boolean primary key default true check (one),
  targets jsonb not null,
  version integer not null default 1,
  updated_at timestamptz not null,
  updated_by uuid references account
);

-- Streams that a scope wants to see as live indicators, in their order; a scope without a row leaves it to the rules.
create table live_indicator (
  scope_id uuid not null references scope on delete cascade deferrable initially deferred,
  place integer not null,
  stream_id integer not null references stream on delete cascade deferrable initially deferred,
  primary key (scope_id, place)
);

alter table stream add column domain text;
create table feature_collection (
  collection text primary key,
  -- Counts the uploads.
  version integer not null,
  count integer not null,
  attribution text not null,
  -- 审图号, or why none is needed.
  approval text not null,
  bounds box,
  loaded_at timestamptz not null,
  loaded_by uuid references account
);

create table feature (
  collection text not null references feature_collection on delete cascade deferrable initially deferred,
  id integer not null,
  version integer not null,
  -- Longitude and latitude, WGS 84.
  bbox box not null,
  -- The geometry of GeoJSON, rounded to the seventh decimal.
  geojson text not null,
  props jsonb not null,
  primary key (collection, id)
);
create index on feature using gist (bbox);
