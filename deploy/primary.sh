#!/bin/bash
# Lets the standby in; run once, when the primary's folder is made.
set -e
psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" -v password="$REPLICATION_PASSWORD" <<'SQL'
create role replica replication login password :'password';
SQL
echo 'host replication replica samenet scram-sha-256' >>"$PGDATA/pg_hba.conf"
