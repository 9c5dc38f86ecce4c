/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * SQLite FTS5: the best ten by its bm25, its snippet(), the days in a table beside it.
 *
 *     search-fts5 INDEX                answers what it is asked
 *     search-fts5 INDEX WORDS          one search, as a command: all of the words
 */
#include "asked.h"

#include <sqlite3.h>

typedef struct peer {
	sqlite3 *db;
	sqlite3_stmt *best, *within, *years;
} peer;

static void need(int st, int wanted, peer *p)
{
	if (st != wanted) {
		fprintf(stderr, "search-fts5: %s\n", sqlite3_errmsg(p->db));
		exit(6);
	}
}

/* Of 30 words: about as long as the passages of the others. */
#define SHOWN "SELECT title, snippet(texts, 1, '<b>', '</b>', ' ... ', 30) FROM texts "
#define DAYS  "JOIN days ON days.id = texts.rowid "
#define MATCH "WHERE texts MATCH ?1 "
#define BEST  "ORDER BY rank LIMIT 10"

static void prepare(peer *p, const char *sql, sqlite3_stmt **out)
{
	need(sqlite3_prepare_v2(p->db, sql, -1, out, NULL), SQLITE_OK, p);
}

static void begin(peer *p, const char *folder)
{
	char path[4096];
	snprintf(path, sizeof path, "%s/texts.db", folder);
	need(sqlite3_open_v2(path, &p->db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK, p);
	need(sqlite3_exec(p->db, "PRAGMA mmap_size=4000000000", NULL, NULL, NULL),
		SQLITE_OK, p);
	prepare(p, SHOWN MATCH BEST, &p->best);
}

static void begin_all(peer *p)
{
	prepare(p, SHOWN DAYS MATCH "AND days.day BETWEEN ?2 AND ?3 " BEST, &p->within);
	prepare(p,
		"SELECT days.day / 10000, count(*) FROM texts " DAYS MATCH "GROUP BY 1",
		&p->years);
}

static void write_match(const asked *a, char *out, size_t size)
{
	if (asked_is(a, "phrase"))
		snprintf(out, size, "\"%s\"", a->words);
	else if (asked_is(a, "prefix"))
		snprintf(out, size, "%s*", a->words);
	else
		asked_join(a, out, size, asked_is(a, "or") ? " OR " : " AND ", "");
}

static void run(peer *p, sqlite3_stmt *of, asked *a, int show)
{
	char match[1024];
	write_match(a, match, sizeof match);
	sqlite3_bind_text(of, 1, match, -1, SQLITE_STATIC);
	if (of == p->within) {
		sqlite3_bind_int(of, 2, (int)a->from);
		sqlite3_bind_int(of, 3, (int)a->until);
	}
	int st;
	while ((st = sqlite3_step(of)) == SQLITE_ROW) {
		a->found += of != p->years;
		for (int i = 0; i < sqlite3_column_count(of); i++) {
			const char *text = (const char *)sqlite3_column_text(of, i);
			a->bytes += strlen(text);
			if (show)
				printf("%s\n", text);
		}
	}
	need(st, SQLITE_DONE, p);
	sqlite3_reset(of);
}

int main(int argc, char **argv)
{
	asked a;
	peer p = {0};
	if (argc != 2 && argc != 3)
		return 2;
	begin(&p, argv[1]);
	if (argc == 3) {
		asked_of(&a, "and", argv[2]);
		run(&p, p.best, &a, 1);
		return 0;
	}
	begin_all(&p);
	while (asked_next(&a)) {
		uint64_t start = asked_now();
		run(&p, a.from > 0 ? p.within : p.best, &a, 0);
		if (asked_is(&a, "facets"))
			run(&p, p.years, &a, 0);
		asked_answer(&a, start);
	}
	return 0;
}
