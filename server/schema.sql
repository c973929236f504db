-- Made by `npm run generate` from server/migrations/; not meant to run.

create table access_alarm (
  id uuid not null,
  account_id uuid not null,
  kind text not null,
  day date not null,
  looks integer not null,
  usual double precision,
  access_id uuid not null,
  raised_at timestamp with time zone default now() not null,
  closed_at timestamp with time zone,
  closed_by uuid,
  conclusion text,
  CHECK ((kind = ANY (ARRAY['many'::text, 'close'::text, 'hours'::text]))),
  FOREIGN KEY (access_id) REFERENCES personal_data_access(id),
  FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  FOREIGN KEY (closed_by) REFERENCES account(id),
  PRIMARY KEY (id),
  UNIQUE (account_id, kind, day)
);

create table account (
  id uuid not null,
  login text not null,
  name jsonb not null,
  person_id uuid,
  disabled_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  kind text default 'person'::text not null,
  organization_id uuid,
  scope_ids uuid[],
  subject text,
  disabled_reason text,
  created_by uuid,
  version integer default 1 not null,
  CHECK ((cardinality(scope_ids) > 0)),
  CHECK ((kind = ANY (ARRAY['person'::text, 'program'::text]))),
  FOREIGN KEY (created_by) REFERENCES account(id),
  PRIMARY KEY (id),
  UNIQUE (login),
  UNIQUE (subject)
);

create table account_role (
  id uuid default gen_random_uuid() not null,
  account_id uuid not null,
  role text not null,
  reason text,
  granted_at timestamp with time zone default now() not null,
  granted_by uuid,
  approved_at timestamp with time zone,
  approved_by uuid,
  expires_at timestamp with time zone default (now() + '1 year'::interval) not null,
  ended_at timestamp with time zone,
  ended_by uuid,
  outcome text,
  end_reason text,
  warned_at timestamp with time zone,
  CHECK (((approved_by <> granted_by) AND (approved_by <> account_id))),
  CHECK (((ended_at IS NULL) = (outcome IS NULL))),
  CHECK ((granted_by <> account_id)),
  FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  FOREIGN KEY (approved_by) REFERENCES account(id),
  FOREIGN KEY (ended_by) REFERENCES account(id),
  FOREIGN KEY (granted_by) REFERENCES account(id),
  PRIMARY KEY (id)
);

