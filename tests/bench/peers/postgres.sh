#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# PostgreSQL: a table, and a GIN index of its Dutch words. The server is a child of this
# script, so that its time counts; it writes a checkpoint before it ends.
#
#     postgres.sh PREPARE|INDEX TEXTS DIRECTORY
set -eu
# The newest, when there are several.
for bin in /usr/lib/postgresql/*/bin; do :; done
# The server refuses to be run by root.
as=
[ "$(id -u)" != 0 ] || as='runuser -u postgres --'
# Where it talks must have a short name.
talk=/tmp

psql() { # SQL
	$as "$bin/psql" -X -q -v ON_ERROR_STOP=1 -h "$talk" -p 54329 -d postgres -c "$1"
}

if [ "$1" = PREPARE ]; then
	mkdir -p "$3"
	[ -z "$as" ] || chown postgres "$3"
	$as "$bin/initdb" -D "$3" -A trust -E UTF8 --no-locale >/dev/null
	exit 0
fi

cd /
$as "$bin/postgres" -D "$3" -k "$talk" -p 54329 -c listen_addresses= \
	-c maintenance_work_mem=256MB -c max_wal_size=4GB -c log_min_messages=fatal \
	-c logging_collector=off 2>"$talk/peer-postgres.log" &
server=$!
trap 'kill $server' EXIT
until $as "$bin/pg_isready" -q -h "$talk" -p 54329; do sleep 0.05; done
psql 'CREATE TABLE texts (title text, date text, body text)'
psql "\\copy texts FROM '$2'"
psql "SET client_min_messages = error;
	CREATE INDEX ON texts USING gin ((setweight(to_tsvector('dutch', title), 'A') ||
	to_tsvector('dutch', body)))"
trap - EXIT
# A quick end with a checkpoint. It is the child's child where root gave it away.
kill -INT "$(head -n 1 "$3/postmaster.pid")"
wait $server
