-- How people sign in, and what an open session knows of itself. Nothing that opens a door is kept as it is: tokens and
-- challenges as SHA-256, passwords and recovery codes as argon2id, secrets of authenticator apps encrypted.

alter table session
  -- What a list of sessions calls it by; the token is known to the browser alone.
  add column id uuid not null default gen_random_uuid() unique,
  add column opened_by text not null default 'link' check (opened_by in ('link', 'password', 'passkey', 'provider')),
  -- Browser and system, as a person recognises a device; never the whole header.
  add column device text not null default '',
  add column address_family text check (address_family in ('IPv4', 'IPv6')),
  -- When any factor was last shown in this session, and when two were, one of them a one-time code or a key.
  add column proved_at timestamptz not null default now(),
  add column strong_at timestamptz,
  -- Open to the own account only, until that has the factors it needs.
  add column confined boolean not null default false,
  -- The token before the last step-up: requests under way still carry it for some seconds, without the new strength.
  add column former_hash bytea unique,
  add column former_until timestamptz;

alter table sign_in_link
  add column expires_at timestamptz not null default now() + interval '30 minutes';

create table password (
  account_id uuid primary key references account on delete cascade,
  -- PHC string with its own salt and costs.
  hash text not null,
  changed_at timestamptz not null default now()
);

create table passkey (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references account on delete cascade,
  -- As the browser writes it, base64url.
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}',
  name text not null,
  -- Kept by the maker of the device and on other devices of the person too.
  synced boolean not null,
  made_at timestamptz not null default now(),
  used_at timestamptz
);
create index on passkey (account_id);

-- A challenge is answered once, within five minutes, by whoever it was made for.
create table passkey_challenge (
  challenge_hash bytea primary key,
  purpose text not null check (purpose in ('enrol', 'sign_in', 'prove')),
  account_id uuid references account on delete cascade,
  made_at timestamptz not null default now()
);

-- The secret of an authenticator app. Counts once a first code has shown that the app has it.
create table one_time_code (
  -- Of the account.
  id uuid primary key references account on delete cascade,
  -- Sealed under a master key that is not in the database.
  secret text not null,
  confirmed_at timestamptz,
  -- Thirty seconds that the last accepted code was of: neither it nor one before it is accepted again.
  last_step bigint not null default 0
);

-- One salt for an account's codes, so that a try costs one hash and not ten. A used code leaves the list.
create table recovery_codes (
  account_id uuid primary key references account on delete cascade,
  salt bytea not null,
  hashes bytea[] not null,
  made_at timestamptz not null default now()
);

-- A first factor was right, the second is asked for.
create table pending_sign_in (
  token_hash bytea primary key,
  account_id uuid not null references account on delete cascade,
  opened_by text not null,
  made_at timestamptz not null default now()
);

-- A device that the account has signed in from: nobody else can use up its tries.
create table known_device (
  id uuid primary key default gen_random_uuid(),
  token_hash bytea not null unique,
  account_id uuid not null references account on delete cascade,
  device text not null,
  made_at timestamptz not null default now(),
  used_at timestamptz not null default now()
);
create index on known_device (account_id);

-- Tries since the beginning of a window, for an address, an account or a known device: by hash, never by name.
create table sign_in_try (
  bucket bytea primary key,
  tries integer not null,
  since timestamptz not null default now()
);

do $$ begin
  if exists (select from pg_roles where rolname = 'cw_app') then
    revoke all on password, passkey, passkey_challenge, one_time_code, recovery_codes, pending_sign_in, known_device,
      sign_in_try from cw_app;
  end if;
end $$;