create table action (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  source_type text not null,
  source_id uuid not null,
  title jsonb not null,
  owner_id uuid not null,
  raised_at date not null,
  due_at date not null,
  done_at date,
  status text not null,
  rule_id uuid,
  finding_id uuid,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (owner_id) REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table action_plan (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  incident_id uuid not null,
  edition integer not null,
  issued_at timestamp with time zone not null,
  objectives integer not null,
  org_ids uuid[] default '{}'::uuid[] not null,
  segment_ids uuid[] default '{}'::uuid[] not null,
  resource_checked boolean not null,
  legal_checked boolean not null,
  scenario_modelled boolean not null,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (incident_id) REFERENCES incident(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table after_action_review (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  incident_id uuid not null,
  reviewed_at date not null,
  independent boolean not null,
  citizen_input boolean not null,
  published_at date,
  data_reviewed boolean not null,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (incident_id) REFERENCES incident(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table ai_use_case (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  title jsonb not null,
  status text not null,
  component_codes text[] default '{}'::text[] not null,
  owner_org_id uuid,
  purpose_codes text[] default '{}'::text[] not null,
  issue_codes text[] default '{}'::text[] not null,
  risk_level text,
  human_oversight text,
  dataset_ids uuid[] default '{}'::uuid[] not null,
  benefit_ids uuid[] default '{}'::uuid[] not null,
  impact_assessed_at date,
  monitored_at date,
  published_at date,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (owner_org_id) REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table alert (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  kind text not null,
  auto_detected boolean not null,
  raised_at timestamp with time zone not null,
  ack_at timestamp with time zone,
  org_ids uuid[] default '{}'::uuid[] not null,
  closed_at timestamp with time zone,
  false_alarm boolean,
  title jsonb,
  number text,
  severity integer,
  domain text,
  place text,
  longitude double precision,
  latitude double precision,
  area_id uuid,
  reason jsonb,
  rule_id text,
  group_key text,
  episode_at timestamp with time zone,
  cleared_at timestamp with time zone,
  first_value double precision,
  last_value double precision,
  worst_value double precision,
  limit_value double precision,
  value_unit text,
  last_value_at timestamp with time zone,
  assigned_at timestamp with time zone,
  team_id uuid,
  incident_id uuid,
  merged_into_id uuid,
  closing_note text,
  escalated_at timestamp with time zone,
  CHECK ((merged_into_id <> id)),
  FOREIGN KEY (area_id) REFERENCES area(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (incident_id) REFERENCES incident(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (merged_into_id) REFERENCES alert(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (team_id) REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table alert_event (
  seq bigint generated always as identity not null,
  alert_id uuid not null,
  event text not null,
  from_state text,
  to_state text not null,
  at timestamp with time zone not null,
  done_at timestamp with time zone not null,
  actor uuid,
  value double precision,
  note text,
  other_noun text,
  other_id uuid,
  FOREIGN KEY (actor) REFERENCES account(id),
  FOREIGN KEY (alert_id) REFERENCES alert(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (seq)
);

create table alert_targets (
  one boolean default true not null,
  targets jsonb not null,
  version integer default 1 not null,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  CHECK (one),
  FOREIGN KEY (updated_by) REFERENCES account(id),
  PRIMARY KEY (one)
);

create table api (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  asset_id uuid,
  title jsonb not null,
  status text not null,
  open_spec boolean not null,
  versioned boolean not null,
  documented boolean not null,
  registered boolean not null,
  FOREIGN KEY (asset_id) REFERENCES asset(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table api_key (
  id uuid not null,
  prefix text not null,
  key_hash bytea not null,
  account_id uuid not null,
  made_at timestamp with time zone default now() not null,
  expires_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  name text default ''::text not null,
  scopes jsonb,
  per_minute integer,
  used_at timestamp with time zone,
  made_by uuid,
  ended_by uuid,
  CHECK ((expires_at <= (made_at + '366 days'::interval))),
  CHECK ((per_minute > 0)),
  FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  FOREIGN KEY (ended_by) REFERENCES account(id),
  FOREIGN KEY (made_by) REFERENCES account(id),
  PRIMARY KEY (id),
  UNIQUE (key_hash)
);

create table api_usage (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  api_id uuid not null,
  period_end date not null,
  calls integer not null,
  error_rate double precision not null,
  p95ms double precision not null,
  consumer_org_ids uuid[] default '{}'::uuid[] not null,
  FOREIGN KEY (api_id) REFERENCES api(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table architecture_review (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  initiative_id uuid not null,
  reviewed_at date not null,
  conformant boolean not null,
  waiver_expires_at date,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (initiative_id) REFERENCES initiative(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table archive_alarm (
  id uuid not null,
  since timestamp with time zone not null,
  raised_at timestamp with time zone default now() not null,
  ended_at timestamp with time zone,
  reason jsonb not null,
  PRIMARY KEY (id)
);

create table area (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  code text not null,
  title jsonb not null,
  level text not null,
  parent_id uuid,
  geometry jsonb,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (parent_id) REFERENCES area(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table asset (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  asset_class text not null,
  title jsonb not null,
  owner_org_id uuid,
  steward_id uuid,
  physical boolean not null,
  critical boolean not null,
  shareable boolean not null,
  lifecycle_state text not null,
  verified_at date,
  reuse_potential integer,
  reuse_assessed_at date,
  usage_policy_id uuid,
  reuse_org_ids uuid[] default '{}'::uuid[] not null,
  shared_org_ids uuid[] default '{}'::uuid[] not null,
  telemetry_at timestamp with time zone,
  telemetry_open_format boolean not null,
  risk_assessed_at date,
  lifecycle_plan_at date,
  continuity_tested_at date,
  end_of_life_at date,
  replacement_initiative_id uuid,
  annual_cost double precision,
  domain text,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (owner_org_id) REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (replacement_initiative_id) REFERENCES initiative(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (steward_id) REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (usage_policy_id) REFERENCES policy_product(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table assignment (
  id uuid not null,
  noun text not null,
  record_id uuid not null,
  account_id uuid not null,
  due_on date,
  note text,
  assigned_by uuid not null,
  assigned_at timestamp with time zone default now() not null,
  ended_at timestamp with time zone,
  ended_by uuid,
  outcome text,
  CHECK (((ended_at IS NULL) = (outcome IS NULL))),
  FOREIGN KEY (account_id) REFERENCES account(id),
  FOREIGN KEY (assigned_by) REFERENCES account(id),
  FOREIGN KEY (ended_by) REFERENCES account(id),
  PRIMARY KEY (id)
);

create table attachment (
  id uuid not null,
  noun text not null,
  record_id uuid not null,
  sha256 text not null,
  kind text not null,
  name text not null,
  title jsonb,
  description jsonb,
  version integer default 1 not null,
  added_by uuid not null,
  added_at timestamp with time zone default now() not null,
  removed_by uuid,
  removed_at timestamp with time zone,
  removal_reason text,
  FOREIGN KEY (added_by) REFERENCES account(id),
  FOREIGN KEY (removed_by) REFERENCES account(id),
  FOREIGN KEY (sha256) REFERENCES stored_file(sha256),
  PRIMARY KEY (id)
);

create table attestation (
  id uuid not null,
  scope_id uuid not null,
  rule text not null,
  statement jsonb not null,
  role text not null,
  owner uuid,
  second uuid,
  valid_to timestamp with time zone not null,
  until_day date not null,
  state text not null,
  version integer default 1 not null,
  created_at timestamp with time zone not null,
  challenged_by text,
  answer_by timestamp with time zone,
  warned_at timestamp with time zone,
  CHECK (((second IS NULL) OR (second <> owner))),
  CHECK ((state = ANY (ARRAY['draft'::text, 'signed'::text, 'valid'::text, 'challenged'::text, 'expired'::text, 'withdrawn'::text]))),
  FOREIGN KEY (owner) REFERENCES account(id),
  FOREIGN KEY (scope_id) REFERENCES scope(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (second) REFERENCES account(id),
  PRIMARY KEY (id)
);

create table attestation_event (
  seq bigint generated always as identity not null,
  attestation_id uuid not null,
  event text not null,
  from_state text,
  to_state text not null,
  at timestamp with time zone not null,
  done_at timestamp with time zone not null,
  actor uuid,
  note text,
  FOREIGN KEY (actor) REFERENCES account(id),
  FOREIGN KEY (attestation_id) REFERENCES attestation(id) ON DELETE CASCADE,
  PRIMARY KEY (seq)
);

create table attestation_file (
  id uuid not null,
  attestation_id uuid not null,
  sha256 text not null,
  name text not null,
  kind text not null,
  collected_at date not null,
  expires_at date,
  added_by uuid,
  added_at timestamp with time zone not null,
  FOREIGN KEY (added_by) REFERENCES account(id),
  FOREIGN KEY (attestation_id) REFERENCES attestation(id) ON DELETE CASCADE,
  FOREIGN KEY (sha256) REFERENCES stored_file(sha256),
  PRIMARY KEY (id)
);

create table audit (
  id bigint generated always as identity not null,
  at timestamp(3) with time zone default clock_timestamp() not null,
  actor text default NULLIF(current_setting('cw.actor'::text, true), ''::text),
  actor_kind text default 
CASE
    WHEN (COALESCE(current_setting('cw.actor'::text, true), ''::text) = ''::text) THEN 'system'::text
    WHEN (current_setting('cw.actor_kind'::text, true) = ANY (ARRAY['person'::text, 'key'::text, 'system'::text, 'model'::text])) THEN current_setting('cw.actor_kind'::text, true)
    WHEN ((current_setting('cw.actor_kind'::text, true) = 'session'::text) OR (COALESCE(current_setting('cw.actor_kind'::text, true), ''::text) = ''::text)) THEN 'person'::text
    ELSE 'system'::text
END not null,
  act text not null,
  noun text,
  object text,
  department uuid,
  purpose text,
  detail jsonb default '{}'::jsonb not null,
  seq bigint,
  chain bytea,
  CHECK (((seq IS NULL) = (chain IS NULL))),
  CHECK ((act ~ '^[a-z][A-Za-z0-9._-]{0,79}$'::text)),
  CHECK ((actor_kind = ANY (ARRAY['person'::text, 'key'::text, 'system'::text, 'model'::text]))),
  CHECK ((octet_length(chain) = 32)),
  CHECK ((seq >= 0)),
  PRIMARY KEY (id),
  UNIQUE (seq)
);

create table audit_archive (
  first_seq bigint not null,
  last_seq bigint not null,
  file text not null,
  sha256 text not null,
  at timestamp(3) with time zone not null,
  signatures jsonb not null,
  CHECK ((last_seq >= first_seq)),
  CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  PRIMARY KEY (first_seq),
  UNIQUE (last_seq)
);

create table audit_key (
  key_id text not null,
  suite text not null,
  public_key text not null,
  made_at timestamp(3) with time zone not null,
  endorsed_by text,
  endorsement bytea,
  CHECK (((endorsed_by IS NULL) = (endorsement IS NULL))),
  CHECK ((key_id ~ '^[0-9a-f]{16}$'::text)),
  CHECK ((suite = ANY (ARRAY['ed25519-sha256'::text, 'sm2-sm3'::text]))),
  FOREIGN KEY (endorsed_by) REFERENCES audit_key(key_id),
  PRIMARY KEY (key_id)
);

create table audit_node (
  level smallint not null,
  idx bigint not null,
  hash bytea not null,
  CHECK (((level >= 0) AND (level <= 62))),
  CHECK ((idx >= 0)),
  CHECK ((octet_length(hash) = 32)),
  PRIMARY KEY (level, idx)
);

create table audit_verification (
  id bigint generated always as identity not null,
  at timestamp with time zone default now() not null,
  outcome text not null,
  rows bigint not null,
  milliseconds integer not null,
  findings jsonb not null,
  finding_count integer not null,
  CHECK ((outcome = ANY (ARRAY['sound'::text, 'warning'::text, 'broken'::text]))),
  PRIMARY KEY (id)
);

create table audit_witness (
  name text not null,
  size bigint default 0 not null,
  delivered_at timestamp with time zone,
  tried_at timestamp with time zone,
  failing_since timestamp with time zone,
  trouble text,
  PRIMARY KEY (name)
);

create table backup_run (
  id uuid not null,
  started_at timestamp with time zone not null,
  ended_at timestamp with time zone default now() not null,
  name text,
  failure jsonb,
  bytes bigint,
  stored_bytes bigint,
  CHECK (((name IS NULL) <> (failure IS NULL))),
  PRIMARY KEY (id)
);

create table benefit (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  title jsonb not null,
  level text not null,
  nature text not null,
  status text not null,
  owner_id uuid,
  owner_is_operational boolean not null,
  segment_ids uuid[] default '{}'::uuid[] not null,
  purpose_codes text[] default '{}'::text[] not null,
  issue_codes text[] default '{}'::text[] not null,
  indicator_id uuid,
  baseline_value double precision,
  target_value double precision,
  target_at date,
  stakeholder_validated_at date,
  published_at date,
  direction text not null,
  unit text,
  area_id uuid,
  value_class text,
  beneficiary_ids uuid[] default '{}'::uuid[] not null,
  bearer_ids uuid[] default '{}'::uuid[] not null,
  trajectory jsonb,
  baseline_at date,
  baseline_frozen_at date,
  gate text,
  confidence text,
  FOREIGN KEY (area_id) REFERENCES area(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (indicator_id) REFERENCES indicator(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (owner_id) REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table benefit_link (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  from_id uuid not null,
  to_id uuid not null,
  kind text not null,
  assumption text,
  strength double precision,
  evidence_ref text,
  validated_at date,
  share double precision,
  share_basis text,
  lag_months integer,
  necessity text,
  assumption_review_due_at date,
  owner_id uuid,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (owner_id) REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table benefit_review (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  benefit_id uuid,
  initiative_id uuid,
  reviewed_at date not null,
  actual double precision,
  decision text not null,
  independent boolean not null,
  published_at date,
  change_ref text,
  FOREIGN KEY (benefit_id) REFERENCES benefit(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (initiative_id) REFERENCES initiative(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table building_block (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  capability text not null,
  title jsonb not null,
  owner_org_id uuid not null,
  status text not null,
  consumer_org_ids uuid[] default '{}'::uuid[] not null,
  citywide_service boolean not null,
  sla_met boolean,
  open_standards boolean not null,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (owner_org_id) REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table capability_review (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  plan_id uuid not null,
  reviewed_at date not null,
  dimension text not null,
  level integer not null,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (plan_id) REFERENCES implementation_plan(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table challenge (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  title jsonb not null,
  problem_owner_org_id uuid not null,
  opens_at date not null,
  dataset_ids uuid[] default '{}'::uuid[] not null,
  entrants integer not null,
  sme_entrants integer not null,
  pilot_started_at date,
  scaled_at date,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (problem_owner_org_id) REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table change_log (
  seq bigint generated always as identity not null,
  tx xid8 default pg_current_xact_id() not null,
  tbl text not null,
  row_id uuid,
  op "char" not null,
  fields text[],
  old jsonb,
  new jsonb,
  actor uuid,
  at timestamp with time zone default clock_timestamp() not null,
  PRIMARY KEY (seq)
);

create table channel (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  kind text not null,
  digital boolean not null,
  owner_org_id uuid not null,
  cost_per_transaction double precision,
  status text not null,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (owner_org_id) REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table channel_usage (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  channel_id uuid not null,
  service_id uuid not null,
  digital boolean not null,
  period_end date not null,
  transactions integer not null,
  cost double precision,
  completion_rate double precision,
  satisfaction double precision,
  FOREIGN KEY (channel_id) REFERENCES channel(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (service_id) REFERENCES service(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table checkpoint (
  size bigint not null,
  root bytea not null,
  head bytea not null,
  at timestamp(3) with time zone not null,
  signatures jsonb not null,
  CHECK ((octet_length(head) = 32)),
  CHECK ((octet_length(root) = 32)),
  CHECK ((size > 0)),
  PRIMARY KEY (size)
);

create table citizen_segment (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  title jsonb not null,
  kind text not null,
  population integer not null,
  vulnerable boolean not null,
  digital_exclusion_rate double precision,
  owner_org_id uuid,
  needs_updated_at date,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (owner_org_id) REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table city_event (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  origin text not null,
  event_type text not null,
  proactive boolean not null,
  detected_at timestamp with time zone not null,
  dispatched_at timestamp with time zone,
  due_at timestamp with time zone,
  closed_at timestamp with time zone,
  org_ids uuid[] default '{}'::uuid[] not null,
  verified boolean,
  reopened integer not null,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table close_relation (
  account_id uuid not null,
  subject_ref text not null,
  kind text not null,
  made_by uuid not null,
  made_at timestamp with time zone default now() not null,
  CHECK ((kind = ANY (ARRAY['self'::text, 'family'::text, 'colleague'::text]))),
  FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  FOREIGN KEY (made_by) REFERENCES account(id),
  PRIMARY KEY (account_id, subject_ref)
);

create table command_cycle (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  incident_id uuid not null,
  cycle_no integer not null,
  stage text not null,
  started_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  owner_id uuid,
  product_ref text,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (incident_id) REFERENCES incident(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (owner_id) REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table compiled_rule (
  version text not null,
  rule text not null,
  sha256 text not null,
  at timestamp with time zone not null,
  PRIMARY KEY (version)
);

create table consent (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  subject_ref text not null,
  purpose text not null,
  dataset_ids uuid[] default '{}'::uuid[] not null,
  grantee_org_id uuid not null,
  granted_at timestamp with time zone not null,
  expires_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  data_categories text[] default '{}'::text[] not null,
  controller_org_id uuid,
  recipient_org_ids uuid[] default '{}'::uuid[] not null,
  method text,
  notice_id text,
  notice_version integer,
  notice_hash text,
  language text,
  receipt_id text,
  withdrawal_method text,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (controller_org_id) REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (grantee_org_id) REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table contract (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  procurement_id uuid,
  supplier_id uuid not null,
  status text not null,
  signed_at date not null,
  ends_at date not null,
  value double precision not null,
  critical boolean,
  creates_data boolean,
  open_data_clause boolean,
  open_standards_clause boolean,
  data_ownership text,
  exit_plan_at date,
  exit_tested_at date,
  reference text,
  title jsonb,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (procurement_id) REFERENCES procurement(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (supplier_id) REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table csf_assessment (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  csf_code text not null,
  assessed_at date not null,
  assessor_kind text not null,
  score double precision not null,
  published_at date,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table data_exchange (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  provider_org_id uuid not null,
  consumer_org_id uuid not null,
  counterpart_kind text not null,
  dataset_ids uuid[] default '{}'::uuid[] not null,
  standard_ref text,
  conformant boolean not null,
  status text not null,
  last_transfer_at timestamp with time zone,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (consumer_org_id) REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (provider_org_id) REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table data_request (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  dataset_id uuid,
  kind text not null,
  requester_org_id uuid,
  submitted_at date not null,
  decided_at date,
  decision text,
  reason_published boolean not null,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (dataset_id) REFERENCES dataset(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (requester_org_id) REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table data_use (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  title jsonb not null,
  builder_kind text not null,
  dataset_ids uuid[] default '{}'::uuid[] not null,
  status text not null,
  launched_at date not null,
  active_users integer,
  benefit_id uuid,
  FOREIGN KEY (benefit_id) REFERENCES benefit(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table database_size (
  day date default CURRENT_DATE not null,
  bytes bigint not null,
  PRIMARY KEY (day)
);

create table dataset (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  catalogue_code text,
  title jsonb not null,
  abstract jsonb,
  provider_org_id uuid,
  provider_kind text not null,
  steward_id uuid,
  format text,
  items text,
  share_type text,
  share_condition text,
  share_method text,
  no_share_legal_ref text,
  open_type text,
  licence text,
  personal_data boolean,
  secret boolean not null,
  update_interval_days integer,
  last_updated_at timestamp with time zone,
  published_at date,
  machine_readable boolean not null,
  real_time boolean,
  api_id uuid,
  high_demand boolean,
  quality_score double precision,
  appraised_at date,
  main_use_ref text,
  domain text,
  identifier text,
  keywords text,
  contact text,
  FOREIGN KEY (api_id) REFERENCES api(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (provider_org_id) REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (steward_id) REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table dataset_appraisal (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  dataset_id uuid not null,
  purpose text,
  appraised_at date not null,
  relevance integer not null,
  completeness integer not null,
  accuracy integer not null,
  timeliness integer not null,
  consistency integer not null,
  accessibility integer not null,
  legality integer not null,
  documentation integer not null,
  decision text not null,
  conditions text,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (dataset_id) REFERENCES dataset(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table dataset_field (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  dataset_id uuid not null,
  name text not null,
  data_type text not null,
  shared boolean not null,
  concept_code text,
  term_id uuid,
  sensitive boolean not null,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (dataset_id) REFERENCES dataset(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (term_id) REFERENCES term(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table dead_letter (
  id uuid not null,
  webhook_id uuid not null,
  event uuid not null,
  topic text not null,
  subject text not null,
  body jsonb,
  event_at timestamp with time zone not null,
  died_at timestamp with time zone default now() not null,
  tries integer not null,
  status integer,
  failure text,
  ended_at timestamp with time zone,
  ended_by uuid,
  outcome text,
  end_reason text,
  CHECK (((ended_at IS NULL) = (outcome IS NULL))),
  CHECK ((outcome = ANY (ARRAY['replayed'::text, 'dropped'::text]))),
  FOREIGN KEY (ended_by) REFERENCES account(id),
  FOREIGN KEY (webhook_id) REFERENCES webhook(id) ON DELETE CASCADE,
  PRIMARY KEY (id)
);

create table decision (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  title jsonb not null,
  body_id uuid not null,
  decided_at date not null,
  strategic boolean not null,
  principle_codes text[] default '{}'::text[] not null,
  confidential boolean not null,
  published_at date,
  FOREIGN KEY (body_id) REFERENCES governance_body(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table default_view (
  account_id uuid not null,
  register text not null,
  view_id uuid not null,
  FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  FOREIGN KEY (view_id) REFERENCES saved_view(id) ON DELETE CASCADE,
  PRIMARY KEY (account_id, register)
);

create table dependency (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  from_initiative_id uuid not null,
  to_initiative_id uuid not null,
  owner_id uuid,
  needed_by date,
  status text not null,
  kind text not null,
  lag_days integer,
  hard boolean not null,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (from_initiative_id) REFERENCES initiative(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (owner_id) REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (to_initiative_id) REFERENCES initiative(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table development (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  title jsonb not null,
  kind text not null,
  lead_org_id uuid not null,
  stage text not null,
  integrated_review_at date,
  digital_plan_at date,
  model_delivered boolean not null,
  data_handover_at date,
  data_clause boolean not null,
  completed_at date,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (lead_org_id) REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table distribution (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  dataset_id uuid not null,
  title jsonb not null,
  access_url text not null,
  format text,
  licence text,
  last_updated_at timestamp with time zone,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (dataset_id) REFERENCES dataset(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table drill_run (
  id uuid not null,
  started_at timestamp with time zone not null,
  ended_at timestamp with time zone default now() not null,
  name text,
  outcome text not null,
  failure jsonb,
  result jsonb,
  CHECK (((outcome = 'failed'::text) = (failure IS NOT NULL))),
  CHECK ((outcome = ANY (ARRAY['passed'::text, 'failed'::text]))),
  PRIMARY KEY (id)
);

create table effective_version (
  version text not null,
  rule text not null,
  card_version text not null,
  settings uuid[] not null,
  attestation uuid,
  at timestamp with time zone not null,
  PRIMARY KEY (version)
);

create table emergency_plan (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  hazard text not null,
  status text not null,
  approved_at date not null,
  review_due_at date not null,
  org_ids uuid[] default '{}'::uuid[] not null,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table endorsement (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  target_type text not null,
  target_id uuid not null,
  org_id uuid not null,
  stakeholder_group text not null,
  endorsed_at date not null,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (org_id) REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table engagement (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  kind text not null,
  target_type text not null,
  target_id uuid,
  initiative_id uuid,
  service_id uuid,
  channel text not null,
  opens_at date not null,
  closes_at date,
  participants integer not null,
  segments_reached uuid[] default '{}'::uuid[] not null,
  stakeholder_groups text[] default '{}'::text[] not null,
  feedback_published_at date,
  changed_decision boolean not null,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (initiative_id) REFERENCES initiative(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (service_id) REFERENCES service(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table engagement_plan (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  status text not null,
  senior_lead_id uuid,
  budget double precision not null,
  roadmap_id uuid,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (roadmap_id) REFERENCES roadmap(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (senior_lead_id) REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table evaluation_run (
  id bigint generated always as identity not null,
  scope_id uuid not null,
  cause text not null,
  as_of timestamp with time zone not null,
  at timestamp with time zone not null,
  milliseconds double precision not null,
  rules integer not null,
  changed integer not null,
  errors integer not null,
  FOREIGN KEY (scope_id) REFERENCES scope(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table event_engine (
  id boolean default true not null,
  owner uuid,
  until_at timestamp with time zone default '-infinity'::timestamp with time zone not null,
  judged_at timestamp with time zone,
  CHECK (id),
  PRIMARY KEY (id)
);

create table event_rule (
  id uuid not null,
  scope_id uuid not null,
  state text not null,
  version integer default 1 not null,
  revision integer default 1 not null,
  declaration jsonb not null,
  examples jsonb default '[]'::jsonb not null,
  on_since timestamp with time zone,
  late bigint default 0 not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  CHECK (((state = 'on'::text) = (on_since IS NOT NULL))),
  CHECK ((state = ANY (ARRAY['draft'::text, 'on'::text, 'off'::text]))),
  FOREIGN KEY (scope_id) REFERENCES scope(id),
  PRIMARY KEY (id)
);

create table event_rule_version (
  rule_id uuid not null,
  version integer not null,
  declaration jsonb not null,
  examples jsonb not null,
  note text,
  by uuid,
  at timestamp with time zone default now() not null,
  FOREIGN KEY (by) REFERENCES account(id),
  FOREIGN KEY (rule_id) REFERENCES event_rule(id) ON DELETE CASCADE,
  PRIMARY KEY (rule_id, version)
);

create table event_silence (
  id uuid not null,
  rule_id uuid not null,
  group_key text,
  title jsonb,
  reason text not null,
  by uuid not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  CHECK ((until_at <= (from_at + '7 days'::interval))),
  FOREIGN KEY (by) REFERENCES account(id),
  FOREIGN KEY (rule_id) REFERENCES event_rule(id) ON DELETE CASCADE,
  PRIMARY KEY (id)
);

create table event_state (
  rule_id uuid not null,
  group_key text not null,
  about jsonb not null,
  state text not null,
  since timestamp with time zone,
  episode timestamp with time zone,
  value double precision,
  last_at timestamp with time zone,
  memory jsonb not null,
  CHECK ((state = ANY (ARRAY['normal'::text, 'pending'::text, 'firing'::text, 'noData'::text, 'error'::text]))),
  FOREIGN KEY (rule_id) REFERENCES event_rule(id) ON DELETE CASCADE,
  PRIMARY KEY (rule_id, group_key)
);

create table event_transition (
  id bigint generated always as identity not null,
  rule_id uuid not null,
  rule_version integer not null,
  group_key text not null,
  about jsonb not null,
  from_state text not null,
  to_state text not null,
  at timestamp with time zone not null,
  episode timestamp with time zone,
  value double precision,
  limit_value double precision,
  corrected boolean not null,
  silenced boolean not null,
  told_at timestamp with time zone default clock_timestamp() not null,
  FOREIGN KEY (rule_id) REFERENCES event_rule(id) ON DELETE CASCADE,
  PRIMARY KEY (id)
);

create table evidence_check (
  id bigint generated always as identity not null,
  at timestamp with time zone not null,
  milliseconds double precision not null,
  compared integer not null,
  skipped integer not null,
  differences jsonb not null,
  different integer not null,
  PRIMARY KEY (id)
);

create table evidence_position (
  reader text not null,
  tx xid8 not null,
  seq bigint not null,
  PRIMARY KEY (reader)
);

create table exercise (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  plan_id uuid not null,
  hazard text not null,
  held_at date not null,
  org_ids uuid[] default '{}'::uuid[] not null,
  citizen_participation boolean not null,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (plan_id) REFERENCES emergency_plan(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table feature (
  collection text not null,
  id integer not null,
  version integer not null,
  bbox box not null,
  geojson text not null,
  props jsonb not null,
  FOREIGN KEY (collection) REFERENCES feature_collection(collection) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (collection, id)
);

create table feature_collection (
  collection text not null,
  version integer not null,
  count integer not null,
  attribution text not null,
  approval text not null,
  bounds box,
  loaded_at timestamp with time zone not null,
  loaded_by uuid,
  FOREIGN KEY (loaded_by) REFERENCES account(id),
  PRIMARY KEY (collection)
);

create table feedback (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  target_type text not null,
  target_id uuid not null,
  rating integer,
  submitted_at timestamp with time zone not null,
  responded_at timestamp with time zone,
  published boolean not null,
  subject_ref text,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table finding (
  id uuid not null,
  scope_id uuid not null,
  rule text not null,
  state text not null,
  severity text not null,
  incident boolean not null,
  from_state text,
  to_state text not null,
  verdict text not null,
  opened_at timestamp with time zone not null,
  due_on date not null,
  owner_role text not null,
  person_id uuid,
  n integer not null,
  pass integer not null,
  fail integer not null,
  unknown integer not null,
  value double precision,
  previous_id uuid,
  escalated integer default 0 not null,
  ineffective_at timestamp with time zone,
  closed_at timestamp with time zone,
  closed_as text,
  version integer default 1 not null,
  CHECK (((closed_at IS NULL) = (closed_as IS NULL))),
  CHECK (((state = 'closed'::text) = (closed_at IS NOT NULL))),
  CHECK ((closed_as = ANY (ARRAY['met'::text, 'attested'::text, 'waived'::text, 'not_applicable'::text, 'withdrawn'::text]))),
  CHECK ((severity = ANY (ARRAY['critical'::text, 'major'::text, 'minor'::text]))),
  CHECK ((state = ANY (ARRAY['open'::text, 'acknowledged'::text, 'planned'::text, 'closed'::text]))),
  FOREIGN KEY (previous_id) REFERENCES finding(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table finding_event (
  id bigint generated always as identity not null,
  finding_id uuid not null,
  kind text not null,
  at timestamp with time zone not null,
  actor uuid,
  verdict text,
  role text,
  because jsonb default '[]'::jsonb not null,
  FOREIGN KEY (actor) REFERENCES account(id),
  FOREIGN KEY (finding_id) REFERENCES finding(id) ON DELETE CASCADE,
  PRIMARY KEY (id)
);

create table finding_follow (
  id uuid not null,
  account_id uuid,
  role text,
  scope_id uuid,
  component text,
  severity text,
  class text,
  channel text not null,
  CHECK (((account_id IS NULL) <> (role IS NULL))),
  CHECK ((channel = ANY (ARRAY['at_once'::text, 'digest'::text]))),
  CHECK ((severity = ANY (ARRAY['critical'::text, 'major'::text, 'minor'::text]))),
  FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  FOREIGN KEY (scope_id) REFERENCES scope(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table finding_notice (
  id bigint generated always as identity not null,
  finding_id uuid not null,
  account_id uuid not null,
  kind text not null,
  channel text not null,
  queued_at timestamp with time zone not null,
  send_after timestamp with time zone not null,
  sent_at timestamp with time zone,
  CHECK ((channel = ANY (ARRAY['at_once'::text, 'digest'::text]))),
  FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  FOREIGN KEY (finding_id) REFERENCES finding(id) ON DELETE CASCADE,
  PRIMARY KEY (id)
);

create table finding_setting (
  only_row boolean default true not null,
  settings jsonb not null,
  version integer default 1 not null,
  CHECK (only_row),
  PRIMARY KEY (only_row)
);

create table framework_decision (
  framework text not null,
  no integer not null,
  node text not null,
  taken boolean not null,
  decided_at timestamp with time zone not null,
  decided_by uuid,
  FOREIGN KEY (decided_by) REFERENCES account(id) ON DELETE SET NULL,
  FOREIGN KEY (framework, no) REFERENCES framework_version(framework, no) ON DELETE CASCADE,
  PRIMARY KEY (framework, no, node)
);

create table framework_text (
  framework text not null,
  node text not null,
  body text not null,
  version integer default 1 not null,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  FOREIGN KEY (updated_by) REFERENCES account(id) ON DELETE SET NULL,
  PRIMARY KEY (framework, node)
);

create table framework_version (
  framework text not null,
  no integer not null,
  version text not null,
  hash text not null,
  origin text not null,
  package jsonb not null,
  notes jsonb default '[]'::jsonb not null,
  taken_at timestamp with time zone not null,
  taken_by uuid,
  CHECK ((no > 0)),
  CHECK ((origin = ANY (ARRAY['release'::text, 'import'::text]))),
  FOREIGN KEY (taken_by) REFERENCES account(id) ON DELETE SET NULL,
  PRIMARY KEY (framework, no),
  UNIQUE (framework, hash)
);

create table governance_body (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  title jsonb not null,
  kind text not null,
  cadence_days integer not null,
  terms_ref text,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table governance_membership (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  body_id uuid not null,
  body_kind text not null,
  org_id uuid not null,
  sector text not null,
  status text not null,
  FOREIGN KEY (body_id) REFERENCES governance_body(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (org_id) REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table hiding_permission (
  id uuid not null,
  reference text not null,
  organization_id uuid,
  reason text not null,
  until timestamp with time zone not null,
  made_by uuid not null,
  made_at timestamp with time zone default now() not null,
  ended_at timestamp with time zone,
  ended_by uuid,
  FOREIGN KEY (ended_by) REFERENCES account(id),
  FOREIGN KEY (made_by) REFERENCES account(id),
  FOREIGN KEY (organization_id) REFERENCES organization(id),
  PRIMARY KEY (id)
);

create table idempotent_request (
  account_id uuid not null,
  key text not null,
  fingerprint bytea not null,
  status integer,
  body jsonb,
  at timestamp with time zone default now() not null,
  kept boolean default true not null,
  PRIMARY KEY (account_id, key)
);

create table identity_scheme (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  title jsonb not null,
  federated boolean not null,
  open_standards boolean not null,
  user_controlled boolean not null,
  status text not null,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table implementation_plan (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  territory_kind text not null,
  territory text not null,
  step text not null,
  status text not null,
  owner_org_id uuid,
  started_at date not null,
  reviewed_at date,
  selected_issue_codes text[] default '{}'::text[] not null,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (owner_org_id) REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table import (
  id uuid not null,
  noun text not null,
  scope_id uuid not null,
  state text default 'uploaded'::text not null,
  file jsonb not null,
  columns jsonb not null,
  rows integer not null,
  mapping jsonb not null,
  source_id uuid,
  counts jsonb,
  done integer,
  mode text,
  reason text,
  failure jsonb,
  undo jsonb,
  undo_rest boolean default false not null,
  account_id uuid not null,
  created_at timestamp with time zone default now() not null,
  checked_at timestamp with time zone,
  applied_at timestamp with time zone,
  undone_at timestamp with time zone,
  purpose jsonb,
  FOREIGN KEY (source_id) REFERENCES import_source(id) ON DELETE SET NULL,
  PRIMARY KEY (id)
);

create table import_outcome (
  import_id uuid not null,
  "row" integer not null,
  outcome text not null,
  record_id uuid,
  read integer,
  written integer,
  "values" jsonb,
  undone boolean default false not null,
  FOREIGN KEY (import_id) REFERENCES import(id) ON DELETE CASCADE,
  PRIMARY KEY (import_id, "row")
);

create table import_problem (
  import_id uuid not null,
  phase text not null,
  "row" integer not null,
  seq integer not null,
  "column" text,
  field text,
  code text not null,
  severity text not null,
  text jsonb not null,
  value text,
  FOREIGN KEY (import_id) REFERENCES import(id) ON DELETE CASCADE,
  PRIMARY KEY (import_id, phase, "row", seq)
);

create table import_row (
  import_id uuid not null,
  "row" integer not null,
  cells json not null,
  fault text,
  FOREIGN KEY (import_id) REFERENCES import(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (import_id, "row")
);

create table import_source (
  id uuid not null,
  noun text not null,
  name text not null,
  headings text[] not null,
  mapping jsonb not null,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  PRIMARY KEY (id),
  UNIQUE (noun, name)
);

create table inbox_entry (
  id uuid not null,
  account_id uuid not null,
  kind text not null,
  about uuid not null,
  noun text not null,
  record_id uuid not null,
  actor uuid,
  at timestamp with time zone default now() not null,
  read_at timestamp with time zone,
  note jsonb,
  FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  FOREIGN KEY (actor) REFERENCES account(id),
  PRIMARY KEY (id),
  UNIQUE (account_id, kind, about)
);

create table incident (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  hazard text not null,
  level text not null,
  declared_at timestamp with time zone not null,
  commander_id uuid,
  command_body_id uuid,
  closed_at timestamp with time zone,
  status text not null,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (command_body_id) REFERENCES governance_body(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (commander_id) REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table incident_asset (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  kind text not null,
  org_id uuid not null,
  quantity integer not null,
  reserved integer not null,
  status_updated_at timestamp with time zone not null,
  interoperable boolean not null,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (org_id) REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table incident_decision (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  incident_id uuid not null,
  decided_at timestamp with time zone not null,
  authority_ref text,
  rationale text,
  options_count integer not null,
  shared_at timestamp with time zone,
  recipient_org_ids uuid[] default '{}'::uuid[] not null,
  public_impact boolean not null,
  public_message_at timestamp with time zone,
  machine_readable boolean not null,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (incident_id) REFERENCES incident(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table incident_signal (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  incident_id uuid,
  origin text not null,
  received_at timestamp with time zone not null,
  triaged_at timestamp with time zone,
  sector_kind text not null,
  personal_data boolean not null,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (incident_id) REFERENCES incident(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table incident_task (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  incident_id uuid not null,
  decision_id uuid,
  org_id uuid not null,
  assigned_at timestamp with time zone not null,
  ack_at timestamp with time zone,
  due_at timestamp with time zone not null,
  done_at timestamp with time zone,
  proof_ref text,
  system_tracked boolean not null,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (decision_id) REFERENCES incident_decision(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (incident_id) REFERENCES incident(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (org_id) REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table inclusion_measure (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  kind text not null,
  segment_ids uuid[] default '{}'::uuid[] not null,
  status text not null,
  started_at date not null,
  target_beneficiaries integer,
  beneficiaries integer,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table indicator (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  code text not null,
  framework text not null,
  title jsonb not null,
  unit text not null,
  direction text not null,
  used_for_benefit boolean not null,
  social boolean not null,
  disaggregated boolean not null,
  automated boolean not null,
  frequency_days integer,
  last_value_at timestamp with time zone,
  last_value double precision,
  target_value double precision,
  owner_org_id uuid,
  dataset_ids uuid[] default '{}'::uuid[] not null,
  definition_id uuid,
  definition_version integer,
  currency text,
  area_level text,
  domain text,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (owner_org_id) REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table indicator_definition (
  id uuid not null,
  indicator_id uuid not null,
  version integer not null,
  definition jsonb not null,
  sha256 text not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  FOREIGN KEY (indicator_id) REFERENCES indicator(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id),
  UNIQUE (indicator_id, version)
);

create table indicator_due (
  indicator_id uuid not null,
  period_start date not null,
  period_end date not null,
  first_at timestamp with time zone not null,
  last_at timestamp with time zone not null,
  FOREIGN KEY (indicator_id) REFERENCES indicator(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (indicator_id, period_start)
);

create table indicator_period (
  indicator_id uuid not null,
  period_start date not null,
  period_end date not null,
  ends_at timestamp with time zone not null,
  definition_version integer not null,
  value double precision,
  valid_days integer not null,
  expected_days integer not null,
  needed_days integer not null,
  observations integer not null,
  coverage double precision,
  newest_input timestamp with time zone,
  computed_at timestamp with time zone not null,
  value_id uuid,
  FOREIGN KEY (indicator_id) REFERENCES indicator(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (value_id) REFERENCES indicator_value(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (indicator_id, period_start)
);

create table indicator_value (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  indicator_id uuid not null,
  observed_at timestamp with time zone not null,
  value double precision not null,
  method text not null,
  quality text not null,
  area_id uuid,
  period_start date,
  period_end date,
  group_key text,
  n integer,
  coverage double precision,
  status text not null,
  computed_at timestamp with time zone,
  revision_of uuid,
  FOREIGN KEY (area_id) REFERENCES area(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (indicator_id) REFERENCES indicator(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (revision_of) REFERENCES indicator_value(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table information_product (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  title jsonb not null,
  decision_use text,
  indicator_id uuid,
  dataset_ids uuid[] default '{}'::uuid[] not null,
  method_id uuid,
  status text not null,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (indicator_id) REFERENCES indicator(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (method_id) REFERENCES processing_method(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table ingest_position (
  stream text not null,
  sequence bigint not null,
  PRIMARY KEY (stream)
);

create table ingest_request (
  account_id uuid not null,
  key text not null,
  fingerprint bytea not null,
  status integer not null,
  answer jsonb not null,
  n integer not null,
  at timestamp with time zone default now() not null,
  PRIMARY KEY (account_id, key)
);

create table ingest_tally (
  writer bigint not null,
  actor text not null,
  actor_kind text not null,
  since timestamp with time zone default date_bin('00:05:00'::interval, clock_timestamp(), '1970-01-01 00:00:00+00'::timestamp with time zone) not null,
  requests bigint not null,
  accepted bigint not null,
  revised bigint not null,
  CHECK ((actor_kind = ANY (ARRAY['person'::text, 'key'::text, 'system'::text]))),
  PRIMARY KEY (writer, actor, since)
);

create table ingest_unstored (
  stream text not null,
  sequence bigint not null,
  message bytea not null,
  reason text not null,
  at timestamp with time zone default now() not null,
  PRIMARY KEY (stream, sequence)
);

create table initiative (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  roadmap_id uuid not null,
  title jsonb not null,
  status text not null,
  phase text,
  lead_org_id uuid not null,
  partner_org_ids uuid[] default '{}'::uuid[] not null,
  component_codes text[] default '{}'::text[] not null,
  vision_target_ids uuid[] default '{}'::uuid[] not null,
  citizen_facing boolean not null,
  personal_data boolean not null,
  ict boolean not null,
  quick_win boolean not null,
  method text not null,
  planned_start date,
  planned_end date,
  actual_start date,
  closed_at date,
  budget double precision not null,
  spent double precision not null,
  business_case_at date,
  outcome_focused boolean,
  rollback_plan_ref text,
  post_review_at date,
  duration_low integer,
  duration_likely integer,
  duration_high integer,
  department_id uuid,
  gate_state text,
  owner_id uuid,
  domain text,
  purpose_codes text[] default '{}'::text[] not null,
  issue_codes text[] default '{}'::text[] not null,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (department_id) REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (lead_org_id) REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (owner_id) REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (roadmap_id) REFERENCES roadmap(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table installation (
  name text not null,
  value jsonb not null,
  at timestamp with time zone default now() not null,
  PRIMARY KEY (name)
);

create table interop_barrier (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  dimension text not null,
  area text not null,
  title jsonb not null,
  severity text not null,
  owner_org_id uuid,
  due_at date,
  action_status text not null,
  status text not null,
  standard_refs text[] default '{}'::text[] not null,
  identified_at date not null,
  resolved_at date,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (owner_org_id) REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table interop_cell (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  code text not null,
  dimension text not null,
  area text not null,
  level integer not null,
  assessed_at date not null,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table job_run (
  id bigint generated always as identity not null,
  job text not null,
  attempt integer default 1 not null,
  started_at timestamp with time zone default now() not null,
  ended_at timestamp with time zone,
  failed boolean default false not null,
  reason text,
  CHECK (((length(job) >= 1) AND (length(job) <= 100))),
  CHECK ((length(reason) <= 500)),
  PRIMARY KEY (id)
);

create table known_device (
  id uuid default gen_random_uuid() not null,
  token_hash bytea not null,
  account_id uuid not null,
  device text not null,
  made_at timestamp with time zone default now() not null,
  used_at timestamp with time zone default now() not null,
  FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  PRIMARY KEY (id),
  UNIQUE (token_hash)
);

create table latest (
  stream_id integer not null,
  quality smallint,
  flags smallint,
  at timestamp with time zone,
  value double precision,
  received_at timestamp with time zone,
  first_at timestamp with time zone not null,
  n bigint not null,
  seen_at timestamp with time zone not null,
  run_since timestamp with time zone,
  FOREIGN KEY (stream_id) REFERENCES stream(stream_id),
  PRIMARY KEY (stream_id)
);

create table lesson (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  source_kind text not null,
  source_id uuid,
  recorded_at date not null,
  text jsonb not null,
  reused_by_initiative_ids uuid[] default '{}'::uuid[] not null,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table life_event (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  title jsonb not null,
  owner_org_id uuid,
  org_ids uuid[] default '{}'::uuid[] not null,
  service_ids uuid[] default '{}'::uuid[] not null,
  status text not null,
  launched_at date,
  steps_before integer not null,
  steps_after integer not null,
  materials_before integer not null,
  materials_after integer not null,
  days_before integer not null,
  days_after integer not null,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (owner_org_id) REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table live_indicator (
  scope_id uuid not null,
  place integer not null,
  stream_id integer not null,
  FOREIGN KEY (scope_id) REFERENCES scope(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (stream_id) REFERENCES stream(stream_id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (scope_id, place)
);

create table meeting (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  body_id uuid not null,
  body_kind text not null,
  held_at date not null,
  quorate boolean not null,
  minutes_ref text,
  FOREIGN KEY (body_id) REFERENCES governance_body(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table migration (
  name text not null,
  sha256 text not null,
  ran_at timestamp with time zone default now() not null,
  PRIMARY KEY (name)
);

create table milestone (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  initiative_id uuid not null,
  kind text not null,
  due_at date not null,
  forecast_at date,
  done_at date,
  title jsonb not null,
  gate boolean not null,
  benefit_ids uuid[] default '{}'::uuid[] not null,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (initiative_id) REFERENCES initiative(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table observation (
  stream_id integer not null,
  quality smallint default 0 not null,
  flags smallint default 0 not null,
  t timestamp with time zone not null,
  value double precision not null,
  received_at timestamp with time zone default now() not null,
  CHECK (((value > '-Infinity'::double precision) AND (value < 'Infinity'::double precision))),
  PRIMARY KEY (stream_id, t)
);

create table observation_batch (
  writer bigint not null,
  id bigint generated always as identity not null,
  at timestamp with time zone default clock_timestamp() not null,
  content bytea not null,
  PRIMARY KEY (writer, id)
);

create table observation_revision (
  stream_id integer not null,
  quality smallint not null,
  t timestamp with time zone not null,
  value double precision not null,
  received_at timestamp with time zone default now() not null,
  replaced_at timestamp with time zone default now() not null,
  id bigint generated always as identity not null,
  flags smallint default 0 not null,
  PRIMARY KEY (stream_id, t, id)
);

create table observation_writer (
  id bigint generated always as identity not null,
  pid integer default pg_backend_pid() not null,
  since timestamp with time zone default now() not null,
  dropped bigint default 0 not null,
  PRIMARY KEY (id)
);

create table one_time_code (
  id uuid not null,
  secret text not null,
  confirmed_at timestamp with time zone,
  last_step bigint default 0 not null,
  FOREIGN KEY (id) REFERENCES account(id) ON DELETE CASCADE,
  PRIMARY KEY (id)
);

create table organization (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  name jsonb not null,
  kind text not null,
  sector text not null,
  parent_id uuid,
  strategic_supplier boolean,
  identifier text,
  about jsonb,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (parent_id) REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table outbox (
  id bigint generated always as identity not null,
  event uuid not null,
  topic text not null,
  subject text not null,
  body jsonb not null,
  tx xid8 default pg_current_xact_id() not null,
  at timestamp with time zone default clock_timestamp() not null,
  queued_at timestamp with time zone default clock_timestamp() not null,
  destination uuid,
  replay boolean default false not null,
  tries integer default 0 not null,
  next_at timestamp with time zone default now() not null,
  lease_until timestamp with time zone,
  leased_by uuid,
  PRIMARY KEY (id)
);

create table outbox_position (
  one boolean default true not null,
  tx xid8 not null,
  seq bigint not null,
  CHECK (one),
  PRIMARY KEY (one)
);

create table partnership (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  kind text not null,
  org_ids uuid[] default '{}'::uuid[] not null,
  status text not null,
  started_at date not null,
  review_due_at date not null,
  benefit_ids uuid[] default '{}'::uuid[] not null,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table passkey (
  id uuid default gen_random_uuid() not null,
  account_id uuid not null,
  credential_id text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] default '{}'::text[] not null,
  name text not null,
  synced boolean not null,
  made_at timestamp with time zone default now() not null,
  used_at timestamp with time zone,
  FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  PRIMARY KEY (id),
  UNIQUE (credential_id)
);

create table passkey_challenge (
  challenge_hash bytea not null,
  purpose text not null,
  account_id uuid,
  made_at timestamp with time zone default now() not null,
  CHECK ((purpose = ANY (ARRAY['enrol'::text, 'sign_in'::text, 'prove'::text]))),
  FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  PRIMARY KEY (challenge_hash)
);

create table password (
  account_id uuid not null,
  hash text not null,
  changed_at timestamp with time zone default now() not null,
  FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  PRIMARY KEY (account_id)
);

create table pending_sign_in (
  token_hash bytea not null,
  account_id uuid not null,
  opened_by text not null,
  made_at timestamp with time zone default now() not null,
  FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  PRIMARY KEY (token_hash)
);

create table person (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  name text not null,
  org_id uuid not null,
  active boolean not null,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (org_id) REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table person_key (
  id uuid not null,
  inner_key bytea not null,
  outer_key bytea not null,
  made_at timestamp with time zone default now() not null,
  CHECK ((octet_length(inner_key) = 64)),
  CHECK ((octet_length(outer_key) = 64)),
  PRIMARY KEY (id)
);

create table personal_data_access (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  subject_ref text,
  org_id uuid,
  dataset_id uuid,
  purpose text not null,
  consent_id uuid,
  legal_basis text,
  accessed_at timestamp with time zone not null,
  after_withdrawal boolean not null,
  visible_to_subject boolean not null,
  hidden_reason text,
  hidden_until timestamp with time zone,
  initiator_organization text,
  initiator_code text,
  initiator_role text,
  initiator_name text,
  initiator_person_id uuid,
  initiator_account text,
  initiator_system text,
  reference text,
  incident_id uuid,
  noun text,
  record_id text,
  data_category text,
  bulk_processing boolean,
  record_count integer,
  audit_id text,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (consent_id) REFERENCES consent(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (dataset_id) REFERENCES dataset(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (incident_id) REFERENCES incident(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (initiator_person_id) REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (org_id) REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table personal_data_access_subject (
  access_id uuid not null,
  subject_ref text not null,
  FOREIGN KEY (access_id) REFERENCES personal_data_access(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (subject_ref, access_id)
);

create table phase_review (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  roadmap_id uuid not null,
  phase text not null,
  reviewed_at date not null,
  independent boolean not null,
  outcome text not null,
  csf_scored boolean not null,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (roadmap_id) REFERENCES roadmap(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table policy_product (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  kind text not null,
  area text not null,
  title jsonb not null,
  required boolean not null,
  status text not null,
  approved_at date,
  reviewed_at date,
  review_due_at date,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table powers_log (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  incident_id uuid not null,
  measure text not null,
  personal_data boolean not null,
  starts_at timestamp with time zone not null,
  expires_at timestamp with time zone,
  ended_at timestamp with time zone,
  data_deleted_at timestamp with time zone,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (incident_id) REFERENCES incident(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table principle (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  code text not null,
  text jsonb not null,
  status text not null,
  agreed_at date not null,
  review_due_at date not null,
  baseline_ref text,
  deviation_note text,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table privacy_assessment (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  target_type text not null,
  target_id uuid not null,
  status text not null,
  approved_at date,
  review_due_at date,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table privacy_incident (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  detected_at timestamp with time zone not null,
  notified_at timestamp with time zone,
  severity text not null,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table privacy_notice (
  id uuid not null,
  version integer not null,
  purpose jsonb not null,
  body jsonb not null,
  hashes jsonb not null,
  data_categories text[] not null,
  dataset_ids uuid[] default '{}'::uuid[] not null,
  controller_org_id uuid not null,
  grantee_org_id uuid not null,
  recipient_org_ids uuid[] default '{}'::uuid[] not null,
  months integer,
  scope_id uuid not null,
  city_id uuid not null,
  made_by uuid,
  made_at timestamp with time zone default now() not null,
  retired_at timestamp with time zone,
  CHECK (((months >= 1) AND (months <= 120))),
  CHECK ((version > 0)),
  FOREIGN KEY (city_id) REFERENCES scope(id),
  FOREIGN KEY (controller_org_id) REFERENCES organization(id),
  FOREIGN KEY (grantee_org_id) REFERENCES organization(id),
  FOREIGN KEY (made_by) REFERENCES account(id),
  FOREIGN KEY (scope_id) REFERENCES scope(id),
  PRIMARY KEY (id, version)
);

create table processing_method (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  title jsonb not null,
  method_version text,
  kind text not null,
  dataset_ids uuid[] default '{}'::uuid[] not null,
  output_id uuid not null,
  owner_id uuid,
  documented_at date,
  validated_at date,
  reproducible boolean not null,
  uncertainty_stated boolean not null,
  bias_tested_at date,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (output_id) REFERENCES information_product(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (owner_id) REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table procurement (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  title jsonb not null,
  category text not null,
  stage text not null,
  planned_at date not null,
  pipeline_published_at date,
  value double precision not null,
  major boolean,
  shared_need boolean,
  lead_org_id uuid not null,
  joint_org_ids uuid[] default '{}'::uuid[] not null,
  spec_style text,
  co_designed boolean,
  market_engaged_at date,
  tender_at date,
  awarded_at date,
  bids integer,
  sme_winner boolean,
  new_entrant boolean,
  lowest_price_only boolean,
  reference text,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (lead_org_id) REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table profile_setting (
  id uuid not null,
  scope_id uuid not null,
  kind text not null,
  subject text not null,
  limits jsonb default '{}'::jsonb not null,
  records uuid[] default '{}'::uuid[] not null,
  state text default 'proposed'::text not null,
  reason text not null,
  author uuid,
  proposed_at timestamp with time zone not null,
  approver uuid,
  decided_at timestamp with time zone,
  decision_reason text,
  from_at timestamp with time zone,
  until_at timestamp with time zone,
  until_day date,
  review_due date,
  ended_at timestamp with time zone,
  ended_by uuid,
  end_reason text,
  warned_at timestamp with time zone,
  CHECK (((approver IS NULL) OR (approver <> author))),
  CHECK ((kind = ANY (ARRAY['limits'::text, 'not_applicable'::text, 'waiver'::text, 'record_exemption'::text, 'freeze'::text]))),
  CHECK ((state = ANY (ARRAY['proposed'::text, 'in_force'::text, 'ended'::text, 'declined'::text, 'withdrawn'::text]))),
  FOREIGN KEY (approver) REFERENCES account(id),
  FOREIGN KEY (author) REFERENCES account(id),
  FOREIGN KEY (ended_by) REFERENCES account(id),
  FOREIGN KEY (scope_id) REFERENCES scope(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table public_message (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  incident_id uuid not null,
  sent_at timestamp with time zone not null,
  kind text not null,
  channels text[] default '{}'::text[] not null,
  languages text[] default '{}'::text[] not null,
  segment_ids uuid[] default '{}'::uuid[] not null,
  reach integer,
  two_way boolean not null,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (incident_id) REFERENCES incident(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table quality_day (
  stream_id integer not null,
  day date not null,
  out_of_range integer not null,
  stuck integer not null,
  implausible integer not null,
  rate integer not null,
  gap integer not null,
  ahead integer not null,
  PRIMARY KEY (stream_id, day)
);

create table record_batch (
  id uuid not null,
  noun text not null,
  action text not null,
  plan jsonb not null,
  reason text not null,
  state text default 'preview'::text not null,
  account_id uuid not null,
  made_at timestamp with time zone default now() not null,
  applied_at timestamp with time zone,
  undone_at timestamp with time zone,
  undone_by uuid,
  CHECK ((action = ANY (ARRAY['change'::text, 'delete'::text, 'restore'::text]))),
  CHECK ((state = ANY (ARRAY['preview'::text, 'applied'::text, 'undone'::text]))),
  PRIMARY KEY (id)
);

create table record_batch_item (
  batch uuid not null,
  "position" integer not null,
  id uuid not null,
  version integer not null,
  outcome text not null,
  problem jsonb,
  written integer,
  undone integer,
  CHECK ((outcome = ANY (ARRAY['accepted'::text, 'unchanged'::text, 'refused'::text]))),
  FOREIGN KEY (batch) REFERENCES record_batch(id) ON DELETE CASCADE,
  PRIMARY KEY (batch, "position")
);

create table record_comment (
  id uuid not null,
  noun text not null,
  record_id uuid not null,
  author uuid not null,
  text text not null,
  version integer default 1 not null,
  written_at timestamp with time zone default now() not null,
  edited_at timestamp with time zone,
  removed_at timestamp with time zone,
  FOREIGN KEY (author) REFERENCES account(id),
  PRIMARY KEY (id)
);

create table record_comment_version (
  comment_id uuid not null,
  version integer not null,
  text text not null,
  at timestamp with time zone not null,
  FOREIGN KEY (comment_id) REFERENCES record_comment(id),
  PRIMARY KEY (comment_id, version)
);

create table record_common (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  PRIMARY KEY (id)
);

create table record_draft (
  id uuid not null,
  noun text not null,
  record_id uuid,
  scope_id uuid not null,
  version integer default 1 not null,
  state text default 'draft'::text not null,
  base_version integer,
  base jsonb,
  "values" jsonb not null,
  authors uuid[] not null,
  reviewer uuid,
  note text,
  begun_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  sent_at timestamp with time zone,
  decided_at timestamp with time zone,
  decided_by uuid,
  CHECK (((base_version IS NULL) = (base IS NULL))),
  CHECK (((state = ANY (ARRAY['draft'::text, 'review'::text])) = (decided_at IS NULL))),
  CHECK ((cardinality(authors) > 0)),
  CHECK ((state = ANY (ARRAY['draft'::text, 'review'::text, 'published'::text, 'withdrawn'::text]))),
  FOREIGN KEY (decided_by) REFERENCES account(id),
  FOREIGN KEY (reviewer) REFERENCES account(id),
  PRIMARY KEY (id)
);

create table record_draft_event (
  id uuid not null,
  draft_id uuid not null,
  act text not null,
  actor uuid not null,
  note text,
  at timestamp with time zone default clock_timestamp() not null,
  "values" jsonb,
  FOREIGN KEY (actor) REFERENCES account(id),
  FOREIGN KEY (draft_id) REFERENCES record_draft(id),
  PRIMARY KEY (id)
);

create table record_kind (
  noun text not null,
  kind text not null,
  floor integer not null,
  PRIMARY KEY (noun)
);

create table record_version (
  noun text not null,
  id uuid not null,
  version integer not null,
  op "char" not null,
  document jsonb not null,
  at timestamp with time zone default clock_timestamp() not null,
  actor uuid,
  reason text,
  reviewer uuid,
  draft_id uuid,
  PRIMARY KEY (noun, id, version)
);

create table recovery_codes (
  account_id uuid not null,
  salt bytea not null,
  hashes bytea[] not null,
  made_at timestamp with time zone default now() not null,
  FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  PRIMARY KEY (account_id)
);

create table reuse_record (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  asset_id uuid not null,
  org_id uuid not null,
  started_at date not null,
  saving double precision,
  FOREIGN KEY (asset_id) REFERENCES asset(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (org_id) REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table risk (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  initiative_id uuid,
  title jsonb not null,
  probability integer not null,
  impact integer not null,
  owner_id uuid,
  response text,
  status text not null,
  strategic boolean not null,
  reviewed_at date,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (initiative_id) REFERENCES initiative(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (owner_id) REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table road_work (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  segment_ref text not null,
  org_id uuid not null,
  started_at date not null,
  joint boolean not null,
  repeat_within12m boolean not null,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (org_id) REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table roadmap (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  edition integer not null,
  status text not null,
  published_at date,
  review_due_at date not null,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table role_assignment (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  person_id uuid not null,
  role text not null,
  scope_type text not null,
  role_scope_id uuid not null,
  started_at date not null,
  ended_at date,
  budget_authority boolean not null,
  mandate_ref text,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (person_id) REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table rollup_day (
  stream_id integer not null,
  day date not null,
  n integer not null,
  changes integer default 1 not null,
  sum double precision not null,
  min double precision,
  max double precision,
  last_at timestamp with time zone,
  last_value double precision,
  quality smallint not null,
  touched boolean default true not null,
  flags smallint default 0 not null,
  bad integer default 0 not null,
  late integer default 0 not null,
  PRIMARY KEY (stream_id, day)
);

create table rollup_hour (
  stream_id integer not null,
  n integer not null,
  hour timestamp with time zone not null,
  sum double precision not null,
  min double precision,
  max double precision,
  last_at timestamp with time zone,
  last_value double precision,
  quality smallint not null,
  flags smallint default 0 not null,
  bad integer default 0 not null,
  PRIMARY KEY (stream_id, hour)
);

create table rule_afterwards (
  scope_id uuid not null,
  rule text not null,
  as_of timestamp with time zone not null,
  judged_at timestamp with time zone not null,
  version text not null,
  state text not null,
  reason text,
  value double precision,
  score double precision,
  n integer not null,
  pass integer not null,
  fail integer not null,
  unknown integer not null,
  FOREIGN KEY (scope_id) REFERENCES scope(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (scope_id, rule, as_of)
);

create table rule_day (
  scope_id uuid not null,
  rule text not null,
  day date not null,
  at timestamp with time zone not null,
  version text not null,
  state text not null,
  reason text,
  value double precision,
  range_low double precision,
  range_high double precision,
  score double precision,
  sample integer not null,
  n integer not null,
  pass integer not null,
  fail integer not null,
  unknown integer not null,
  exempt integer default 0 not null,
  held integer,
  fails integer[] not null,
  unknowns integer[] not null,
  failing uuid[] not null,
  found text[] not null,
  newest_input timestamp with time zone,
  as_of timestamp with time zone not null,
  since timestamp with time zone not null,
  previous_state text,
  previous_value double precision,
  previous_at timestamp with time zone,
  FOREIGN KEY (scope_id) REFERENCES scope(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (scope_id, rule, day)
);

create table rule_history (
  seq bigint generated always as identity not null,
  run bigint not null,
  scope_id uuid not null,
  rule text not null,
  version text not null,
  at timestamp with time zone not null,
  as_of timestamp with time zone not null,
  from_state text,
  to_state text not null,
  reason text,
  value_from double precision,
  value_to double precision,
  n integer not null,
  pass integer not null,
  fail integer not null,
  unknown integer not null,
  cause text not null,
  because jsonb not null,
  FOREIGN KEY (scope_id) REFERENCES scope(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (seq)
);

create table rule_state (
  scope_id uuid not null,
  rule text not null,
  version text not null,
  state text not null,
  reason text,
  value double precision,
  range_low double precision,
  range_high double precision,
  score double precision,
  sample integer not null,
  n integer not null,
  pass integer not null,
  fail integer not null,
  unknown integer not null,
  fails integer[] not null,
  unknowns integer[] not null,
  failing uuid[] not null,
  newly_failing uuid[] not null,
  found text[] not null,
  newest_input timestamp with time zone,
  as_of timestamp with time zone not null,
  since timestamp with time zone not null,
  milliseconds double precision not null,
  previous_state text,
  previous_value double precision,
  previous_at timestamp with time zone,
  pending_state text,
  exempt integer default 0 not null,
  held integer,
  FOREIGN KEY (scope_id) REFERENCES scope(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (scope_id, rule)
);

create table rule_version (
  id uuid not null,
  rule text not null,
  requirement text not null,
  no integer not null,
  state text default 'draft'::text not null,
  puts text not null,
  card jsonb,
  hash text,
  release_hash text,
  examples jsonb default '[]'::jsonb not null,
  note text,
  authors uuid[] not null,
  revision integer default 1 not null,
  begun_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  submitted_at timestamp with time zone,
  reviewer uuid,
  published_at timestamp with time zone,
  CHECK (((puts = 'card'::text) = ((card IS NOT NULL) AND (hash IS NOT NULL)))),
  CHECK (((state <> 'published'::text) OR (NOT (reviewer = ANY (authors))))),
  CHECK (((state = 'published'::text) = ((published_at IS NOT NULL) AND (reviewer IS NOT NULL)))),
  CHECK ((cardinality(authors) > 0)),
  CHECK ((no > 0)),
  CHECK ((puts = ANY (ARRAY['card'::text, 'retired'::text, 'release'::text]))),
  CHECK ((state = ANY (ARRAY['draft'::text, 'review'::text, 'published'::text, 'withdrawn'::text]))),
  FOREIGN KEY (reviewer) REFERENCES account(id),
  PRIMARY KEY (id),
  UNIQUE (rule, no)
);

create table rule_version_event (
  id uuid not null,
  version_id uuid not null,
  act text not null,
  actor uuid not null,
  note text,
  at timestamp with time zone default clock_timestamp() not null,
  FOREIGN KEY (actor) REFERENCES account(id),
  FOREIGN KEY (version_id) REFERENCES rule_version(id),
  PRIMARY KEY (id)
);

create table saved_view (
  id uuid not null,
  owner uuid not null,
  register text not null,
  name jsonb not null,
  state jsonb not null,
  sharing text not null,
  roles text[] default '{}'::text[] not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  CHECK ((sharing = ANY (ARRAY['private'::text, 'roles'::text, 'everybody'::text]))),
  FOREIGN KEY (owner) REFERENCES account(id) ON DELETE CASCADE,
  PRIMARY KEY (id)
);

create table scope (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  code text not null,
  title jsonb not null,
  kind text not null,
  parent_id uuid,
  evaluated_at timestamp with time zone,
  made_up boolean not null,
  currency text,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (parent_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id),
  UNIQUE (code)
);

create table search_due (
  noun text not null,
  past uuid,
  PRIMARY KEY (noun)
);

create table search_entry (
  noun text not null,
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  confidentiality text not null,
  zh text,
  en text,
  code text,
  initials text,
  words tsvector not null,
  at timestamp with time zone not null,
  content bigint not null,
  PRIMARY KEY (id, noun)
);

create table search_position (
  one boolean default true not null,
  tx xid8 not null,
  seq bigint not null,
  grammar integer not null,
  at timestamp with time zone default now() not null,
  CHECK (one),
  PRIMARY KEY (one)
);

create table security_assessment (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  asset_id uuid not null,
  level text not null,
  assessed_at date not null,
  next_due_at date not null,
  passed boolean not null,
  FOREIGN KEY (asset_id) REFERENCES asset(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table sensor (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  asset_id uuid not null,
  quantity text not null,
  interval_sec integer not null,
  last_seen_at timestamp with time zone,
  calibrated_at date,
  status text not null,
  FOREIGN KEY (asset_id) REFERENCES asset(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table service (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  title jsonb not null,
  owner_org_id uuid not null,
  domain text not null,
  status text not null,
  priority boolean,
  transactional boolean,
  online boolean,
  one_stop boolean,
  assisted_option boolean,
  proactive boolean,
  requires_identity boolean,
  personal_data boolean,
  identity_scheme_id uuid,
  assurance_level text,
  accessibility_level text,
  segment_ids uuid[] default '{}'::uuid[] not null,
  life_event_ids uuid[] default '{}'::uuid[] not null,
  channel_ids uuid[] default '{}'::uuid[] not null,
  channel_target text,
  co_designed boolean,
  feedback_enabled boolean,
  standard_days integer,
  purpose_codes text[] default '{}'::text[] not null,
  issue_codes text[] default '{}'::text[] not null,
  code text,
  item_type text,
  main_item text,
  guide_url text,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (identity_scheme_id) REFERENCES identity_scheme(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (owner_org_id) REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table service_request (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  service_id uuid,
  segment_id uuid,
  channel_id uuid not null,
  origin text not null,
  submitted_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  assigned_org_id uuid,
  joint_org_ids uuid[] default '{}'::uuid[] not null,
  due_at timestamp with time zone,
  first_response_at timestamp with time zone,
  closed_at timestamp with time zone,
  resolved boolean,
  reopened integer,
  transfers integer,
  satisfaction integer,
  documents_requested integer,
  documents_reused integer,
  cross_channel_visible boolean,
  case_number text,
  category text,
  subject text,
  details text,
  note text,
  address text,
  area_id uuid,
  location jsonb,
  photo_url text,
  subject_ref text,
  FOREIGN KEY (area_id) REFERENCES area(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (assigned_org_id) REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (channel_id) REFERENCES channel(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (segment_id) REFERENCES citizen_segment(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (service_id) REFERENCES service(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table session (
  token_hash bytea not null,
  account_id uuid not null,
  started_at timestamp with time zone default now() not null,
  seen_at timestamp with time zone default now() not null,
  purpose jsonb,
  id uuid default gen_random_uuid() not null,
  opened_by text default 'link'::text not null,
  device text default ''::text not null,
  address_family text,
  proved_at timestamp with time zone default now() not null,
  strong_at timestamp with time zone,
  confined boolean default false not null,
  former_hash bytea,
  former_until timestamp with time zone,
  CHECK ((address_family = ANY (ARRAY['IPv4'::text, 'IPv6'::text]))),
  CHECK ((opened_by = ANY (ARRAY['link'::text, 'password'::text, 'passkey'::text, 'provider'::text]))),
  FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  PRIMARY KEY (token_hash),
  UNIQUE (former_hash),
  UNIQUE (id)
);

create table sharing_agreement (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  provider_org_id uuid not null,
  consumer_org_ids uuid[] default '{}'::uuid[] not null,
  dataset_ids uuid[] default '{}'::uuid[] not null,
  legal_basis text not null,
  purpose text not null,
  status text not null,
  signed_at date not null,
  expires_at date,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (provider_org_id) REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table sign_in_link (
  token_hash bytea not null,
  account_id uuid not null,
  made_at timestamp with time zone default now() not null,
  used_at timestamp with time zone,
  expires_at timestamp with time zone default (now() + '00:30:00'::interval) not null,
  FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  PRIMARY KEY (token_hash)
);

create table sign_in_try (
  bucket bytea not null,
  tries integer not null,
  since timestamp with time zone default now() not null,
  PRIMARY KEY (bucket)
);

create table situation_report (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  incident_id uuid not null,
  reported_at timestamp with time zone not null,
  source_kinds text[] default '{}'::text[] not null,
  forecast_included boolean not null,
  confidence text,
  equity_impact boolean not null,
  public_version_at timestamp with time zone,
  resource_included boolean not null,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (incident_id) REFERENCES incident(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table skill_assessment (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  team text not null,
  skill_area text not null,
  level integer not null,
  required_fte double precision not null,
  available_fte double precision not null,
  assessed_at date not null,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table source (
  id uuid default gen_random_uuid() not null,
  code text not null,
  title jsonb not null,
  kind text not null,
  scope_id uuid not null,
  owner_person_id uuid,
  owner_organization_id uuid,
  dataset_id uuid,
  expected_seconds integer not null,
  time_zone text not null,
  settings jsonb not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  CHECK ((expected_seconds > 0)),
  FOREIGN KEY (dataset_id) REFERENCES dataset(id),
  FOREIGN KEY (owner_organization_id) REFERENCES organization(id),
  FOREIGN KEY (owner_person_id) REFERENCES person(id),
  FOREIGN KEY (scope_id) REFERENCES scope(id),
  PRIMARY KEY (id),
  UNIQUE (code)
);

create table source_reject (
  id uuid not null,
  source_id uuid not null,
  fingerprint bytea not null,
  reason text not null,
  stream text not null,
  "row" jsonb not null,
  came text not null,
  place text,
  seen bigint default 1 not null,
  first_at timestamp with time zone default now() not null,
  last_at timestamp with time zone default now() not null,
  state text default 'open'::text not null,
  version integer default 1 not null,
  ended_at timestamp with time zone,
  ended_by uuid,
  end_reason text,
  CHECK (((ended_at IS NULL) = (state = ANY (ARRAY['open'::text, 'mended'::text])))),
  CHECK ((state = ANY (ARRAY['open'::text, 'mended'::text, 'taken'::text, 'dropped'::text]))),
  FOREIGN KEY (ended_by) REFERENCES account(id),
  FOREIGN KEY (source_id) REFERENCES source(id) ON DELETE CASCADE,
  PRIMARY KEY (id)
);

create table source_reject_count (
  source_id uuid not null,
  reason text not null,
  stream text not null,
  seen bigint not null,
  beyond bigint not null,
  first_at timestamp with time zone default now() not null,
  last_at timestamp with time zone default now() not null,
  FOREIGN KEY (source_id) REFERENCES source(id) ON DELETE CASCADE,
  PRIMARY KEY (source_id, reason, stream)
);

create table source_run (
  id uuid not null,
  source_id uuid not null,
  kind text not null,
  begun_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  about text,
  messages bigint default 0 not null,
  bytes bigint default 0 not null,
  accepted bigint default 0 not null,
  duplicate bigint default 0 not null,
  revised bigint default 0 not null,
  refused bigint default 0 not null,
  flagged bigint default 0 not null,
  fault text,
  fault_about text,
  CHECK ((kind = ANY (ARRAY['run'::text, 'span'::text]))),
  FOREIGN KEY (source_id) REFERENCES source(id) ON DELETE CASCADE,
  PRIMARY KEY (id)
);

create table source_secret (
  id uuid not null,
  secret text not null,
  FOREIGN KEY (id) REFERENCES source(id) ON DELETE CASCADE,
  PRIMARY KEY (id)
);

create table source_state (
  source_id uuid not null,
  on_since timestamp with time zone,
  switched_by uuid,
  arrived_at timestamp with time zone,
  stored_at timestamp with time zone,
  fault text,
  fault_about text,
  fault_at timestamp with time zone,
  connection text,
  connection_since timestamp with time zone,
  "position" jsonb,
  due_at timestamp with time zone,
  held_by uuid,
  held_until timestamp with time zone,
  CHECK ((connection = ANY (ARRAY['connecting'::text, 'connected'::text, 'away'::text]))),
  FOREIGN KEY (source_id) REFERENCES source(id) ON DELETE CASCADE,
  FOREIGN KEY (switched_by) REFERENCES account(id),
  PRIMARY KEY (source_id)
);

create table sso_flow (
  state_hash bytea not null,
  provider_id uuid not null,
  browser_hash bytea not null,
  nonce text not null,
  verifier text not null,
  return_to text,
  link_account uuid,
  made_at timestamp with time zone default now() not null,
  FOREIGN KEY (link_account) REFERENCES account(id) ON DELETE CASCADE,
  FOREIGN KEY (provider_id) REFERENCES sso_provider(id) ON DELETE CASCADE,
  PRIMARY KEY (state_hash)
);

create table sso_identity (
  id uuid not null,
  provider_id uuid not null,
  issuer text not null,
  subject text not null,
  account_id uuid not null,
  label text,
  linked_at timestamp with time zone default now() not null,
  used_at timestamp with time zone,
  FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  FOREIGN KEY (provider_id) REFERENCES sso_provider(id) ON DELETE CASCADE,
  PRIMARY KEY (id),
  UNIQUE (issuer, subject)
);

create table sso_provider (
  id uuid not null,
  code text not null,
  name jsonb not null,
  issuer text not null,
  client_id text not null,
  secret text,
  domains text[] default '{}'::text[] not null,
  organization_id uuid,
  enabled boolean default false not null,
  version integer default 1 not null,
  made_at timestamp with time zone default now() not null,
  made_by uuid,
  tested_at timestamp with time zone,
  test_problem text,
  CHECK ((code ~ '^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$'::text)),
  FOREIGN KEY (made_by) REFERENCES account(id),
  PRIMARY KEY (id),
  UNIQUE (code),
  UNIQUE (issuer)
);

create table stakeholder (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  org_id uuid,
  name jsonb not null,
  stakeholder_group text not null,
  interests text,
  influence integer,
  impact integer,
  key boolean not null,
  owner_id uuid,
  reviewed_at date,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (org_id) REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (owner_id) REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table standard_adoption (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  standard_ref text not null,
  level text not null,
  applies_to text[] default '{}'::text[] not null,
  status text not null,
  adopted_at date,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table station_day (
  stream_id integer not null,
  day date not null,
  hours smallint not null,
  mean double precision,
  windows smallint not null,
  max_8h_mean double precision,
  observations integer not null,
  newest timestamp with time zone,
  PRIMARY KEY (stream_id, day)
);

create table stored_file (
  sha256 text not null,
  bytes bigint not null,
  at timestamp with time zone default now() not null,
  CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  PRIMARY KEY (sha256)
);

create table stream (
  stream_id integer generated always as identity not null,
  id uuid default gen_random_uuid() not null,
  code text not null,
  title jsonb not null,
  property text not null,
  unit text not null,
  scope_id uuid not null,
  place text,
  area_id uuid,
  sensor_id uuid,
  dataset_id uuid,
  longitude double precision,
  latitude double precision,
  interval_seconds integer not null,
  time_zone text not null,
  "least" double precision,
  most double precision,
  monotonic boolean not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  plausible_least double precision,
  plausible_most double precision,
  change_most double precision,
  change_seconds integer,
  stuck_seconds integer,
  domain text,
  FOREIGN KEY (area_id) REFERENCES area(id),
  FOREIGN KEY (dataset_id) REFERENCES dataset(id),
  FOREIGN KEY (scope_id) REFERENCES scope(id),
  FOREIGN KEY (sensor_id) REFERENCES sensor(id),
  PRIMARY KEY (stream_id),
  UNIQUE (code),
  UNIQUE (id)
);

create table stream_gap (
  stream_id integer not null,
  started_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  noticed_at timestamp with time zone not null,
  FOREIGN KEY (stream_id) REFERENCES stream(stream_id),
  PRIMARY KEY (stream_id, started_at)
);

create table subject_request (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  kind text not null,
  submitted_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  subject_ref text,
  access_id uuid,
  question text,
  answer text,
  FOREIGN KEY (access_id) REFERENCES personal_data_access(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table supplier_review (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  supplier_id uuid not null,
  reviewed_at date not null,
  score double precision not null,
  joint_plan boolean not null,
  supplier_feedback boolean not null,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (supplier_id) REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table support_case (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  incident_id uuid not null,
  segment_id uuid,
  opened_at timestamp with time zone not null,
  first_help_at timestamp with time zone,
  closed_at timestamp with time zone,
  satisfaction integer,
  subject_ref text,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (incident_id) REFERENCES incident(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (segment_id) REFERENCES citizen_segment(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table survey (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  kind text not null,
  wave integer not null,
  opens_at date not null,
  closes_at date not null,
  sample_size integer not null,
  response_rate double precision not null,
  published_at date,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table survey_response (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  survey_id uuid not null,
  kind text not null,
  item text not null,
  dimension text not null,
  segment_id uuid,
  stakeholder_group text,
  score double precision not null,
  answered_at timestamp with time zone not null,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (segment_id) REFERENCES citizen_segment(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (survey_id) REFERENCES survey(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table term (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  title jsonb not null,
  definition jsonb not null,
  concept_code text,
  status text not null,
  steward_org_id uuid,
  agreed_at date,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (steward_org_id) REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table term_change (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  term_id uuid not null,
  submitted_at date not null,
  decided_at date,
  decision text,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (term_id) REFERENCES term(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table unsettled_stream (
  stream_id integer not null,
  since timestamp with time zone not null,
  until timestamp with time zone not null,
  PRIMARY KEY (stream_id)
);

create table user_research (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  segment_ids uuid[] default '{}'::uuid[] not null,
  service_ids uuid[] default '{}'::uuid[] not null,
  method text not null,
  conducted_at date not null,
  participants integer not null,
  acted_on boolean not null,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table vision (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  edition integer not null,
  status text not null,
  text jsonb,
  drafted_at date not null,
  published_at date,
  review_due_at date not null,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table vision_target (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  vision_id uuid not null,
  status text not null,
  title jsonb not null,
  purpose_codes text[] default '{}'::text[] not null,
  issue_codes text[] default '{}'::text[] not null,
  local_priority_ref text,
  smart_levers text[] default '{}'::text[] not null,
  core_plan_ref text,
  indicator_id uuid,
  baseline_value double precision,
  target_value double precision,
  target_at date,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (indicator_id) REFERENCES indicator(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (vision_id) REFERENCES vision(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table visualization (
  id uuid not null,
  city_id uuid not null,
  scope_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  updated_at timestamp with time zone default now() not null,
  updated_by uuid,
  source text default 'manual'::text not null,
  confidentiality text default 'internal'::text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  target_type text not null,
  target_id uuid not null,
  modality text not null,
  published_at date,
  revised_at date not null,
  FOREIGN KEY (city_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scope_id) REFERENCES scope(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id)
);

create table webhook (
  id uuid not null,
  title text not null,
  address text not null,
  topics text[] not null,
  registers text[] not null,
  algorithm text not null,
  secret text not null,
  former_secret text,
  former_until timestamp with time zone,
  owner_id uuid not null,
  version integer default 1 not null,
  made_at timestamp with time zone default now() not null,
  changed_at timestamp with time zone default now() not null,
  paused_at timestamp with time zone,
  pause_reason text,
  failures integer default 0 not null,
  failing_since timestamp with time zone,
  removed_at timestamp with time zone,
  CHECK (((former_secret IS NULL) = (former_until IS NULL))),
  CHECK (((paused_at IS NULL) = (pause_reason IS NULL))),
  CHECK ((algorithm = ANY (ARRAY['hmac-sha256'::text, 'hmac-sm3'::text]))),
  CHECK ((pause_reason = ANY (ARRAY['person'::text, 'failures'::text, 'gone'::text, 'owner'::text]))),
  FOREIGN KEY (owner_id) REFERENCES account(id),
  PRIMARY KEY (id)
);

create table webhook_delivery (
  id uuid not null,
  webhook_id uuid not null,
  event uuid not null,
  topic text not null,
  subject text not null,
  body jsonb,
  event_at timestamp with time zone not null,
  try integer not null,
  replay boolean not null,
  at timestamp with time zone default clock_timestamp() not null,
  delivered boolean not null,
  status integer,
  failure text,
  milliseconds integer not null,
  request_bytes integer not null,
  answer_bytes integer not null,
  FOREIGN KEY (webhook_id) REFERENCES webhook(id) ON DELETE CASCADE,
  PRIMARY KEY (id)
);

CREATE INDEX access_alarm_raised_at_idx ON public.access_alarm USING btree (raised_at DESC) WHERE (closed_at IS NULL);

CREATE UNIQUE INDEX account_role_exclusive ON public.account_role USING btree (account_id) WHERE ((ended_at IS NULL) AND (role = ANY (ARRAY['secadmin'::text, 'sysadmin'::text, 'auditor'::text])));

CREATE INDEX account_role_expires_at_idx ON public.account_role USING btree (expires_at) WHERE (ended_at IS NULL);

CREATE INDEX account_role_granted_at_idx ON public.account_role USING btree (granted_at) WHERE ((approved_at IS NULL) AND (ended_at IS NULL));

CREATE UNIQUE INDEX account_role_once ON public.account_role USING btree (account_id, role) WHERE (ended_at IS NULL);

CREATE INDEX account_role_role_idx ON public.account_role USING btree (role) WHERE (ended_at IS NULL);

CREATE INDEX account_organization_id_idx ON public.account USING btree (organization_id);

CREATE INDEX account_person_id_idx ON public.account USING btree (person_id);

CREATE INDEX action_plan_incident_id_idx ON public.action_plan USING btree (incident_id);

CREATE INDEX action_plan_org_ids_idx ON public.action_plan USING gin (org_ids);

CREATE INDEX action_plan_scope_id_idx ON public.action_plan USING btree (scope_id);

CREATE INDEX action_plan_segment_ids_idx ON public.action_plan USING gin (segment_ids);

CREATE INDEX action_plan_updated_at_id_idx ON public.action_plan USING btree (updated_at, id);

CREATE INDEX action_finding_id_idx ON public.action USING btree (finding_id);

CREATE INDEX action_finding_id_idx1 ON public.action USING btree (finding_id) WHERE (finding_id IS NOT NULL);

CREATE INDEX action_owner_id_idx ON public.action USING btree (owner_id);

CREATE INDEX action_rule_id_idx ON public.action USING btree (rule_id);

CREATE INDEX action_scope_id_idx ON public.action USING btree (scope_id);

CREATE INDEX action_source_id_idx ON public.action USING btree (source_id);

CREATE INDEX action_updated_at_id_idx ON public.action USING btree (updated_at, id);

CREATE INDEX after_action_review_incident_id_idx ON public.after_action_review USING btree (incident_id);

CREATE INDEX after_action_review_scope_id_idx ON public.after_action_review USING btree (scope_id);

CREATE INDEX after_action_review_updated_at_id_idx ON public.after_action_review USING btree (updated_at, id);

CREATE INDEX ai_use_case_benefit_ids_idx ON public.ai_use_case USING gin (benefit_ids);

CREATE INDEX ai_use_case_dataset_ids_idx ON public.ai_use_case USING gin (dataset_ids);

CREATE INDEX ai_use_case_owner_org_id_idx ON public.ai_use_case USING btree (owner_org_id);

CREATE INDEX ai_use_case_scope_id_idx ON public.ai_use_case USING btree (scope_id);

CREATE INDEX ai_use_case_updated_at_id_idx ON public.ai_use_case USING btree (updated_at, id);

CREATE INDEX alert_event_alert_id_seq_idx ON public.alert_event USING btree (alert_id, seq);

CREATE INDEX alert_area_id_idx ON public.alert USING btree (area_id);

CREATE INDEX alert_incident_id_idx ON public.alert USING btree (incident_id);

CREATE INDEX alert_merged_into_id_idx ON public.alert USING btree (merged_into_id);

CREATE UNIQUE INDEX alert_number_idx ON public.alert USING btree (number);

CREATE INDEX alert_org_ids_idx ON public.alert USING gin (org_ids);

CREATE INDEX alert_raised_at_idx ON public.alert USING btree (raised_at DESC);

CREATE UNIQUE INDEX alert_rule_id_group_key_episode_at_idx ON public.alert USING btree (rule_id, group_key, episode_at) WHERE (rule_id IS NOT NULL);

CREATE INDEX alert_scope_id_idx ON public.alert USING btree (scope_id);

CREATE INDEX alert_severity_raised_at_idx ON public.alert USING btree (severity DESC, raised_at) WHERE ((closed_at IS NULL) AND (merged_into_id IS NULL));

CREATE INDEX alert_team_id_idx ON public.alert USING btree (team_id);

CREATE INDEX alert_updated_at_id_idx ON public.alert USING btree (updated_at, id);

CREATE INDEX api_key_account_id_idx ON public.api_key USING btree (account_id) WHERE (ended_at IS NULL);

CREATE INDEX api_usage_api_id_idx ON public.api_usage USING btree (api_id);

CREATE INDEX api_usage_consumer_org_ids_idx ON public.api_usage USING gin (consumer_org_ids);

CREATE INDEX api_usage_scope_id_idx ON public.api_usage USING btree (scope_id);

CREATE INDEX api_usage_updated_at_id_idx ON public.api_usage USING btree (updated_at, id);

CREATE INDEX api_asset_id_idx ON public.api USING btree (asset_id);

CREATE INDEX api_scope_id_idx ON public.api USING btree (scope_id);

CREATE INDEX api_updated_at_id_idx ON public.api USING btree (updated_at, id);

CREATE INDEX architecture_review_initiative_id_idx ON public.architecture_review USING btree (initiative_id);

CREATE INDEX architecture_review_scope_id_idx ON public.architecture_review USING btree (scope_id);

CREATE INDEX architecture_review_updated_at_id_idx ON public.architecture_review USING btree (updated_at, id);

CREATE UNIQUE INDEX archive_alarm_open ON public.archive_alarm USING btree ((true)) WHERE (ended_at IS NULL);

CREATE INDEX area_parent_id_idx ON public.area USING btree (parent_id);

CREATE INDEX area_scope_id_idx ON public.area USING btree (scope_id);

CREATE INDEX area_updated_at_id_idx ON public.area USING btree (updated_at, id);

CREATE INDEX asset_coalesce_id_idx ON public.asset USING btree (COALESCE((title ->> 'zh'::text), (title ->> 'en'::text)), id);

CREATE INDEX asset_end_of_life_at_id_idx ON public.asset USING btree (end_of_life_at, id);

CREATE INDEX asset_lifecycle_state_asset_class_idx ON public.asset USING btree (lifecycle_state, asset_class);

CREATE INDEX asset_owner_org_id_idx ON public.asset USING btree (owner_org_id);

CREATE INDEX asset_replacement_initiative_id_idx ON public.asset USING btree (replacement_initiative_id);

CREATE INDEX asset_reuse_org_ids_idx ON public.asset USING gin (reuse_org_ids);

CREATE INDEX asset_scope_id_idx ON public.asset USING btree (scope_id);

CREATE INDEX asset_shared_org_ids_idx ON public.asset USING gin (shared_org_ids);

CREATE INDEX asset_steward_id_idx ON public.asset USING btree (steward_id);

CREATE INDEX asset_updated_at_id_idx ON public.asset USING btree (updated_at, id);

CREATE INDEX asset_usage_policy_id_idx ON public.asset USING btree (usage_policy_id);

CREATE INDEX assignment_account_id_due_on_id_idx ON public.assignment USING btree (account_id, due_on, id) WHERE (ended_at IS NULL);

CREATE INDEX assignment_account_id_ended_at_idx ON public.assignment USING btree (account_id, ended_at) WHERE (ended_at IS NOT NULL);

CREATE UNIQUE INDEX assignment_open ON public.assignment USING btree (record_id, noun) WHERE (ended_at IS NULL);

CREATE INDEX assignment_record_id_noun_assigned_at_idx ON public.assignment USING btree (record_id, noun, assigned_at);

CREATE INDEX attachment_record_id_noun_added_at_idx ON public.attachment USING btree (record_id, noun, added_at);

CREATE INDEX attachment_sha256_idx ON public.attachment USING btree (sha256);

CREATE INDEX attestation_event_attestation_id_seq_idx ON public.attestation_event USING btree (attestation_id, seq DESC);

CREATE INDEX attestation_file_attestation_id_idx ON public.attestation_file USING btree (attestation_id);

CREATE INDEX attestation_file_sha256_idx ON public.attestation_file USING btree (sha256);

CREATE INDEX attestation_scope_id_idx ON public.attestation USING btree (scope_id) WHERE (state = ANY (ARRAY['signed'::text, 'valid'::text, 'challenged'::text]));

CREATE INDEX attestation_scope_id_rule_idx ON public.attestation USING btree (scope_id, rule);

CREATE INDEX audit_verification_at_idx ON public.audit_verification USING btree (at DESC);

CREATE INDEX audit_act_id_idx ON public.audit USING btree (act, id);

CREATE INDEX audit_actor_id_idx ON public.audit USING btree (actor, id);

CREATE INDEX audit_at_id_idx ON public.audit USING btree (at, id);

CREATE INDEX audit_department_id_idx ON public.audit USING btree (department, id) WHERE (department IS NOT NULL);

CREATE INDEX audit_noun_id_idx ON public.audit USING btree (noun, id);

CREATE INDEX audit_object_id_idx ON public.audit USING btree (object, id);

CREATE INDEX audit_purpose_id_idx ON public.audit USING btree (purpose, id) WHERE (purpose IS NOT NULL);

CREATE INDEX audit_unsealed ON public.audit USING btree (id) WHERE (seq IS NULL);

CREATE INDEX backup_run_ended_at_idx ON public.backup_run USING btree (ended_at);

CREATE INDEX benefit_link_from_id_idx ON public.benefit_link USING btree (from_id);

CREATE INDEX benefit_link_owner_id_idx ON public.benefit_link USING btree (owner_id);

CREATE INDEX benefit_link_scope_id_idx ON public.benefit_link USING btree (scope_id);

CREATE INDEX benefit_link_to_id_idx ON public.benefit_link USING btree (to_id);

CREATE INDEX benefit_link_updated_at_id_idx ON public.benefit_link USING btree (updated_at, id);

CREATE INDEX benefit_review_benefit_id_idx ON public.benefit_review USING btree (benefit_id);

CREATE INDEX benefit_review_initiative_id_idx ON public.benefit_review USING btree (initiative_id);

CREATE INDEX benefit_review_scope_id_idx ON public.benefit_review USING btree (scope_id);

CREATE INDEX benefit_review_updated_at_id_idx ON public.benefit_review USING btree (updated_at, id);

CREATE INDEX benefit_area_id_idx ON public.benefit USING btree (area_id);

CREATE INDEX benefit_bearer_ids_idx ON public.benefit USING gin (bearer_ids);

CREATE INDEX benefit_beneficiary_ids_idx ON public.benefit USING gin (beneficiary_ids);

CREATE INDEX benefit_indicator_id_idx ON public.benefit USING btree (indicator_id);

CREATE INDEX benefit_owner_id_idx ON public.benefit USING btree (owner_id);

CREATE INDEX benefit_scope_id_idx ON public.benefit USING btree (scope_id);

CREATE INDEX benefit_segment_ids_idx ON public.benefit USING gin (segment_ids);

CREATE INDEX benefit_updated_at_id_idx ON public.benefit USING btree (updated_at, id);

CREATE INDEX building_block_consumer_org_ids_idx ON public.building_block USING gin (consumer_org_ids);

CREATE INDEX building_block_owner_org_id_idx ON public.building_block USING btree (owner_org_id);

CREATE INDEX building_block_scope_id_idx ON public.building_block USING btree (scope_id);

CREATE INDEX building_block_updated_at_id_idx ON public.building_block USING btree (updated_at, id);

CREATE INDEX capability_review_plan_id_idx ON public.capability_review USING btree (plan_id);

CREATE INDEX capability_review_scope_id_idx ON public.capability_review USING btree (scope_id);

CREATE INDEX capability_review_updated_at_id_idx ON public.capability_review USING btree (updated_at, id);

CREATE INDEX challenge_dataset_ids_idx ON public.challenge USING gin (dataset_ids);

CREATE INDEX challenge_problem_owner_org_id_idx ON public.challenge USING btree (problem_owner_org_id);

CREATE INDEX challenge_scope_id_idx ON public.challenge USING btree (scope_id);

CREATE INDEX challenge_updated_at_id_idx ON public.challenge USING btree (updated_at, id);

CREATE INDEX change_log_tx_seq_idx ON public.change_log USING btree (tx, seq);

CREATE INDEX channel_usage_channel_id_idx ON public.channel_usage USING btree (channel_id);

CREATE INDEX channel_usage_scope_id_idx ON public.channel_usage USING btree (scope_id);

CREATE INDEX channel_usage_service_id_idx ON public.channel_usage USING btree (service_id);

CREATE INDEX channel_usage_updated_at_id_idx ON public.channel_usage USING btree (updated_at, id);

CREATE INDEX channel_owner_org_id_idx ON public.channel USING btree (owner_org_id);

CREATE INDEX channel_scope_id_idx ON public.channel USING btree (scope_id);

CREATE INDEX channel_updated_at_id_idx ON public.channel USING btree (updated_at, id);

CREATE INDEX citizen_segment_owner_org_id_idx ON public.citizen_segment USING btree (owner_org_id);

CREATE INDEX citizen_segment_scope_id_idx ON public.citizen_segment USING btree (scope_id);

CREATE INDEX citizen_segment_updated_at_id_idx ON public.citizen_segment USING btree (updated_at, id);

CREATE INDEX city_event_org_ids_idx ON public.city_event USING gin (org_ids);

CREATE INDEX city_event_scope_id_idx ON public.city_event USING btree (scope_id);

CREATE INDEX city_event_updated_at_id_idx ON public.city_event USING btree (updated_at, id);

CREATE INDEX command_cycle_incident_id_idx ON public.command_cycle USING btree (incident_id);

CREATE INDEX command_cycle_owner_id_idx ON public.command_cycle USING btree (owner_id);

CREATE INDEX command_cycle_scope_id_idx ON public.command_cycle USING btree (scope_id);

CREATE INDEX command_cycle_updated_at_id_idx ON public.command_cycle USING btree (updated_at, id);

CREATE INDEX consent_controller_org_id_idx ON public.consent USING btree (controller_org_id);

CREATE INDEX consent_dataset_ids_idx ON public.consent USING gin (dataset_ids);

CREATE INDEX consent_grantee_org_id_idx ON public.consent USING btree (grantee_org_id);

CREATE INDEX consent_recipient_org_ids_idx ON public.consent USING gin (recipient_org_ids);

CREATE INDEX consent_scope_id_idx ON public.consent USING btree (scope_id);

CREATE INDEX consent_subject_ref_purpose_idx ON public.consent USING btree (subject_ref, purpose);

CREATE INDEX consent_updated_at_id_idx ON public.consent USING btree (updated_at, id);

CREATE INDEX contract_procurement_id_idx ON public.contract USING btree (procurement_id);

CREATE INDEX contract_scope_id_idx ON public.contract USING btree (scope_id);

CREATE INDEX contract_supplier_id_idx ON public.contract USING btree (supplier_id);

CREATE INDEX contract_updated_at_id_idx ON public.contract USING btree (updated_at, id);

CREATE INDEX csf_assessment_scope_id_idx ON public.csf_assessment USING btree (scope_id);

CREATE INDEX csf_assessment_updated_at_id_idx ON public.csf_assessment USING btree (updated_at, id);

CREATE INDEX data_exchange_consumer_org_id_idx ON public.data_exchange USING btree (consumer_org_id);

CREATE INDEX data_exchange_dataset_ids_idx ON public.data_exchange USING gin (dataset_ids);

CREATE INDEX data_exchange_provider_org_id_idx ON public.data_exchange USING btree (provider_org_id);

CREATE INDEX data_exchange_scope_id_idx ON public.data_exchange USING btree (scope_id);

CREATE INDEX data_exchange_updated_at_id_idx ON public.data_exchange USING btree (updated_at, id);

CREATE INDEX data_request_dataset_id_idx ON public.data_request USING btree (dataset_id);

CREATE INDEX data_request_requester_org_id_idx ON public.data_request USING btree (requester_org_id);

CREATE INDEX data_request_scope_id_idx ON public.data_request USING btree (scope_id);

CREATE INDEX data_request_updated_at_id_idx ON public.data_request USING btree (updated_at, id);

CREATE INDEX data_use_benefit_id_idx ON public.data_use USING btree (benefit_id);

CREATE INDEX data_use_dataset_ids_idx ON public.data_use USING gin (dataset_ids);

CREATE INDEX data_use_scope_id_idx ON public.data_use USING btree (scope_id);

CREATE INDEX data_use_updated_at_id_idx ON public.data_use USING btree (updated_at, id);

CREATE INDEX dataset_appraisal_dataset_id_idx ON public.dataset_appraisal USING btree (dataset_id);

CREATE INDEX dataset_appraisal_scope_id_idx ON public.dataset_appraisal USING btree (scope_id);

CREATE INDEX dataset_appraisal_updated_at_id_idx ON public.dataset_appraisal USING btree (updated_at, id);

CREATE INDEX dataset_field_dataset_id_idx ON public.dataset_field USING btree (dataset_id);

CREATE INDEX dataset_field_scope_id_idx ON public.dataset_field USING btree (scope_id);

CREATE INDEX dataset_field_term_id_idx ON public.dataset_field USING btree (term_id);

CREATE INDEX dataset_field_updated_at_id_idx ON public.dataset_field USING btree (updated_at, id);

CREATE INDEX dataset_api_id_idx ON public.dataset USING btree (api_id);

CREATE INDEX dataset_provider_org_id_idx ON public.dataset USING btree (provider_org_id);

CREATE INDEX dataset_scope_id_idx ON public.dataset USING btree (scope_id);

CREATE INDEX dataset_steward_id_idx ON public.dataset USING btree (steward_id);

CREATE INDEX dataset_updated_at_id_idx ON public.dataset USING btree (updated_at, id);

CREATE INDEX dead_letter_ended_at_idx ON public.dead_letter USING btree (ended_at);

CREATE INDEX dead_letter_webhook_id_id_idx ON public.dead_letter USING btree (webhook_id, id DESC) WHERE (ended_at IS NULL);

CREATE INDEX decision_body_id_idx ON public.decision USING btree (body_id);

CREATE INDEX decision_scope_id_idx ON public.decision USING btree (scope_id);

CREATE INDEX decision_updated_at_id_idx ON public.decision USING btree (updated_at, id);

CREATE INDEX default_view_view_id_idx ON public.default_view USING btree (view_id);

CREATE INDEX dependency_from_initiative_id_idx ON public.dependency USING btree (from_initiative_id);

CREATE INDEX dependency_owner_id_idx ON public.dependency USING btree (owner_id);

CREATE INDEX dependency_scope_id_idx ON public.dependency USING btree (scope_id);

CREATE INDEX dependency_to_initiative_id_idx ON public.dependency USING btree (to_initiative_id);

CREATE INDEX dependency_updated_at_id_idx ON public.dependency USING btree (updated_at, id);

CREATE INDEX development_lead_org_id_idx ON public.development USING btree (lead_org_id);

CREATE INDEX development_scope_id_idx ON public.development USING btree (scope_id);

CREATE INDEX development_updated_at_id_idx ON public.development USING btree (updated_at, id);

CREATE INDEX distribution_dataset_id_idx ON public.distribution USING btree (dataset_id);

CREATE INDEX distribution_scope_id_idx ON public.distribution USING btree (scope_id);

CREATE INDEX drill_run_ended_at_idx ON public.drill_run USING btree (ended_at);

CREATE INDEX emergency_plan_org_ids_idx ON public.emergency_plan USING gin (org_ids);

CREATE INDEX emergency_plan_scope_id_idx ON public.emergency_plan USING btree (scope_id);

CREATE INDEX emergency_plan_updated_at_id_idx ON public.emergency_plan USING btree (updated_at, id);

CREATE INDEX endorsement_org_id_idx ON public.endorsement USING btree (org_id);

CREATE INDEX endorsement_scope_id_idx ON public.endorsement USING btree (scope_id);

CREATE INDEX endorsement_target_id_idx ON public.endorsement USING btree (target_id);

CREATE INDEX endorsement_updated_at_id_idx ON public.endorsement USING btree (updated_at, id);

CREATE INDEX engagement_plan_roadmap_id_idx ON public.engagement_plan USING btree (roadmap_id);

CREATE INDEX engagement_plan_scope_id_idx ON public.engagement_plan USING btree (scope_id);

CREATE INDEX engagement_plan_senior_lead_id_idx ON public.engagement_plan USING btree (senior_lead_id);

CREATE INDEX engagement_plan_updated_at_id_idx ON public.engagement_plan USING btree (updated_at, id);

CREATE INDEX engagement_initiative_id_idx ON public.engagement USING btree (initiative_id);

CREATE INDEX engagement_scope_id_idx ON public.engagement USING btree (scope_id);

CREATE INDEX engagement_segments_reached_idx ON public.engagement USING gin (segments_reached);

CREATE INDEX engagement_service_id_idx ON public.engagement USING btree (service_id);

CREATE INDEX engagement_target_id_idx ON public.engagement USING btree (target_id);

CREATE INDEX engagement_updated_at_id_idx ON public.engagement USING btree (updated_at, id);

CREATE INDEX evaluation_run_scope_id_id_idx ON public.evaluation_run USING btree (scope_id, id DESC);

CREATE INDEX event_rule_scope_id_idx ON public.event_rule USING btree (scope_id);

CREATE INDEX event_rule_state_idx ON public.event_rule USING btree (state) WHERE (state = 'on'::text);

CREATE INDEX event_silence_rule_id_until_at_idx ON public.event_silence USING btree (rule_id, until_at);

CREATE INDEX event_transition_rule_id_group_key_id_idx ON public.event_transition USING btree (rule_id, group_key, id DESC);

CREATE INDEX event_transition_rule_id_id_idx ON public.event_transition USING btree (rule_id, id DESC);

CREATE INDEX event_transition_rule_id_told_at_idx ON public.event_transition USING btree (rule_id, told_at) WHERE (to_state = ANY (ARRAY['firing'::text, 'normal'::text]));

CREATE INDEX exercise_org_ids_idx ON public.exercise USING gin (org_ids);

CREATE INDEX exercise_plan_id_idx ON public.exercise USING btree (plan_id);

CREATE INDEX exercise_scope_id_idx ON public.exercise USING btree (scope_id);

CREATE INDEX exercise_updated_at_id_idx ON public.exercise USING btree (updated_at, id);

CREATE INDEX feature_bbox_idx ON public.feature USING gist (bbox);

CREATE INDEX feedback_scope_id_idx ON public.feedback USING btree (scope_id);

CREATE INDEX feedback_subject_ref_idx ON public.feedback USING btree (subject_ref) WHERE (subject_ref IS NOT NULL);

CREATE INDEX feedback_target_id_idx ON public.feedback USING btree (target_id);

CREATE INDEX feedback_updated_at_id_idx ON public.feedback USING btree (updated_at, id);

CREATE INDEX finding_event_finding_id_id_idx ON public.finding_event USING btree (finding_id, id DESC);

CREATE INDEX finding_follow_account_id_idx ON public.finding_follow USING btree (account_id);

CREATE INDEX finding_notice_finding_id_id_idx ON public.finding_notice USING btree (finding_id, id DESC);

CREATE INDEX finding_notice_waiting ON public.finding_notice USING btree (send_after) WHERE (sent_at IS NULL);

CREATE INDEX finding_previous_id_idx ON public.finding USING btree (previous_id);

CREATE INDEX finding_scope_id_opened_at_idx ON public.finding USING btree (scope_id, opened_at DESC);

CREATE INDEX finding_scope_id_rule_opened_at_idx ON public.finding USING btree (scope_id, rule, opened_at DESC);

CREATE UNIQUE INDEX finding_standing ON public.finding USING btree (scope_id, rule) WHERE (closed_at IS NULL);

CREATE INDEX governance_body_scope_id_idx ON public.governance_body USING btree (scope_id);

CREATE INDEX governance_body_updated_at_id_idx ON public.governance_body USING btree (updated_at, id);

CREATE INDEX governance_membership_body_id_idx ON public.governance_membership USING btree (body_id);

CREATE INDEX governance_membership_org_id_idx ON public.governance_membership USING btree (org_id);

CREATE INDEX governance_membership_scope_id_idx ON public.governance_membership USING btree (scope_id);

CREATE INDEX governance_membership_updated_at_id_idx ON public.governance_membership USING btree (updated_at, id);

CREATE INDEX hiding_permission_reference_idx ON public.hiding_permission USING btree (reference) WHERE (ended_at IS NULL);

CREATE INDEX identity_scheme_scope_id_idx ON public.identity_scheme USING btree (scope_id);

CREATE INDEX identity_scheme_updated_at_id_idx ON public.identity_scheme USING btree (updated_at, id);

CREATE INDEX implementation_plan_owner_org_id_idx ON public.implementation_plan USING btree (owner_org_id);

CREATE INDEX implementation_plan_scope_id_idx ON public.implementation_plan USING btree (scope_id);

CREATE INDEX implementation_plan_updated_at_id_idx ON public.implementation_plan USING btree (updated_at, id);

CREATE INDEX import_source_noun_headings_idx ON public.import_source USING btree (noun, headings);

CREATE INDEX import_noun_created_at_id_idx ON public.import USING btree (noun, created_at DESC, id);

CREATE INDEX inbox_entry_account_id_id_idx ON public.inbox_entry USING btree (account_id, id DESC);

CREATE INDEX inbox_entry_account_id_idx ON public.inbox_entry USING btree (account_id) WHERE (read_at IS NULL);

CREATE INDEX incident_asset_org_id_idx ON public.incident_asset USING btree (org_id);

CREATE INDEX incident_asset_scope_id_idx ON public.incident_asset USING btree (scope_id);

CREATE INDEX incident_asset_updated_at_id_idx ON public.incident_asset USING btree (updated_at, id);

CREATE INDEX incident_decision_incident_id_idx ON public.incident_decision USING btree (incident_id);

CREATE INDEX incident_decision_recipient_org_ids_idx ON public.incident_decision USING gin (recipient_org_ids);

CREATE INDEX incident_decision_scope_id_idx ON public.incident_decision USING btree (scope_id);

CREATE INDEX incident_decision_updated_at_id_idx ON public.incident_decision USING btree (updated_at, id);

CREATE INDEX incident_signal_incident_id_idx ON public.incident_signal USING btree (incident_id);

CREATE INDEX incident_signal_scope_id_idx ON public.incident_signal USING btree (scope_id);

CREATE INDEX incident_signal_updated_at_id_idx ON public.incident_signal USING btree (updated_at, id);

CREATE INDEX incident_task_decision_id_idx ON public.incident_task USING btree (decision_id);

CREATE INDEX incident_task_incident_id_idx ON public.incident_task USING btree (incident_id);

CREATE INDEX incident_task_org_id_idx ON public.incident_task USING btree (org_id);

CREATE INDEX incident_task_scope_id_idx ON public.incident_task USING btree (scope_id);

CREATE INDEX incident_task_updated_at_id_idx ON public.incident_task USING btree (updated_at, id);

CREATE INDEX incident_command_body_id_idx ON public.incident USING btree (command_body_id);

CREATE INDEX incident_commander_id_idx ON public.incident USING btree (commander_id);

CREATE INDEX incident_scope_id_idx ON public.incident USING btree (scope_id);

CREATE INDEX incident_updated_at_id_idx ON public.incident USING btree (updated_at, id);

CREATE INDEX inclusion_measure_scope_id_idx ON public.inclusion_measure USING btree (scope_id);

CREATE INDEX inclusion_measure_segment_ids_idx ON public.inclusion_measure USING gin (segment_ids);

CREATE INDEX inclusion_measure_updated_at_id_idx ON public.inclusion_measure USING btree (updated_at, id);

CREATE INDEX indicator_due_last_at_idx ON public.indicator_due USING btree (last_at);

CREATE INDEX indicator_period_value_id_idx ON public.indicator_period USING btree (value_id);

CREATE INDEX indicator_value_area_id_idx ON public.indicator_value USING btree (area_id);

CREATE INDEX indicator_value_indicator_id_idx ON public.indicator_value USING btree (indicator_id);

CREATE INDEX indicator_value_indicator_id_observed_at_idx ON public.indicator_value USING btree (indicator_id, observed_at);

CREATE INDEX indicator_value_revision_of_idx ON public.indicator_value USING btree (revision_of);

CREATE INDEX indicator_value_scope_id_idx ON public.indicator_value USING btree (scope_id);

CREATE INDEX indicator_value_updated_at_id_idx ON public.indicator_value USING btree (updated_at, id);

CREATE INDEX indicator_dataset_ids_idx ON public.indicator USING gin (dataset_ids);

CREATE INDEX indicator_definition_id_idx ON public.indicator USING btree (definition_id);

CREATE INDEX indicator_owner_org_id_idx ON public.indicator USING btree (owner_org_id);

CREATE INDEX indicator_scope_id_idx ON public.indicator USING btree (scope_id);

CREATE INDEX indicator_updated_at_id_idx ON public.indicator USING btree (updated_at, id);

CREATE INDEX information_product_dataset_ids_idx ON public.information_product USING gin (dataset_ids);

CREATE INDEX information_product_indicator_id_idx ON public.information_product USING btree (indicator_id);

CREATE INDEX information_product_method_id_idx ON public.information_product USING btree (method_id);

CREATE INDEX information_product_scope_id_idx ON public.information_product USING btree (scope_id);

CREATE INDEX information_product_updated_at_id_idx ON public.information_product USING btree (updated_at, id);

CREATE INDEX ingest_request_at_idx ON public.ingest_request USING btree (at);

CREATE INDEX initiative_department_id_idx ON public.initiative USING btree (department_id);

CREATE INDEX initiative_lead_org_id_idx ON public.initiative USING btree (lead_org_id);

CREATE INDEX initiative_owner_id_idx ON public.initiative USING btree (owner_id);

CREATE INDEX initiative_partner_org_ids_idx ON public.initiative USING gin (partner_org_ids);

CREATE INDEX initiative_roadmap_id_idx ON public.initiative USING btree (roadmap_id);

CREATE INDEX initiative_scope_id_idx ON public.initiative USING btree (scope_id);

CREATE INDEX initiative_updated_at_id_idx ON public.initiative USING btree (updated_at, id);

CREATE INDEX initiative_vision_target_ids_idx ON public.initiative USING gin (vision_target_ids);

CREATE INDEX interop_barrier_owner_org_id_idx ON public.interop_barrier USING btree (owner_org_id);

CREATE INDEX interop_barrier_scope_id_idx ON public.interop_barrier USING btree (scope_id);

CREATE INDEX interop_barrier_updated_at_id_idx ON public.interop_barrier USING btree (updated_at, id);

CREATE INDEX interop_cell_scope_id_idx ON public.interop_cell USING btree (scope_id);

CREATE INDEX interop_cell_updated_at_id_idx ON public.interop_cell USING btree (updated_at, id);

CREATE INDEX job_run_latest ON public.job_run USING btree (job, started_at DESC);

CREATE INDEX known_device_account_id_idx ON public.known_device USING btree (account_id);

CREATE INDEX lesson_reused_by_initiative_ids_idx ON public.lesson USING gin (reused_by_initiative_ids);

CREATE INDEX lesson_scope_id_idx ON public.lesson USING btree (scope_id);

CREATE INDEX lesson_source_id_idx ON public.lesson USING btree (source_id);

CREATE INDEX lesson_updated_at_id_idx ON public.lesson USING btree (updated_at, id);

CREATE INDEX life_event_org_ids_idx ON public.life_event USING gin (org_ids);

CREATE INDEX life_event_owner_org_id_idx ON public.life_event USING btree (owner_org_id);

CREATE INDEX life_event_scope_id_idx ON public.life_event USING btree (scope_id);

CREATE INDEX life_event_service_ids_idx ON public.life_event USING gin (service_ids);

CREATE INDEX life_event_updated_at_id_idx ON public.life_event USING btree (updated_at, id);

CREATE INDEX meeting_body_id_idx ON public.meeting USING btree (body_id);

CREATE INDEX meeting_scope_id_idx ON public.meeting USING btree (scope_id);

CREATE INDEX meeting_updated_at_id_idx ON public.meeting USING btree (updated_at, id);

CREATE INDEX milestone_benefit_ids_idx ON public.milestone USING gin (benefit_ids);

CREATE INDEX milestone_initiative_id_idx ON public.milestone USING btree (initiative_id);

CREATE INDEX milestone_scope_id_idx ON public.milestone USING btree (scope_id);

CREATE INDEX milestone_updated_at_id_idx ON public.milestone USING btree (updated_at, id);

CREATE INDEX organization_parent_id_idx ON public.organization USING btree (parent_id);

CREATE INDEX organization_scope_id_idx ON public.organization USING btree (scope_id);

CREATE INDEX organization_updated_at_id_idx ON public.organization USING btree (updated_at, id);

CREATE INDEX outbox_destination_id_idx ON public.outbox USING btree (destination, id);

CREATE INDEX outbox_destination_subject_id_idx ON public.outbox USING btree (destination, subject, id);

CREATE INDEX outbox_queued_at_idx ON public.outbox USING btree (queued_at) WHERE (destination IS NOT NULL);

CREATE INDEX partnership_benefit_ids_idx ON public.partnership USING gin (benefit_ids);

CREATE INDEX partnership_org_ids_idx ON public.partnership USING gin (org_ids);

CREATE INDEX partnership_scope_id_idx ON public.partnership USING btree (scope_id);

CREATE INDEX partnership_updated_at_id_idx ON public.partnership USING btree (updated_at, id);

CREATE INDEX passkey_account_id_idx ON public.passkey USING btree (account_id);

CREATE INDEX personal_data_access_subject_access_id_idx ON public.personal_data_access_subject USING btree (access_id);

CREATE INDEX personal_data_access_accessed_at_id_idx ON public.personal_data_access USING btree (accessed_at DESC, id);

CREATE INDEX personal_data_access_consent_id_idx ON public.personal_data_access USING btree (consent_id);

CREATE INDEX personal_data_access_dataset_id_idx ON public.personal_data_access USING btree (dataset_id);

CREATE INDEX personal_data_access_hidden_until_idx ON public.personal_data_access USING btree (hidden_until) WHERE (NOT visible_to_subject);

CREATE INDEX personal_data_access_incident_id_idx ON public.personal_data_access USING btree (incident_id);

CREATE INDEX personal_data_access_initiator_account_accessed_at_idx ON public.personal_data_access USING btree (initiator_account, accessed_at DESC);

CREATE INDEX personal_data_access_initiator_person_id_idx ON public.personal_data_access USING btree (initiator_person_id);

CREATE INDEX personal_data_access_org_id_idx ON public.personal_data_access USING btree (org_id);

CREATE INDEX personal_data_access_scope_id_idx ON public.personal_data_access USING btree (scope_id);

CREATE INDEX personal_data_access_subject_ref_accessed_at_id_idx ON public.personal_data_access USING btree (subject_ref, accessed_at DESC, id);

CREATE INDEX personal_data_access_updated_at_id_idx ON public.personal_data_access USING btree (updated_at, id);

CREATE INDEX person_org_id_idx ON public.person USING btree (org_id);

CREATE INDEX person_scope_id_idx ON public.person USING btree (scope_id);

CREATE INDEX person_updated_at_id_idx ON public.person USING btree (updated_at, id);

CREATE INDEX phase_review_roadmap_id_idx ON public.phase_review USING btree (roadmap_id);

CREATE INDEX phase_review_scope_id_idx ON public.phase_review USING btree (scope_id);

CREATE INDEX phase_review_updated_at_id_idx ON public.phase_review USING btree (updated_at, id);

CREATE INDEX policy_product_scope_id_idx ON public.policy_product USING btree (scope_id);

CREATE INDEX policy_product_updated_at_id_idx ON public.policy_product USING btree (updated_at, id);

CREATE INDEX powers_log_incident_id_idx ON public.powers_log USING btree (incident_id);

CREATE INDEX powers_log_scope_id_idx ON public.powers_log USING btree (scope_id);

CREATE INDEX powers_log_updated_at_id_idx ON public.powers_log USING btree (updated_at, id);

CREATE INDEX principle_scope_id_idx ON public.principle USING btree (scope_id);

CREATE INDEX principle_updated_at_id_idx ON public.principle USING btree (updated_at, id);

CREATE INDEX privacy_assessment_scope_id_idx ON public.privacy_assessment USING btree (scope_id);

CREATE INDEX privacy_assessment_target_id_idx ON public.privacy_assessment USING btree (target_id);

CREATE INDEX privacy_assessment_updated_at_id_idx ON public.privacy_assessment USING btree (updated_at, id);

CREATE INDEX privacy_incident_scope_id_idx ON public.privacy_incident USING btree (scope_id);

CREATE INDEX privacy_incident_updated_at_id_idx ON public.privacy_incident USING btree (updated_at, id);

CREATE INDEX processing_method_dataset_ids_idx ON public.processing_method USING gin (dataset_ids);

CREATE INDEX processing_method_output_id_idx ON public.processing_method USING btree (output_id);

CREATE INDEX processing_method_owner_id_idx ON public.processing_method USING btree (owner_id);

CREATE INDEX processing_method_scope_id_idx ON public.processing_method USING btree (scope_id);

CREATE INDEX processing_method_updated_at_id_idx ON public.processing_method USING btree (updated_at, id);

CREATE INDEX procurement_joint_org_ids_idx ON public.procurement USING gin (joint_org_ids);

CREATE INDEX procurement_lead_org_id_idx ON public.procurement USING btree (lead_org_id);

CREATE INDEX procurement_scope_id_idx ON public.procurement USING btree (scope_id);

CREATE INDEX procurement_updated_at_id_idx ON public.procurement USING btree (updated_at, id);

CREATE UNIQUE INDEX profile_setting_in_force ON public.profile_setting USING btree (scope_id, subject, kind) WHERE ((state = 'in_force'::text) AND (kind <> 'record_exemption'::text));

CREATE UNIQUE INDEX profile_setting_proposed ON public.profile_setting USING btree (scope_id, subject, kind) WHERE ((state = 'proposed'::text) AND (kind <> 'record_exemption'::text));

CREATE INDEX profile_setting_scope_id_idx ON public.profile_setting USING btree (scope_id) WHERE (state = ANY (ARRAY['proposed'::text, 'in_force'::text]));

CREATE INDEX profile_setting_scope_id_subject_idx ON public.profile_setting USING btree (scope_id, subject);

CREATE INDEX public_message_incident_id_idx ON public.public_message USING btree (incident_id);

CREATE INDEX public_message_scope_id_idx ON public.public_message USING btree (scope_id);

CREATE INDEX public_message_segment_ids_idx ON public.public_message USING gin (segment_ids);

CREATE INDEX public_message_updated_at_id_idx ON public.public_message USING btree (updated_at, id);

CREATE INDEX record_batch_item_batch_outcome_position_idx ON public.record_batch_item USING btree (batch, outcome, "position");

CREATE INDEX record_batch_noun_made_at_idx ON public.record_batch USING btree (noun, made_at DESC);

CREATE INDEX record_comment_record_id_noun_id_idx ON public.record_comment USING btree (record_id, noun, id);

CREATE INDEX record_draft_event_draft_id_id_idx ON public.record_draft_event USING btree (draft_id, id);

CREATE UNIQUE INDEX record_draft_open ON public.record_draft USING btree (noun, record_id) WHERE (state = ANY (ARRAY['draft'::text, 'review'::text]));

CREATE INDEX record_draft_record_id_id_idx ON public.record_draft USING btree (record_id, id DESC);

CREATE INDEX record_draft_state_id_idx ON public.record_draft USING btree (state, id DESC);

CREATE INDEX record_version_noun_at_id_idx ON public.record_version USING btree (noun, at DESC, id) WHERE (op = 'D'::"char");

CREATE INDEX reuse_record_asset_id_idx ON public.reuse_record USING btree (asset_id);

CREATE INDEX reuse_record_org_id_idx ON public.reuse_record USING btree (org_id);

CREATE INDEX reuse_record_scope_id_idx ON public.reuse_record USING btree (scope_id);

CREATE INDEX reuse_record_updated_at_id_idx ON public.reuse_record USING btree (updated_at, id);

CREATE INDEX risk_initiative_id_idx ON public.risk USING btree (initiative_id);

CREATE INDEX risk_owner_id_idx ON public.risk USING btree (owner_id);

CREATE INDEX risk_scope_id_idx ON public.risk USING btree (scope_id);

CREATE INDEX risk_updated_at_id_idx ON public.risk USING btree (updated_at, id);

CREATE INDEX road_work_org_id_idx ON public.road_work USING btree (org_id);

CREATE INDEX road_work_scope_id_idx ON public.road_work USING btree (scope_id);

CREATE INDEX road_work_updated_at_id_idx ON public.road_work USING btree (updated_at, id);

CREATE INDEX roadmap_scope_id_idx ON public.roadmap USING btree (scope_id);

CREATE INDEX roadmap_updated_at_id_idx ON public.roadmap USING btree (updated_at, id);

CREATE INDEX role_assignment_person_id_idx ON public.role_assignment USING btree (person_id);

CREATE INDEX role_assignment_role_scope_id_idx ON public.role_assignment USING btree (role_scope_id);

CREATE INDEX role_assignment_scope_id_idx ON public.role_assignment USING btree (scope_id);

CREATE INDEX role_assignment_updated_at_id_idx ON public.role_assignment USING btree (updated_at, id);

CREATE INDEX rollup_day_touched ON public.rollup_day USING btree (stream_id, day) WHERE touched;

CREATE INDEX rule_history_scope_id_rule_seq_idx ON public.rule_history USING btree (scope_id, rule, seq DESC);

CREATE INDEX rule_history_scope_id_seq_idx ON public.rule_history USING btree (scope_id, seq DESC);

CREATE INDEX rule_version_event_version_id_id_idx ON public.rule_version_event USING btree (version_id, id);

CREATE UNIQUE INDEX rule_version_open ON public.rule_version USING btree (rule) WHERE (state = ANY (ARRAY['draft'::text, 'review'::text]));

CREATE INDEX rule_version_published ON public.rule_version USING btree (rule, no DESC) WHERE (state = 'published'::text);

CREATE INDEX saved_view_register_idx ON public.saved_view USING btree (register);

CREATE INDEX scope_parent_id_idx ON public.scope USING btree (parent_id);

CREATE INDEX scope_scope_id_idx ON public.scope USING btree (scope_id);

CREATE INDEX scope_updated_at_id_idx ON public.scope USING btree (updated_at, id);

CREATE INDEX search_entry_at_idx ON public.search_entry USING btree (at);

CREATE INDEX search_entry_code_idx ON public.search_entry USING btree (code) WHERE (code IS NOT NULL);

CREATE INDEX search_entry_en_idx ON public.search_entry USING btree (en);

CREATE INDEX search_entry_initials_idx ON public.search_entry USING btree (initials) WHERE (initials IS NOT NULL);

CREATE INDEX search_entry_scope_id_idx ON public.search_entry USING btree (scope_id);

CREATE INDEX search_entry_zh_idx ON public.search_entry USING btree (zh);

CREATE INDEX search_names ON public.search_entry USING gin (ts_filter(words, '{a,c}'::"char"[])) WITH (fastupdate=off);

CREATE INDEX search_newest ON public.search_entry USING btree (noun COLLATE "C", at);

CREATE INDEX search_words ON public.search_entry USING gin (words) WITH (fastupdate=off);

CREATE INDEX security_assessment_asset_id_idx ON public.security_assessment USING btree (asset_id);

CREATE INDEX security_assessment_scope_id_idx ON public.security_assessment USING btree (scope_id);

CREATE INDEX security_assessment_updated_at_id_idx ON public.security_assessment USING btree (updated_at, id);

CREATE INDEX sensor_asset_id_idx ON public.sensor USING btree (asset_id);

CREATE INDEX sensor_scope_id_idx ON public.sensor USING btree (scope_id);

CREATE INDEX sensor_updated_at_id_idx ON public.sensor USING btree (updated_at, id);

CREATE INDEX service_request_area_id_idx ON public.service_request USING btree (area_id);

CREATE INDEX service_request_assigned_org_id_idx ON public.service_request USING btree (assigned_org_id);

CREATE INDEX service_request_channel_id_idx ON public.service_request USING btree (channel_id);

CREATE INDEX service_request_closed_at_id_idx ON public.service_request USING btree (closed_at, id);

CREATE INDEX service_request_created_at_id_idx ON public.service_request USING btree (created_at, id);

CREATE INDEX service_request_dissatisfied ON public.service_request USING btree (closed_at, id) WHERE (satisfaction <= 2);

CREATE INDEX service_request_due_at_id_idx ON public.service_request USING btree (due_at, id);

CREATE INDEX service_request_joint_org_ids_idx ON public.service_request USING gin (joint_org_ids);

CREATE INDEX service_request_open ON public.service_request USING btree (due_at, id) WHERE (closed_at IS NULL);

CREATE INDEX service_request_origin_submitted_at_id_idx ON public.service_request USING btree (origin, submitted_at, id);

CREATE INDEX service_request_reopened ON public.service_request USING btree (reopened, id) WHERE (reopened > 0);

CREATE INDEX service_request_scope_id_idx ON public.service_request USING btree (scope_id);

CREATE INDEX service_request_scope_id_submitted_at_id_idx ON public.service_request USING btree (scope_id, submitted_at, id);

CREATE INDEX service_request_segment_id_idx ON public.service_request USING btree (segment_id);

CREATE INDEX service_request_service_id_idx ON public.service_request USING btree (service_id);

CREATE INDEX service_request_service_id_submitted_at_id_idx ON public.service_request USING btree (service_id, submitted_at, id);

CREATE INDEX service_request_subject_ref_idx ON public.service_request USING btree (subject_ref) WHERE (subject_ref IS NOT NULL);

CREATE INDEX service_request_submitted_at_id_idx ON public.service_request USING btree (submitted_at, id);

CREATE INDEX service_request_updated_at_id_idx ON public.service_request USING btree (updated_at, id);

CREATE INDEX service_channel_ids_idx ON public.service USING gin (channel_ids);

CREATE INDEX service_identity_scheme_id_idx ON public.service USING btree (identity_scheme_id);

CREATE INDEX service_life_event_ids_idx ON public.service USING gin (life_event_ids);

CREATE INDEX service_owner_org_id_idx ON public.service USING btree (owner_org_id);

CREATE INDEX service_scope_id_idx ON public.service USING btree (scope_id);

CREATE INDEX service_segment_ids_idx ON public.service USING gin (segment_ids);

CREATE INDEX service_updated_at_id_idx ON public.service USING btree (updated_at, id);

CREATE INDEX session_account_id_idx ON public.session USING btree (account_id);

CREATE INDEX sharing_agreement_consumer_org_ids_idx ON public.sharing_agreement USING gin (consumer_org_ids);

CREATE INDEX sharing_agreement_dataset_ids_idx ON public.sharing_agreement USING gin (dataset_ids);

CREATE INDEX sharing_agreement_provider_org_id_idx ON public.sharing_agreement USING btree (provider_org_id);

CREATE INDEX sharing_agreement_scope_id_idx ON public.sharing_agreement USING btree (scope_id);

CREATE INDEX sharing_agreement_updated_at_id_idx ON public.sharing_agreement USING btree (updated_at, id);

CREATE INDEX situation_report_incident_id_idx ON public.situation_report USING btree (incident_id);

CREATE INDEX situation_report_scope_id_idx ON public.situation_report USING btree (scope_id);

CREATE INDEX situation_report_updated_at_id_idx ON public.situation_report USING btree (updated_at, id);

CREATE INDEX skill_assessment_scope_id_idx ON public.skill_assessment USING btree (scope_id);

CREATE INDEX skill_assessment_updated_at_id_idx ON public.skill_assessment USING btree (updated_at, id);

CREATE UNIQUE INDEX source_reject_content ON public.source_reject USING btree (source_id, fingerprint) WHERE (state = 'open'::text);

CREATE INDEX source_reject_ended_at_idx ON public.source_reject USING btree (ended_at);

CREATE INDEX source_reject_source_id_reason_stream_id_idx ON public.source_reject USING btree (source_id, reason, stream, id) WHERE (ended_at IS NULL);

CREATE INDEX source_run_source_id_begun_at_id_idx ON public.source_run USING btree (source_id, begun_at DESC, id);

CREATE UNIQUE INDEX source_run_span ON public.source_run USING btree (source_id, begun_at) WHERE (kind = 'span'::text);

CREATE INDEX source_dataset_id_idx ON public.source USING btree (dataset_id);

CREATE INDEX source_owner_organization_id_idx ON public.source USING btree (owner_organization_id);

CREATE INDEX source_owner_person_id_idx ON public.source USING btree (owner_person_id);

CREATE INDEX source_scope_id_idx ON public.source USING btree (scope_id);

CREATE INDEX sso_flow_made_at_idx ON public.sso_flow USING btree (made_at);

CREATE INDEX sso_identity_account_id_idx ON public.sso_identity USING btree (account_id);

CREATE INDEX stakeholder_org_id_idx ON public.stakeholder USING btree (org_id);

CREATE INDEX stakeholder_owner_id_idx ON public.stakeholder USING btree (owner_id);

CREATE INDEX stakeholder_scope_id_idx ON public.stakeholder USING btree (scope_id);

CREATE INDEX stakeholder_updated_at_id_idx ON public.stakeholder USING btree (updated_at, id);

CREATE INDEX standard_adoption_scope_id_idx ON public.standard_adoption USING btree (scope_id);

CREATE INDEX standard_adoption_updated_at_id_idx ON public.standard_adoption USING btree (updated_at, id);

CREATE INDEX station_day_day_idx ON public.station_day USING btree (day);

CREATE UNIQUE INDEX stream_gap_open ON public.stream_gap USING btree (stream_id) WHERE (ended_at IS NULL);

CREATE INDEX stream_area_id_idx ON public.stream USING btree (area_id);

CREATE INDEX stream_dataset_id_idx ON public.stream USING btree (dataset_id);

CREATE INDEX stream_scope_id_code_idx ON public.stream USING btree (scope_id, code);

CREATE INDEX stream_sensor_id_idx ON public.stream USING btree (sensor_id);

CREATE INDEX subject_request_access_id_idx ON public.subject_request USING btree (access_id);

CREATE INDEX subject_request_scope_id_idx ON public.subject_request USING btree (scope_id);

CREATE INDEX subject_request_subject_ref_idx ON public.subject_request USING btree (subject_ref) WHERE (subject_ref IS NOT NULL);

CREATE INDEX subject_request_updated_at_id_idx ON public.subject_request USING btree (updated_at, id);

CREATE INDEX supplier_review_scope_id_idx ON public.supplier_review USING btree (scope_id);

CREATE INDEX supplier_review_supplier_id_idx ON public.supplier_review USING btree (supplier_id);

CREATE INDEX supplier_review_updated_at_id_idx ON public.supplier_review USING btree (updated_at, id);

CREATE INDEX support_case_incident_id_idx ON public.support_case USING btree (incident_id);

CREATE INDEX support_case_scope_id_idx ON public.support_case USING btree (scope_id);

CREATE INDEX support_case_segment_id_idx ON public.support_case USING btree (segment_id);

CREATE INDEX support_case_subject_ref_idx ON public.support_case USING btree (subject_ref) WHERE (subject_ref IS NOT NULL);

CREATE INDEX support_case_updated_at_id_idx ON public.support_case USING btree (updated_at, id);

CREATE INDEX survey_response_scope_id_idx ON public.survey_response USING btree (scope_id);

CREATE INDEX survey_response_segment_id_idx ON public.survey_response USING btree (segment_id);

CREATE INDEX survey_response_survey_id_idx ON public.survey_response USING btree (survey_id);

CREATE INDEX survey_response_updated_at_id_idx ON public.survey_response USING btree (updated_at, id);

CREATE INDEX survey_scope_id_idx ON public.survey USING btree (scope_id);

CREATE INDEX survey_updated_at_id_idx ON public.survey USING btree (updated_at, id);

CREATE INDEX term_change_scope_id_idx ON public.term_change USING btree (scope_id);

CREATE INDEX term_change_term_id_idx ON public.term_change USING btree (term_id);

CREATE INDEX term_change_updated_at_id_idx ON public.term_change USING btree (updated_at, id);

CREATE INDEX term_scope_id_idx ON public.term USING btree (scope_id);

CREATE INDEX term_steward_org_id_idx ON public.term USING btree (steward_org_id);

CREATE INDEX term_updated_at_id_idx ON public.term USING btree (updated_at, id);

CREATE INDEX user_research_scope_id_idx ON public.user_research USING btree (scope_id);

CREATE INDEX user_research_segment_ids_idx ON public.user_research USING gin (segment_ids);

CREATE INDEX user_research_service_ids_idx ON public.user_research USING gin (service_ids);

CREATE INDEX user_research_updated_at_id_idx ON public.user_research USING btree (updated_at, id);

CREATE INDEX vision_target_indicator_id_idx ON public.vision_target USING btree (indicator_id);

CREATE INDEX vision_target_scope_id_idx ON public.vision_target USING btree (scope_id);

CREATE INDEX vision_target_updated_at_id_idx ON public.vision_target USING btree (updated_at, id);

CREATE INDEX vision_target_vision_id_idx ON public.vision_target USING btree (vision_id);

CREATE INDEX vision_scope_id_idx ON public.vision USING btree (scope_id);

CREATE INDEX vision_updated_at_id_idx ON public.vision USING btree (updated_at, id);

CREATE INDEX visualization_scope_id_idx ON public.visualization USING btree (scope_id);

CREATE INDEX visualization_target_id_idx ON public.visualization USING btree (target_id);

CREATE INDEX visualization_updated_at_id_idx ON public.visualization USING btree (updated_at, id);

CREATE INDEX webhook_delivery_at_idx ON public.webhook_delivery USING btree (at);

CREATE INDEX webhook_delivery_webhook_id_event_at_idx ON public.webhook_delivery USING btree (webhook_id, event_at) WHERE delivered;

CREATE INDEX webhook_delivery_webhook_id_id_idx ON public.webhook_delivery USING btree (webhook_id, id DESC);

CREATE OR REPLACE FUNCTION public.acting_organization()
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$ select organization_id from public.account where id = nullif(current_setting('cw.actor', true), '')::uuid $function$
;

CREATE OR REPLACE FUNCTION public.audit_proof_stays()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  -- Of the checkpoints of former days the last of each hour is enough; those after it are never the last.
  if tg_op = 'DELETE' and tg_table_name = 'checkpoint' then
    if old.at < now() - interval '7 days' and exists (select from public.checkpoint c where c.size > old.size) then
      return old;
    end if;
  end if;
  raise exception 'what proves the audit log is only ever added to' using errcode = '42501';
end $function$
;

CREATE OR REPLACE FUNCTION public.audit_stays()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  if tg_op = 'UPDATE' then
    if old.seq is null and new.seq is not null
      and (old.id, old.at, old.act) = (new.id, new.at, new.act)
      and (old.actor, old.actor_kind, old.noun, old.object, old.department, old.purpose, old.detail)
        is not distinct from (new.actor, new.actor_kind, new.noun, new.object, new.department, new.purpose, new.detail)
    then return new; end if;
  elsif tg_op = 'DELETE' then
    if old.seq <= (select max(last_seq) from public.audit_archive) then return old; end if;
  end if;
  raise exception 'the audit log is only ever added to' using errcode = '42501';
end $function$
;

CREATE OR REPLACE FUNCTION public.audit_unsealed_since()
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$ select min(at) from (select at from public.audit where seq is null order by id limit 1) oldest $function$
;

CREATE OR REPLACE FUNCTION public.consent_in_force(person text, for_purpose text, dataset uuid, grantee uuid)
 RETURNS uuid
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  with recursive above as (
    select id, parent_id from public.organization where id = grantee
    union
    select o.id, o.parent_id from public.organization o join above a on o.id = a.parent_id)
  select c.id from public.consent c
   where c.subject_ref = person and c.purpose = for_purpose
     and c.granted_at <= now() and c.withdrawn_at is null and (c.expires_at is null or c.expires_at > now())
     and (dataset is null or cardinality(c.dataset_ids) = 0 or dataset = any (c.dataset_ids))
     and exists (select from above where above.id = c.grantee_org_id or above.id = c.controller_org_id
           or above.id = any (c.recipient_org_ids))
   order by c.granted_at desc limit 1 for share of c
$function$
;

CREATE OR REPLACE FUNCTION public.consents_in_force(people text[], for_purpose text, dataset uuid, grantee uuid)
 RETURNS TABLE(person text, consent uuid)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  for person in select distinct p from unnest(people) p order by 1 loop
    consent := public.consent_in_force(person, for_purpose, dataset, grantee);
    return next;
  end loop;
end
$function$
;

CREATE OR REPLACE FUNCTION public.keep_account_kind()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'an account stays what it is' using errcode = '23514', constraint = 'account_kind_fixed';
end
$function$
;

CREATE OR REPLACE FUNCTION public.keep_account_role()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.role = 'program' and (select kind from account where id = new.account_id) is distinct from 'program' then
    raise exception 'the role program is for programs' using errcode = '23514', constraint = 'account_role_program';
  end if;
  if tg_op = 'INSERT' then
    update account_role set ended_at = expires_at, outcome = 'expired'
     where account_id = new.account_id and ended_at is null and expires_at <= now();
  end if;
  return new;
end
$function$
;

CREATE OR REPLACE FUNCTION public.keep_published_rules()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.state in ('published', 'withdrawn') then
    raise exception 'version % of rule % is closed and stays as it is', old.no, old.rule using errcode = '23514', constraint = 'rule_version_closed';
  end if;
  return coalesce(new, old);
end
$function$
;

CREATE OR REPLACE FUNCTION public.keep_scope_tree()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  city uuid;
  held boolean;
  register text;
begin
  -- Two moves at once could close a circle that neither of them sees.
  perform pg_advisory_xact_lock(hashtext('scope tree'));
  if new.parent_id is null then
    if new.kind <> 'city' then
      raise exception 'a part of a city needs the scope it lies in' using errcode = '23514', constraint = 'scope_part_without_parent';
    end if;
    city := new.id;
  else
    if new.kind = 'city' then
      raise exception 'a city lies in no other scope' using errcode = '23514', constraint = 'scope_city_with_parent';
    end if;
    if exists (
      with recursive above as (
        select new.parent_id as id
        union
        select s.parent_id from scope s join above a on s.id = a.id where s.parent_id is not null)
      select from above where id = new.id)
    then
      raise exception 'a scope cannot lie in itself' using errcode = '23514', constraint = 'scope_circle';
    end if;
    -- The parent may come later in the same transaction: then the city is the one that was given.
    select city_id into city from scope where id = new.parent_id;
  end if;
  new.city_id := coalesce(city, new.city_id);
  if tg_op = 'UPDATE' and new.city_id <> old.city_id then
    if exists (select from scope where parent_id = new.id) then
      raise exception 'a scope with parts stays in its city' using errcode = '23514', constraint = 'scope_leaves_city';
    end if;
    for register in
      select c.relname from pg_class c
       where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname <> 'scope'
         and 2 = (select count(*) from pg_attribute a where a.attrelid = c.oid and a.attname in ('city_id', 'scope_id'))
    loop
      execute format('select exists (select from %I where scope_id = $1)', register) into held using new.id;
      if held then
        raise exception 'a scope with records stays in its city' using errcode = '23514', constraint = 'scope_leaves_city';
      end if;
    end loop;
  end if;
  return new;
end
$function$
;

CREATE OR REPLACE FUNCTION public.level_of(mark text, floor integer)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select greatest(floor, case mark when 'public' then 0 when 'internal' then 1 else 2 end)
$function$
;

CREATE OR REPLACE FUNCTION public.log_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  hidden text[] := coalesce(tg_argv[0], '{}')::text[];
  -- What a write changes by itself says nothing about the record.
  always constant text[] := array['version', 'updated_at', 'updated_by'];
  who uuid := nullif(current_setting('cw.actor', true), '')::uuid;
  many bigint;
begin
  if tg_op = 'INSERT' then
    select count(*) into many from new_rows;
    if many > 1000 then
      insert into change_log (tbl, op, actor) values (tg_table_name, 'I', who);
    else
      insert into change_log (tbl, row_id, op, new, actor)
      select tg_table_name, (to_jsonb(new_row) ->> 'id')::uuid, 'I', to_jsonb(new_row) - hidden - always, who from new_rows new_row;
    end if;
  elsif tg_op = 'DELETE' then
    select count(*) into many from old_rows;
    if many > 1000 then
      insert into change_log (tbl, op, actor) values (tg_table_name, 'D', who);
    else
      insert into change_log (tbl, row_id, op, old, actor)
      select tg_table_name, (to_jsonb(old_row) ->> 'id')::uuid, 'D', to_jsonb(old_row) - hidden - always, who from old_rows old_row;
    end if;
  else
    select count(*) into many from new_rows;
    if many > 1000 then
      insert into change_log (tbl, op, fields, actor)
      select tg_table_name, 'U', array_agg(distinct d.key), who
      from new_rows new_row
      join old_rows old_row on (to_jsonb(old_row) ->> 'id') = (to_jsonb(new_row) ->> 'id')
      cross join lateral jsonb_each(to_jsonb(new_row) - always) d
      where d.value is distinct from to_jsonb(old_row) -> d.key
      having count(*) > 0;
    else
      insert into change_log (tbl, row_id, op, fields, old, new, actor)
      select tg_table_name, (to_jsonb(new_row) ->> 'id')::uuid, 'U', c.fields, c.old, c.new, who
      from new_rows new_row
      join old_rows old_row on (to_jsonb(old_row) ->> 'id') = (to_jsonb(new_row) ->> 'id')
      cross join lateral (
        select array_agg(d.key) as fields,
          jsonb_object_agg(d.key, to_jsonb(old_row) -> d.key) filter (where d.key <> all (hidden)) as old,
          jsonb_object_agg(d.key, d.value) filter (where d.key <> all (hidden)) as new
        from jsonb_each(to_jsonb(new_row) - always) d
        where d.value is distinct from to_jsonb(old_row) -> d.key
      ) c
      where c.fields is not null;
    end if;
  end if;
  perform pg_notify('change', tg_table_name);
  return null;
end
$function$
;

CREATE OR REPLACE PROCEDURE public.log_changes_of(IN tbl text, IN hidden text)
 LANGUAGE plpgsql
AS $procedure$
begin
  execute format('create trigger log_insert after insert on %I referencing new table as new_rows for each statement execute function log_change(%L)', tbl, hidden);
  execute format('create trigger log_update after update on %I referencing old table as old_rows new table as new_rows for each statement execute function log_change(%L)', tbl, hidden);
  execute format('create trigger log_delete after delete on %I referencing old table as old_rows for each statement execute function log_change(%L)', tbl, hidden);
end
$procedure$
;

CREATE OR REPLACE FUNCTION public.make_person_key(person uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  -- 244 random bits of the server's strong source.
  secret bytea := sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())) || decode(repeat('00', 32), 'hex');
  inner_key bytea := secret;
  outer_key bytea := secret;
begin
  for i in 0 .. 63 loop
    inner_key := set_byte(inner_key, i, get_byte(secret, i) # 54);
    outer_key := set_byte(outer_key, i, get_byte(secret, i) # 92);
  end loop;
  insert into public.person_key (id, inner_key, outer_key) values (person, inner_key, outer_key) on conflict do nothing;
end $function$
;

CREATE OR REPLACE FUNCTION public.my_departments()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE
AS $function$
  select coalesce(nullif(current_setting('cw.departments', true), '')::uuid[], '{}')
$function$
;

CREATE OR REPLACE FUNCTION public.my_person()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$
  select nullif(current_setting('cw.person', true), '')::uuid
$function$
;

CREATE OR REPLACE FUNCTION public.my_reach(class text, at integer)
 RETURNS integer
 LANGUAGE sql
 STABLE
AS $function$
  select coalesce((nullif(current_setting('cw.reach', true), '')::jsonb -> class ->> at)::integer, -1)
$function$
;

CREATE OR REPLACE FUNCTION public.my_scopes()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE
AS $function$
  select case current_setting('cw.scopes', true) when 'all' then null
    else coalesce(nullif(current_setting('cw.scopes', true), '')::uuid[], '{}') end
$function$
;

CREATE OR REPLACE FUNCTION public.my_subject()
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$
  select nullif(current_setting('cw.subject', true), '')
$function$
;

CREATE OR REPLACE FUNCTION public.note_personal_access(of_noun text, records jsonb, about jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  who uuid := nullif(current_setting('cw.actor', true), '')::uuid;
  whole boolean := (about ->> 'bulk')::boolean;
  audit_entry bigint;
  officer record;
  hiding record;
begin
  if jsonb_array_length(records) = 0 then return; end if;
  select a.id, a.name, a.person_id, p.name as person, a.organization_id, o.name as organization, o.identifier,
      array_to_string(public.roles_of(a.id), ',') as roles
    into officer
    from public.account a left join public.person p on p.id = a.person_id
      left join public.organization o on o.id = a.organization_id
   where a.id = who;
  select h.reason, h.until into hiding from public.hiding_permission h
   where h.reference = about ->> 'reference' and h.ended_at is null and h.until > now()
     and (h.organization_id is null or h.organization_id = officer.organization_id)
   order by h.until desc limit 1;
  insert into public.audit (act, noun, object, department, purpose, detail)
  values ('personal.read', of_noun, case when jsonb_array_length(records) = 1 then records -> 0 ->> 'id' end,
    officer.organization_id, about ->> 'reference',
    jsonb_build_object('basis', about ->> 'legalBasis', 'records', jsonb_array_length(records), 'accesses',
      case when whole then jsonb_build_array(records -> 0 ->> 'access')
        else (select jsonb_agg(r ->> 'access') from jsonb_array_elements(records) r) end))
  returning id into audit_entry;
  insert into public.personal_data_access (id, city_id, scope_id, source, confidentiality, created_by, updated_by,
    subject_ref, org_id, purpose, consent_id, legal_basis, accessed_at, after_withdrawal,
    visible_to_subject, hidden_reason, hidden_until, initiator_organization, initiator_code, initiator_role,
    initiator_name, initiator_person_id, initiator_account, initiator_system, reference, incident_id, noun, record_id,
    data_category, bulk_processing, record_count, audit_id)
  select (r ->> 'access')::uuid, (r ->> 'city')::uuid, (r ->> 'scope')::uuid, 'system', 'confidential',
    officer.person_id, officer.person_id,
    case when not whole then r ->> 'subject' end, officer.organization_id, about ->> 'purpose',
    case when not whole then (r ->> 'consent')::uuid end, about ->> 'legalBasis', now(), false,
    hiding.until is null, hiding.reason, hiding.until,
    coalesce(officer.organization ->> 'zh', officer.organization ->> 'en'), officer.identifier, officer.roles,
    coalesce(officer.person, officer.name ->> 'zh'), officer.person_id, officer.id::text, about ->> 'system',
    about ->> 'reference', (about ->> 'incidentId')::uuid, of_noun, case when not whole then r ->> 'id' end,
    about ->> 'category', whole, case when whole then jsonb_array_length(records) end, audit_entry::text
    from jsonb_array_elements(records) with ordinality e (r, at) where not whole or at = 1;
  if whole then
    insert into public.personal_data_access_subject (access_id, subject_ref)
    select distinct (records -> 0 ->> 'access')::uuid, r ->> 'subject'
      from jsonb_array_elements(records) r where r ->> 'subject' is not null;
  end if;
end
$function$
;

CREATE OR REPLACE FUNCTION public.number_alert()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  prefix text := 'A-' || to_char(now() at time zone 'UTC', 'YYYY') || '-';
begin
  perform pg_advisory_xact_lock(37113);
  select prefix || lpad((coalesce(max(substr(number, length(prefix) + 1)::int), 0) + 1)::text, 6, '0')
    into new.number
    from (select number from alert where number >= prefix and number < prefix || 'A' order by number desc limit 1) latest;
  return new;
end
$function$
;

CREATE OR REPLACE FUNCTION public.person_pseudonym(person uuid)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  name text;
begin
  for attempt in 1 .. 2 loop
    select encode(sha256(k.outer_key || sha256(k.inner_key || convert_to('citywide-person/v1 ' || person, 'UTF8'))), 'hex')
      into name from public.person_key k where k.id = person;
    exit when name is not null;
    perform public.make_person_key(person);
  end loop;
  return name;
end $function$
;

CREATE OR REPLACE FUNCTION public.queue_job(name text, payload json, queue text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  perform graphile_worker.add_job(name, payload, queue_name => queue);
end
$function$
;

CREATE OR REPLACE FUNCTION public.roles_of(holder uuid)
 RETURNS text[]
 LANGUAGE sql
 STABLE
AS $function$
  select coalesce(array_agg(role order by role), '{}') from account_role
   where account_id = holder and approved_at is not null and ended_at is null and expires_at > now()
$function$
;

CREATE TRIGGER keep_account_role BEFORE INSERT OR UPDATE OF role, account_id ON public.account_role FOR EACH ROW EXECUTE FUNCTION keep_account_role();

CREATE TRIGGER keep_account_kind BEFORE UPDATE OF kind ON public.account FOR EACH ROW WHEN ((new.kind IS DISTINCT FROM old.kind)) EXECUTE FUNCTION keep_account_kind();

CREATE TRIGGER log_delete AFTER DELETE ON public.action_plan REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.action_plan REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.action_plan REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.action REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.action REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.action REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.after_action_review REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.after_action_review REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.after_action_review REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.ai_use_case REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.ai_use_case REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.ai_use_case REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.alert REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.alert REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.alert REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER number_alert BEFORE INSERT ON public.alert FOR EACH ROW WHEN ((new.number IS NULL)) EXECUTE FUNCTION number_alert();

CREATE TRIGGER log_delete AFTER DELETE ON public.api_usage REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.api_usage REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.api_usage REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.api REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.api REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.api REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.architecture_review REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.architecture_review REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.architecture_review REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.area REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.area REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.area REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.asset REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.asset REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.asset REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER audit_archive_stays BEFORE DELETE OR UPDATE ON public.audit_archive FOR EACH ROW EXECUTE FUNCTION audit_proof_stays();

CREATE TRIGGER audit_key_stays BEFORE DELETE OR UPDATE ON public.audit_key FOR EACH ROW EXECUTE FUNCTION audit_proof_stays();

CREATE TRIGGER audit_node_not_emptied BEFORE TRUNCATE ON public.audit_node FOR EACH STATEMENT EXECUTE FUNCTION audit_proof_stays();

CREATE TRIGGER audit_node_stays BEFORE DELETE OR UPDATE ON public.audit_node FOR EACH ROW EXECUTE FUNCTION audit_proof_stays();

CREATE TRIGGER audit_not_emptied BEFORE TRUNCATE ON public.audit FOR EACH STATEMENT EXECUTE FUNCTION audit_proof_stays();

CREATE TRIGGER audit_stays BEFORE DELETE OR UPDATE ON public.audit FOR EACH ROW EXECUTE FUNCTION audit_stays();

CREATE TRIGGER log_delete AFTER DELETE ON public.benefit_link REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.benefit_link REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.benefit_link REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.benefit_review REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.benefit_review REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.benefit_review REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.benefit REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.benefit REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.benefit REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.building_block REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.building_block REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.building_block REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.capability_review REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.capability_review REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.capability_review REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.challenge REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.challenge REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.challenge REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.channel_usage REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.channel_usage REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.channel_usage REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.channel REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.channel REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.channel REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER checkpoint_not_emptied BEFORE TRUNCATE ON public.checkpoint FOR EACH STATEMENT EXECUTE FUNCTION audit_proof_stays();

CREATE TRIGGER checkpoint_stays BEFORE DELETE OR UPDATE ON public.checkpoint FOR EACH ROW EXECUTE FUNCTION audit_proof_stays();

CREATE TRIGGER log_delete AFTER DELETE ON public.citizen_segment REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.citizen_segment REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.citizen_segment REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.city_event REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.city_event REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.city_event REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.command_cycle REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.command_cycle REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.command_cycle REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.consent REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.consent REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.consent REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.contract REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.contract REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.contract REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.csf_assessment REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.csf_assessment REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.csf_assessment REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.data_exchange REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.data_exchange REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.data_exchange REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.data_request REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.data_request REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.data_request REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.data_use REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.data_use REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.data_use REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.dataset_appraisal REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.dataset_appraisal REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.dataset_appraisal REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.dataset_field REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.dataset_field REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.dataset_field REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.dataset REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.dataset REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.dataset REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.decision REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.decision REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.decision REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.dependency REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.dependency REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.dependency REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.development REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.development REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.development REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.distribution REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.distribution REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.distribution REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.emergency_plan REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.emergency_plan REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.emergency_plan REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.endorsement REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.endorsement REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.endorsement REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.engagement_plan REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.engagement_plan REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.engagement_plan REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.engagement REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.engagement REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.engagement REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.exercise REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.exercise REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.exercise REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.feedback REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.feedback REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.feedback REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.governance_body REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.governance_body REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.governance_body REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.governance_membership REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.governance_membership REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.governance_membership REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.identity_scheme REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.identity_scheme REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.identity_scheme REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.implementation_plan REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.implementation_plan REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.implementation_plan REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.incident_asset REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.incident_asset REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.incident_asset REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.incident_decision REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.incident_decision REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.incident_decision REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.incident_signal REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.incident_signal REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.incident_signal REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.incident_task REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.incident_task REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.incident_task REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.incident REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.incident REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.incident REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.inclusion_measure REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.inclusion_measure REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.inclusion_measure REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.indicator_value REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.indicator_value REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.indicator_value REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.indicator REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.indicator REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.indicator REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.information_product REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.information_product REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.information_product REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.initiative REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.initiative REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.initiative REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.interop_barrier REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.interop_barrier REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.interop_barrier REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.interop_cell REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.interop_cell REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.interop_cell REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.lesson REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.lesson REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.lesson REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.life_event REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.life_event REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.life_event REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.meeting REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.meeting REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.meeting REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.milestone REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.milestone REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.milestone REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.organization REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.organization REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.organization REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.partnership REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.partnership REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.partnership REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.personal_data_access REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.personal_data_access REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.personal_data_access REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.person REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{name}');

CREATE TRIGGER log_insert AFTER INSERT ON public.person REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{name}');

CREATE TRIGGER log_update AFTER UPDATE ON public.person REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{name}');

CREATE TRIGGER log_delete AFTER DELETE ON public.phase_review REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.phase_review REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.phase_review REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.policy_product REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.policy_product REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.policy_product REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.powers_log REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.powers_log REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.powers_log REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.principle REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.principle REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.principle REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.privacy_assessment REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.privacy_assessment REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.privacy_assessment REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.privacy_incident REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.privacy_incident REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.privacy_incident REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.processing_method REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.processing_method REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.processing_method REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.procurement REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.procurement REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.procurement REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.public_message REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.public_message REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.public_message REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.record_draft REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{values,base,note}');

CREATE TRIGGER log_insert AFTER INSERT ON public.record_draft REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{values,base,note}');

CREATE TRIGGER log_update AFTER UPDATE ON public.record_draft REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{values,base,note}');

CREATE TRIGGER log_delete AFTER DELETE ON public.reuse_record REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.reuse_record REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.reuse_record REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.risk REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.risk REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.risk REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.road_work REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.road_work REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.road_work REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.roadmap REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.roadmap REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.roadmap REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.role_assignment REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.role_assignment REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.role_assignment REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER keep_published BEFORE DELETE OR UPDATE ON public.rule_version FOR EACH ROW EXECUTE FUNCTION keep_published_rules();

CREATE TRIGGER log_delete AFTER DELETE ON public.rule_version REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{card,examples,note,hash,release_hash}');

CREATE TRIGGER log_insert AFTER INSERT ON public.rule_version REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{card,examples,note,hash,release_hash}');

CREATE TRIGGER log_update AFTER UPDATE ON public.rule_version REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{card,examples,note,hash,release_hash}');

CREATE TRIGGER keep_tree BEFORE INSERT OR UPDATE OF parent_id, kind, city_id ON public.scope FOR EACH ROW EXECUTE FUNCTION keep_scope_tree();

CREATE TRIGGER log_delete AFTER DELETE ON public.scope REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.scope REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.scope REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.security_assessment REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.security_assessment REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.security_assessment REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.sensor REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.sensor REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.sensor REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.service_request REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{subject_ref,subject,details,note,address,location,photo_url}');

CREATE TRIGGER log_insert AFTER INSERT ON public.service_request REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{subject_ref,subject,details,note,address,location,photo_url}');

CREATE TRIGGER log_update AFTER UPDATE ON public.service_request REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{subject_ref,subject,details,note,address,location,photo_url}');

CREATE TRIGGER log_delete AFTER DELETE ON public.service REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.service REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.service REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.sharing_agreement REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.sharing_agreement REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.sharing_agreement REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.situation_report REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.situation_report REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.situation_report REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.skill_assessment REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.skill_assessment REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.skill_assessment REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.source REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.source REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.source REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.stakeholder REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.stakeholder REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.stakeholder REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.standard_adoption REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.standard_adoption REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.standard_adoption REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.stream REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.stream REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.stream REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.subject_request REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{subject_ref,question,answer}');

CREATE TRIGGER log_insert AFTER INSERT ON public.subject_request REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{subject_ref,question,answer}');

CREATE TRIGGER log_update AFTER UPDATE ON public.subject_request REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{subject_ref,question,answer}');

CREATE TRIGGER log_delete AFTER DELETE ON public.supplier_review REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.supplier_review REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.supplier_review REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.support_case REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.support_case REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.support_case REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.survey_response REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.survey_response REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.survey_response REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.survey REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.survey REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.survey REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.term_change REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.term_change REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.term_change REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.term REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.term REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.term REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.user_research REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.user_research REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.user_research REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.vision_target REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.vision_target REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.vision_target REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.vision REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.vision REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.vision REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_delete AFTER DELETE ON public.visualization REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_insert AFTER INSERT ON public.visualization REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');

CREATE TRIGGER log_update AFTER UPDATE ON public.visualization REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION log_change('{}');
