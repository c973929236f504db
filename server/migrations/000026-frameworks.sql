-- Frameworks as packages: the versions this city has been given, what it decided on each node, and its own licensed text.

create table framework_version (
  framework text not null,
  no integer not null check (no > 0),
  version text not null,
  -- SHA-256 over the canonical JSON of the package.
  hash text not null,
  origin text not null check (origin in ('release', 'import')),
  package jsonb not null,
  -- Parts of an import that Citywide has no place for, by their position.
  notes jsonb not null default '[]',
  taken_at timestamptz not null,
  taken_by uuid references account on delete set null,
  primary key (framework, no),
  unique (framework, hash)
);

-- A node of a version that differs from what was in force, and what the city decided on it.
create table framework_decision (
  framework text not null,
  no integer not null,
  node text not null,
  taken boolean not null,
  decided_at timestamptz not null,
  decided_by uuid references account on delete set null,
  primary key (framework, no, node),
  foreign key (framework, no) references framework_version on delete cascade
);

-- The text of a standard that the city has licensed: for its officers alone, in no export, log or search.
create table framework_text (
  framework text not null,
  node text not null,
  body text not null,
  version integer not null default 1,
  updated_at timestamptz not null,
  updated_by uuid references account on delete set null,
  primary key (framework, node)
);
