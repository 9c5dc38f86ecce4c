/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The inside of an open index, for those who search it. Every look into the
 * engine goes through kzi_index_read(), which knows that a writer may come
 * between.
 */
#ifndef KZI_INDEX_READER_H
#define KZI_INDEX_READER_H

#include <kamerzoek/dutch.h>
#include <kamerzoek/index.h>

#include <sys/types.h>

#include "base/process.h"
#include "glass/glass.h"
#include "index/layout.h"
#include "index/text_store.h"
#include "xapian-c/xapian-c.h"

typedef struct kzi_shard kzi_shard;
typedef struct kzi_server kzi_server;

/* What one thread more needs to read texts, made when it is first wanted. */
typedef struct kzi_helper {
	kz_analysis *analysis;
	kzi_text_store *texts;
} kzi_helper;

enum { KZI_HELPERS_MOST = 3 };

struct kz_index {
	char *path;    /* its folder, or what stands for it in messages */
	pid_t process; /* that opened it */
	char generation[KZI_GENERATION_NAME];
	kz_analysis *analysis;
	xapian_database *database;
	/* The same once more, for what is asked most; NULL: not yet, or it cannot be. */
	kzi_glass *glass;
	uint64_t glass_tried;  /* the commit at which that was tried last */
	kzi_text_store *texts; /* NULL when they are not at hand */
	kzi_helper helpers[KZI_HELPERS_MOST];
	kzi_server *server; /* behind which it is; NULL: in its folder */
	uint32_t timeout;   /* of servers; 0: as long as is usual */
	/* Of one that is several, searched as one: they have all of the above, and lend
	 * it their analysis. NULL: it is itself one. */
	kzi_shard *shards;
	size_t shard_count;
};

typedef kz_status kzi_index_fn(kz_index *index, void *context, kz_error *err);

/*
 * Run fn, and again with the newest commit when the index changed under it: the
 * engine then gives errors of which some look like damage. fn must be fit to be
 * run several times. Also refuses a handle in a child of its process.
 */
kz_status kzi_index_read(kz_index *index, kzi_index_fn *fn, void *context, kz_error *err);

/* One of its helpers, below KZI_HELPERS_MOST; of an index in one folder. */
kz_status kzi_index_helper(
	kz_index *index, size_t number, const kzi_helper **out, kz_error *err);

/* Its database as files, at the commit that the engine reads; NULL: ask the engine, which
 * is always right. Good until the next look into the index. */
kzi_glass *kzi_index_glass(kz_index *index);

/* Closes what is open of it: it can be opened again. */
void kzi_index_forget(kz_index *index);

/* Is any of it behind a server? The engine then takes no callbacks of ours. */
bool kzi_index_is_far(const kz_index *index);
/* From now on so many milliseconds for each answer of a server; 0: as it was opened. One
 * that does not answer in that time is away. */
kz_status kzi_index_allow(kz_index *index, uint32_t milliseconds, kz_error *err);

/* The same index once more, by another handle. */
kz_status kzi_index_open_again(const kz_index *index, kz_index **out, kz_error *err);

/* A whole document, with its text, by its number and by what its record says.
 * KZ_E_CORRUPT. KZ_E_UNSUPPORTED: it is behind a server, and its text is not at hand. */
kz_status kzi_index_text(kz_index *index, uint32_t docid, const kz_document *facts,
	kzi_text_place place, kz_document **out, kz_error *err);
/* Is its text at hand? If not, *place is where it is. */
bool kzi_index_has_text(const kz_index *index, uint32_t docid, const char **place);
/* The same from a store that is known. */
kz_status kzi_stored_document(
	kzi_text_store *texts, kzi_text_place place, kz_document **out, kz_error *err);

/* The same, but of a long one no more than the first bytes, so many: all of its facts,
 * and of its blocks those, without what it cites. bytes is empty at first; when more of
 * the same is wanted, it has what was read of it. */
kz_status kzi_stored_beginning(kzi_text_store *texts, kzi_text_place place, size_t most,
	kzi_buffer *bytes, kz_document **out, bool *all, kz_error *err);

/* The document of any name: id, spelling of a Kamerstuk, alias, path. 0 when
 * there is none. Works on a writer's database too. */
kz_status kzi_find_name(
	xapian_database *database, const char *name, uint32_t *docid, kz_error *err);

/* Metadata as a number; 0 when absent. */
kz_status kzi_meta_number(
	xapian_database *database, const char *key, uint64_t *out, kz_error *err);

#endif
