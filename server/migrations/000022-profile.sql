-- What a city settles for itself, and what people state where records say nothing.

create table profile_setting (
  id uuid primary key,
  scope_id uuid not null references scope on delete cascade deferrable initially deferred,
  kind text not null check (kind in ('limits', 'not_applicable', 'waiver', 'record_exemption', 'freeze')),
  -- Code of a rule, or of a recommendation with all its rules.
  subject text not null,
  -- Limits that are changed; empty for the other kinds.
  limits jsonb not null default '{}',
  -- Records that are exempt, or held by a freeze.
  records uuid[] not null default '{}',
  state text not null default 'proposed' check (state in ('proposed', 'in_force', 'ended', 'declined', 'withdrawn')),
  reason text not null,
  author uuid references account,
  proposed_at timestamptz not null,
  approver uuid references account,
  decided_at timestamptz,
  decision_reason text,
  -- From when it counts and until when, in the time its scope is judged in.
  from_at timestamptz,
  until_at timestamptz,
  -- The same as the last day it counts.
  until_day date,
  review_due date,
  ended_at timestamptz,
  ended_by uuid references account,
  end_reason text,
  -- When its author was told that it ends or has to be looked at again.
  warned_at timestamptz,
  check (approver is null or approver <> author)
);
create index on profile_setting (scope_id, subject);
create index on profile_setting (scope_id) where state in ('proposed', 'in_force');
-- One of a kind for a rule at a time; single records may be exempted in several steps.
create unique index profile_setting_in_force on profile_setting (scope_id, subject, kind)
  where state = 'in_force' and kind <> 'record_exemption';
create unique index profile_setting_proposed on profile_setting (scope_id, subject, kind)
  where state = 'proposed' and kind <> 'record_exemption';

-- What a rule was judged by where that was not the card alone: named by the version that states and history carry.
create table effective_version (
  version text primary key,
  rule text not null,
  card_version text not null,
  settings uuid[] not null,
  attestation uuid,
  at timestamptz not null
);
revoke insert, update, delete on effective_version from cw_app;

create table attestation (
  id uuid primary key,
  scope_id uuid not null references scope on delete cascade deferrable initially deferred,
  rule text not null,
  statement jsonb not null,
  -- The role the person speaks in.
  role text not null,
  owner uuid references account,
  second uuid references account,
  valid_to timestamptz not null,
  -- The last day it is good for.
  until_day date not null,
  state text not null check (state in ('draft', 'signed', 'valid', 'challenged', 'expired', 'withdrawn')),
  version integer not null default 1,
  created_at timestamptz not null,
  -- The live rule that speaks against it, and until when its owner has to answer.
  challenged_by text,
  answer_by timestamptz,
  -- When its owner was told that it ends.
  warned_at timestamptz,
  check (second is null or second <> owner)
);
create index on attestation (scope_id, rule);
create index on attestation (scope_id) where state in ('signed', 'valid', 'challenged');

-- How it came to be what it is, for ever: `at` in the time its scope is judged in, `done_at` by the clock.
create table attestation_event (
  seq bigint generated always as identity primary key,
  attestation_id uuid not null references attestation on delete cascade,
  event text not null,
  from_state text,
  to_state text not null,
  at timestamptz not null,
  done_at timestamptz not null,
  actor uuid references account,
  note text
);
create index on attestation_event (attestation_id, seq desc);

create table attestation_file (
  id uuid primary key,
  attestation_id uuid not null references attestation on delete cascade,
  sha256 text not null references stored_file,
  name text not null,
  kind text not null,
  collected_at date not null,
  expires_at date,
  added_by uuid references account,
  added_at timestamptz not null
);
create index on attestation_file (attestation_id);
create index on attestation_file (sha256);
revoke update on attestation_event, attestation_file from cw_app;

alter table rule_state add column exempt integer not null default 0;
-- Of the records a freeze holds, those that fail still; null where nothing is frozen.
alter table rule_state add column held integer;
