-- Proof of what was done: one row per act, sealed afterwards into a hash chain and a Merkle tree whose signed
-- checkpoints leave the machine. The rows hold references and pseudonyms, never values of records.

create table audit (
  id bigint generated always as identity primary key,
  -- Milliseconds: what is sealed is what is stored.
  at timestamptz(3) not null default clock_timestamp(),
  -- The account, or the pseudonym of a citizen; null when the system acted by itself.
  actor text default nullif(current_setting('cw.actor', true), ''),
  actor_kind text not null
    default case
      when coalesce(current_setting('cw.actor', true), '') = '' then 'system'
      when current_setting('cw.actor_kind', true) in ('person', 'key', 'system', 'model') then current_setting('cw.actor_kind', true)
      when current_setting('cw.actor_kind', true) = 'session' or coalesce(current_setting('cw.actor_kind', true), '') = '' then 'person'
      else 'system' end
    check (actor_kind in ('person', 'key', 'system', 'model')),
  -- What was done: `record.update`, `session.open`.
  act text not null check (act ~ '^[a-z][A-Za-z0-9._-]{0,79}$'),
  noun text,
  -- What it was done to, by its id.
  object text,
  department uuid,
  -- Code or reference of the purpose, where personal data were read.
  purpose text,
  -- Names of fields, counts, versions, ids. Whole numbers only; anything finer stands in it as text.
  detail jsonb not null default '{}',
  -- Place in the log and head of the chain there; both are set once, by the sealer.
  seq bigint unique check (seq >= 0),
  chain bytea check (octet_length(chain) = 32),
  check ((seq is null) = (chain is null))
);
create index audit_unsealed on audit (id) where seq is null;
create index on audit (at, id);
create index on audit (actor, id);
create index on audit (object, id);
create index on audit (act, id);
create index on audit (noun, id);
create index on audit (department, id) where department is not null;
create index on audit (purpose, id) where purpose is not null;

-- Hashes of the complete subtrees (RFC 6962): level 0 are the leaves. They stay when the rows of a period are archived.
create table audit_node (
  level smallint not null check (level between 0 and 62),
  idx bigint not null check (idx >= 0),
  hash bytea not null check (octet_length(hash) = 32),
  primary key (level, idx)
);

-- Signed states of the log: how many rows, root of the tree, head of the chain.
create table checkpoint (
  size bigint primary key check (size > 0),
  root bytea not null check (octet_length(root) = 32),
  head bytea not null check (octet_length(head) = 32),
  at timestamptz(3) not null,
  -- [{ keyId, signature }]: one, or two while a key is handed over.
  signatures jsonb not null
);

-- Public keys that signed. `endorsement`: signature by the key before it; null for the first.
create table audit_key (
  key_id text primary key check (key_id ~ '^[0-9a-f]{16}$'),
  suite text not null check (suite in ('ed25519-sha256', 'sm2-sm3')),
  public_key text not null,
  made_at timestamptz(3) not null,
  endorsed_by text references audit_key,
  endorsement bytea,
  check ((endorsed_by is null) = (endorsement is null))
);

-- Where checkpoints go outside this machine, and how far that is.
create table audit_witness (
  name text primary key,
  size bigint not null default 0,
  delivered_at timestamptz,
  tried_at timestamptz,
  -- Since it works no more; null while it does.
  failing_since timestamptz,
  trouble text
);

-- What the hourly check found.
create table audit_verification (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  -- sound, warning or broken
  outcome text not null check (outcome in ('sound', 'warning', 'broken')),
  rows bigint not null,
  milliseconds integer not null,
  findings jsonb not null,
  finding_count integer not null
);
create index on audit_verification (at desc);

-- Periods whose rows lie in a signed file; their leaves stay in audit_node.
create table audit_archive (
  first_seq bigint primary key,
  last_seq bigint not null unique check (last_seq >= first_seq),
  -- Name of the file, without folder.
  file text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  at timestamptz(3) not null,
  -- As of a checkpoint: nobody but the holder of a key says that rows may be absent.
  signatures jsonb not null
);

create function audit_stays() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
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
end $$;
create trigger audit_stays before update or delete on audit for each row execute function audit_stays();

create function audit_proof_stays() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  -- Of the checkpoints of former days the last of each hour is enough; those after it are never the last.
  if tg_op = 'DELETE' and tg_table_name = 'checkpoint' then
    if old.at < now() - interval '7 days' and exists (select from public.checkpoint c where c.size > old.size) then
      return old;
    end if;
  end if;
  raise exception 'what proves the audit log is only ever added to' using errcode = '42501';
end $$;
create trigger checkpoint_stays before update or delete on checkpoint for each row execute function audit_proof_stays();
create trigger audit_node_stays before update or delete on audit_node for each row execute function audit_proof_stays();
create trigger audit_key_stays before update or delete on audit_key for each row execute function audit_proof_stays();
create trigger audit_archive_stays before update or delete on audit_archive for each row execute function audit_proof_stays();
create trigger audit_not_emptied before truncate on audit for each statement execute function audit_proof_stays();
create trigger checkpoint_not_emptied before truncate on checkpoint for each statement execute function audit_proof_stays();
create trigger audit_node_not_emptied before truncate on audit_node for each statement execute function audit_proof_stays();

-- Since when a row waits to be sealed; null when none does. Callable by those who may not read the log.
create function audit_unsealed_since() returns timestamptz language sql stable security definer
  set search_path = pg_catalog, public, pg_temp
as $$ select min(at) from (select at from public.audit where seq is null order by id limit 1) oldest $$;

-- The key behind the pseudonym of a person, in the form HMAC works with (RFC 2104): key xor ipad, key xor opad.
-- Deleting the row is the erasure: nobody can tell any more whom the pseudonyms in the log stood for.
create table person_key (
  id uuid primary key,
  inner_key bytea not null check (octet_length(inner_key) = 64),
  outer_key bytea not null check (octet_length(outer_key) = 64),
  made_at timestamptz not null default now()
);

create function make_person_key(person uuid) returns void language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
as $$
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
end $$;

-- HMAC-SHA-256 of the id of a person under the key of that person, as hex; the key is made at the first call.
create function person_pseudonym(person uuid) returns text language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
as $$
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
end $$;

do $$ begin
  if exists (select from pg_roles where rolname = 'cw_app') then
    revoke all on audit, audit_node, checkpoint, audit_key, audit_witness, audit_verification, audit_archive, person_key from cw_app;
    -- Who acted, when, and the seal are never the word of the one who acts.
    grant insert (act, noun, object, department, purpose, detail) on audit to cw_app;
    grant execute on function audit_unsealed_since(), person_pseudonym(uuid) to cw_app;
  end if;
end $$;
revoke execute on function make_person_key(uuid) from public;
revoke execute on function audit_unsealed_since(), person_pseudonym(uuid) from public;
