-- Accounts: what they are, which roles they hold and since whose word, how they sign in elsewhere, and their keys.

-- A person signs in; a program has keys alone. `organization_id` is the department that rights reach by; `scope_ids`
-- limits the account to some districts (null: everywhere). Both are set by those who administer accounts and never
-- follow a record: whoever may edit a person must not move rights.
alter table account
  add column kind text not null default 'person' check (kind in ('person', 'program')),
  add column organization_id uuid,
  add column scope_ids uuid[] check (cardinality(scope_ids) > 0),
  -- Pseudonym of a citizen; null for officers.
  add column subject text unique,
  add column disabled_reason text,
  add column created_by uuid references account,
  add column version integer not null default 1;
update account set kind = 'program' where login = 'local-programs';
update account a set organization_id = p.org_id from person p where p.id = a.person_id;
create index on account (organization_id);
create index on account (person_id);

-- Who holds which role: the one truth. A row counts when it is granted, approved, not ended and not expired.
create table account_role (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references account on delete cascade,
  role text not null,
  reason text,
  granted_at timestamptz not null default now(),
  -- Null: by the installation itself.
  granted_by uuid references account,
  approved_at timestamptz,
  approved_by uuid references account,
  expires_at timestamptz not null default now() + interval '12 months',
  ended_at timestamptz,
  ended_by uuid references account,
  -- declined, withdrawn, ended, given_up, expired
  outcome text,
  end_reason text,
  -- When the holder was told that it ends soon.
  warned_at timestamptz,
  constraint role_grants_to_others check (granted_by <> account_id),
  constraint role_approved_by_another check (approved_by <> granted_by and approved_by <> account_id),
  check ((ended_at is null) = (outcome is null))
);
create unique index account_role_once on account_role (account_id, role) where ended_at is null;
-- Administering access, running the machine and auditing exclude each other, waiting grants included. One index is exact
-- under any number of simultaneous grants, which a look before the write is not.
create unique index account_role_exclusive on account_role (account_id)
  where ended_at is null and role in ('secadmin', 'sysadmin', 'auditor');
create index on account_role (role) where ended_at is null;
create index on account_role (granted_at) where approved_at is null and ended_at is null;
create index on account_role (expires_at) where ended_at is null;

-- What has run out makes way for a new grant; the role of programs is for programs.
create function keep_account_role() returns trigger language plpgsql as $$
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
$$;
create trigger keep_account_role before insert or update of role, account_id on account_role
  for each row execute function keep_account_role();

create function keep_account_kind() returns trigger language plpgsql as $$
begin
  raise exception 'an account stays what it is' using errcode = '23514', constraint = 'account_kind_fixed';
end
$$;
create trigger keep_account_kind before update of kind on account
  for each row when (new.kind is distinct from old.kind) execute function keep_account_kind();

-- The roles that an account holds now.
create function roles_of(holder uuid) returns text[] language sql stable as $$
  select coalesce(array_agg(role order by role), '{}') from account_role
   where account_id = holder and approved_at is not null and ended_at is null and expires_at > now()
$$;

-- Who holds what so far keeps it for twelve months.
insert into account_role (account_id, role, approved_at)
select id, unnest(roles), now() from account;
alter table account drop column roles;

-- Keys of programs and of people: shown once, kept as a hash. `scopes` says what a key may do of what its account may:
-- classes of records to read and to write, and sending observations; null: all of it, for keys of the installation.
alter table api_key
  add column name text not null default '',
  add column scopes jsonb,
  -- Requests a minute; null: not bounded.
  add column per_minute integer check (per_minute > 0),
  -- Written at most once a minute.
  add column used_at timestamptz,
  add column made_by uuid references account,
  add column ended_by uuid references account,
  add constraint api_key_life check (expires_at <= made_at + interval '366 days');
create index on api_key (account_id) where ended_at is null;

-- Where people sign in with an account of their own organization (OpenID Connect Core 1.0).
create table sso_provider (
  id uuid primary key,
  -- In addresses: /sign-in/sso/<code>.
  code text not null unique check (code ~ '^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$'),
  name jsonb not null,
  issuer text not null unique,
  client_id text not null,
  -- Sealed; see platform/keys.
  secret text,
  -- Mail domains whose people get an account at their first sign-in; empty: nobody does.
  domains text[] not null default '{}',
  -- The department of accounts made this way.
  organization_id uuid,
  enabled boolean not null default false,
  version integer not null default 1,
  made_at timestamptz not null default now(),
  made_by uuid references account,
  tested_at timestamptz,
  test_problem text
);

-- Whose accounts elsewhere open an account here: by issuer and subject, never by a mail address.
create table sso_identity (
  id uuid primary key,
  provider_id uuid not null references sso_provider on delete cascade,
  issuer text not null,
  subject text not null,
  account_id uuid not null references account on delete cascade,
  -- As the provider calls the person, for people to recognise; nothing is decided by it.
  label text,
  linked_at timestamptz not null default now(),
  used_at timestamptz,
  unique (issuer, subject)
);
create index on sso_identity (account_id);

-- Sign-ins under way: each can be ended once, by the browser that began it.
create table sso_flow (
  state_hash bytea primary key,
  provider_id uuid not null references sso_provider on delete cascade,
  -- Hash of the cookie that the browser got.
  browser_hash bytea not null,
  nonce text not null,
  verifier text not null,
  return_to text,
  -- Set where a signed-in person links an account of his own.
  link_account uuid references account on delete cascade,
  made_at timestamptz not null default now()
);
create index on sso_flow (made_at);

revoke all on sso_provider, sso_identity, sso_flow from cw_app;
revoke insert, update, delete on account_role from cw_app;
