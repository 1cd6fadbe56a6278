#!/usr/bin/env bash
# Makes the database and the role that owns it, unless they are there. The role is no superuser: row-level security binds it.
# psql's own variables (PGHOST, PGUSER, …) say where; CHATROUTER_PASSWORD is the role's password.
set -euo pipefail

psql -d postgres -v ON_ERROR_STOP=1 -v password="$CHATROUTER_PASSWORD" -q <<'END'
SELECT format('CREATE ROLE chatrouter LOGIN PASSWORD %L', :'password')
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'chatrouter') \gexec
SELECT 'CREATE DATABASE chatrouter OWNER chatrouter'
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'chatrouter') \gexec
END
