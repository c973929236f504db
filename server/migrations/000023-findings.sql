-- What verdicts that fell short ask somebody to do. Written by the engine and by the routes that judge it themselves.

create table finding (
  id uuid primary key,
  scope_id uuid not null references scope on delete cascade deferrable initially deferred,
  rule text not null,
  state text not null check (state in ('open', 'acknowledged', 'planned', 'closed')),
  severity text not null check (severity in ('critical', 'major', 'minor')),
  -- Belongs to an emergency: no quiet hours.
  incident boolean not null,
  -- The verdict before, the one that opened it, and the one that stands now.
  from_state text,
  to_state text not null,
  verdict text not null,
  opened_at timestamptz not null,
  due_on date not null,
  owner_role text not null,
  -- Who held the role when it closed; until then the register of role assignments says who does.
  person_id uuid,
  -- What was counted when it opened.
  n integer not null,
  pass integer not null,
  fail integer not null,
  unknown integer not null,
  value double precision,
  previous_id uuid references finding deferrable initially deferred,
  -- How often it was brought before a higher role.
  escalated integer not null default 0,
  -- Told once that all its actions were done in vain.
  ineffective_at timestamptz,
  closed_at timestamptz,
  closed_as text check (closed_as in ('met', 'attested', 'waived', 'not_applicable', 'withdrawn')),
  version integer not null default 1,
  check ((state = 'closed') = (closed_at is not null)),
  check ((closed_at is null) = (closed_as is null))
);
create unique index finding_standing on finding (scope_id, rule) where closed_at is null;
create index on finding (scope_id, opened_at desc);
create index on finding (scope_id, rule, opened_at desc);
create index on finding (previous_id);

create table finding_event (
  id bigint generated always as identity primary key,
  finding_id uuid not null references finding on delete cascade,
  kind text not null,
  at timestamptz not null,
  -- None: the engine.
  actor uuid references account,
  verdict text,
  role text,
  -- The writes that led to the verdict: [{"noun": …, "records": …}].
  because jsonb not null default '[]'
);
create index on finding_event (finding_id, id desc);

-- Who is told what, and when; what goes out together for an account becomes one message.
create table finding_notice (
  id bigint generated always as identity primary key,
  finding_id uuid not null references finding on delete cascade,
  account_id uuid not null references account on delete cascade,
  kind text not null,
  channel text not null check (channel in ('at_once', 'digest')),
  queued_at timestamptz not null,
  send_after timestamptz not null,
  sent_at timestamptz
);
create index on finding_notice (finding_id, id desc);
create index finding_notice_waiting on finding_notice (send_after) where sent_at is null;

-- Who follows findings beyond what is his own; an account or a role.
create table finding_follow (
  id uuid primary key,
  account_id uuid references account on delete cascade,
  role text,
  scope_id uuid references scope on delete cascade deferrable initially deferred,
  component text,
  severity text check (severity in ('critical', 'major', 'minor')),
  class text,
  channel text not null check (channel in ('at_once', 'digest')),
  check ((account_id is null) <> (role is null))
);
create index on finding_follow (account_id);

-- One row where the city wants other times than the defaults.
create table finding_setting (
  only_row boolean primary key default true check (only_row),
  settings jsonb not null,
  version integer not null default 1
);

create index on action (finding_id) where finding_id is not null;

revoke insert, update, delete on finding, finding_event, finding_notice, finding_follow, finding_setting from cw_app;
