-- What leaves the house: events are written in the transaction of what they tell of, and delivered at least once.

create table outbox (
  id bigint generated always as identity primary key,
  -- The same wherever and however often the event is delivered: receivers know a repetition by it.
  event uuid not null,
  topic text not null,
  -- Events of one subject leave in their order.
  subject text not null,
  body jsonb not null,
  tx xid8 not null default pg_current_xact_id(),
  -- When it happened, and since when it waits: not the same where an event is sent again.
  at timestamptz not null default clock_timestamp(),
  queued_at timestamptz not null default clock_timestamp(),
  -- Null until it is known who wants the event; each destination then has a row of its own.
  destination uuid,
  -- Sent again because a person asked for it.
  replay boolean not null default false,
  tries integer not null default 0,
  next_at timestamptz not null default now(),
  lease_until timestamptz,
  leased_by uuid
);
create index on outbox (destination, id);
create index on outbox (destination, subject, id);
create index on outbox (queued_at) where destination is not null;
-- Who writes a record may add the event, and nothing else.
revoke all on outbox from cw_app;
grant insert (event, topic, subject, body) on outbox to cw_app;

-- How far the change log was turned into events. One row.
create table outbox_position (
  one boolean primary key default true check (one),
  tx xid8 not null,
  seq bigint not null
);
-- From here on: every later change is made by a later transaction.
insert into outbox_position (tx, seq) values (pg_current_xact_id(), 0);
revoke all on outbox_position from cw_app;

-- Where events go: subscriptions of other systems.
create table webhook (
  id uuid primary key,
  title text not null,
  address text not null,
  topics text[] not null,
  -- Nouns whose records are told of.
  registers text[] not null,
  algorithm text not null check (algorithm in ('hmac-sha256', 'hmac-sm3')),
  -- Sealed; see platform/keys.
  secret text not null,
  -- Still signs beside the new one, until its time is up.
  former_secret text,
  former_until timestamptz,
  -- The account in whose rights events are told.
  owner_id uuid not null references account,
  version integer not null default 1,
  made_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  -- Nothing is sent while it is paused: by a person, after many failures, because the receiver is gone or the owner may
  -- no longer have it.
  paused_at timestamptz,
  pause_reason text check (pause_reason in ('person', 'failures', 'gone', 'owner')),
  -- Failures in a row, and since when.
  failures integer not null default 0,
  failing_since timestamptz,
  removed_at timestamptz,
  check ((paused_at is null) = (pause_reason is null)),
  check ((former_secret is null) = (former_until is null))
);
revoke all on webhook from cw_app;

-- One row a try. The body is kept with the try that arrived, for as long as it can be sent again.
create table webhook_delivery (
  id uuid primary key,
  webhook_id uuid not null references webhook on delete cascade,
  event uuid not null,
  topic text not null,
  subject text not null,
  body jsonb,
  event_at timestamptz not null,
  try integer not null,
  replay boolean not null,
  at timestamptz not null default clock_timestamp(),
  delivered boolean not null,
  -- Of the answer; null where none came, and `failure` says why.
  status integer,
  failure text,
  milliseconds integer not null,
  request_bytes integer not null,
  answer_bytes integer not null
);
create index on webhook_delivery (webhook_id, id desc);
create index on webhook_delivery (webhook_id, event_at) where delivered;
create index on webhook_delivery (at);
revoke all on webhook_delivery from cw_app;

-- Events that could not be delivered, until a person has sent them again or dropped them.
create table dead_letter (
  id uuid primary key,
  webhook_id uuid not null references webhook on delete cascade,
  event uuid not null,
  topic text not null,
  subject text not null,
  body jsonb,
  event_at timestamptz not null,
  died_at timestamptz not null default now(),
  tries integer not null,
  -- What the last try came to.
  status integer,
  failure text,
  ended_at timestamptz,
  ended_by uuid references account,
  outcome text check (outcome in ('replayed', 'dropped')),
  end_reason text,
  check ((ended_at is null) = (outcome is null))
);
create index on dead_letter (webhook_id, id desc) where ended_at is null;
create index on dead_letter (ended_at);
revoke all on dead_letter from cw_app;

-- Of an answer that was too long nothing is kept but that it was given.
alter table idempotent_request add column kept boolean not null default true;

-- A notice about a webhook is no one's act.
alter table inbox_entry alter column actor drop not null;
-- What an entry says by itself, where nothing stands behind it that its reader could look up.
alter table inbox_entry add column note jsonb;
