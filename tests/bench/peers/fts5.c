/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * SQLite FTS5: title and text in one table, stemmed (by its only stemmer, an English
 * one), the days in a table beside it, one transaction. It needs no journal, as nobody
 * misses a new file; but it is synced.
 *
 *     peer-fts5 TEXTS DIRECTORY
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "texts.h"

static void need(int st, int wanted, sqlite3 *db)
{
	if (st != wanted) {
		fprintf(stderr, "peer-fts5: %s\n", sqlite3_errmsg(db));
		exit(6);
	}
}

static sqlite3 *begin(const char *path)
{
	sqlite3 *db;
	need(sqlite3_open(path, &db), SQLITE_OK, db);
	need(sqlite3_exec(db,
		     "PRAGMA page_size=8192; PRAGMA cache_size=-200000;"
		     "PRAGMA journal_mode=OFF; PRAGMA synchronous=FULL;"
		     "CREATE VIRTUAL TABLE texts USING fts5(title, body, date UNINDEXED,"
		     " tokenize='porter unicode61');"
		     "CREATE TABLE days(id INTEGER PRIMARY KEY, day INTEGER);"
		     "BEGIN",
		     NULL, NULL, NULL),
		SQLITE_OK, db);
	return db;
}

static void run(sqlite3 *db, sqlite3_stmt *insert)
{
	need(sqlite3_step(insert), SQLITE_DONE, db);
	need(sqlite3_reset(insert), SQLITE_OK, db);
}

static void add(sqlite3 *db, sqlite3_stmt *text, sqlite3_stmt *day, const texts *in)
{
	sqlite3_bind_text(text, 1, in->title, -1, SQLITE_STATIC);
	sqlite3_bind_text(text, 2, in->body, (int)in->length, SQLITE_STATIC);
	sqlite3_bind_text(text, 3, in->date, -1, SQLITE_STATIC);
	run(db, text);
	sqlite3_bind_int64(day, 1, sqlite3_last_insert_rowid(db));
	sqlite3_bind_int(day, 2, (int)texts_day(in));
	run(db, day);
}

static sqlite3_stmt *prepare(sqlite3 *db, const char *sql)
{
	sqlite3_stmt *out;
	need(sqlite3_prepare_v2(db, sql, -1, &out, NULL), SQLITE_OK, db);
	return out;
}

int main(int argc, char **argv)
{
	texts in;
	char path[4096];
	if (argc != 3 || mkdir(argv[2], 0777) != 0)
		return 2;
	snprintf(path, sizeof path, "%s/texts.db", argv[2]);
	texts_open(&in, argv[1]);
	sqlite3 *db = begin(path);
	sqlite3_stmt *text = prepare(db, "INSERT INTO texts VALUES (?, ?, ?)");
	sqlite3_stmt *day = prepare(db, "INSERT INTO days VALUES (?, ?)");
	while (texts_next(&in))
		add(db, text, day, &in);
	sqlite3_finalize(text);
	sqlite3_finalize(day);
	need(sqlite3_exec(db, "COMMIT", NULL, NULL, NULL), SQLITE_OK, db);
	sqlite3_close(db);
	texts_close(&in);
	return 0;
}
