#!/bin/bash
# Copies the primary when its own folder is empty, then follows it. To take over: `docker compose exec standby gosu postgres
# pg_ctl promote`, and set synchronous_standby_names to '' until there is another standby.
set -e
export PGDATA=/var/lib/postgresql/18/docker
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  install -d -o postgres -g postgres -m 0700 "$PGDATA"
  PGPASSWORD="$REPLICATION_PASSWORD" gosu postgres pg_basebackup -h primary -U replica -D "$PGDATA" -X stream -R \
    -d "application_name=standby password=$REPLICATION_PASSWORD"
fi
exec gosu postgres postgres
