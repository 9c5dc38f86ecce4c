/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Looking an index through for damage, by a bad disk, a bad memory, or a hand that
 * should have stayed away; and making it anew from the documents that it stores.
 */
#ifndef KAMERZOEK_CHECK_H
#define KAMERZOEK_CHECK_H

#include <kamerzoek/error.h>
#include <kamerzoek/index.h>

#ifdef __cplusplus
extern "C" {
#endif

enum {
	/* Which generation is in use; its analysis, its lexicon, the length of its
	 * text; whether its database can be opened. In any case. */
	KZ_CHECK_FILES = 1u << 0,
	/* The record and the stored text of each document, behind their checksums,
	 * and whether they say the same. */
	KZ_CHECK_TEXTS = 1u << 1,
	/* Whether each document is found by its words and facts where they stand, and by
	 * no others: what analysing its text again gives is compared with all that the
	 * database has. And tombstones, dates and counts. */
	KZ_CHECK_TERMS = 1u << 2,
	/* The tables of the database, as the engine itself looks them through. */
	KZ_CHECK_ENGINE = 1u << 3,
	KZ_CHECK_ALL = 15
};

/* One thing that is damaged. Lives during the call. */
typedef struct kz_damage {
	size_t size;
	const char *file; /* below the index: "gen-000001/glass/postlist.glass" */
	const char *id;   /* of the document, or "" */
	const char *path; /* of its file, or "" */
	const char *what; /* one line */
} kz_damage;

/* Return false to stop: KZ_E_CANCELLED. */
typedef bool kz_damage_fn(void *context, const kz_damage *damage);

/* Start from KZ_CHECK_OPTIONS_INIT. */
typedef struct kz_check_options {
	size_t size;                 /* set by KZ_CHECK_OPTIONS_INIT */
	uint32_t parts;              /* KZ_CHECK_...; 0 is all of them */
	kz_damage_fn *on_damage;     /* may be NULL */
	kz_progress_fn *on_progress; /* of KZ_PHASE_CHECKING; may be NULL */
	void *context;
} kz_check_options;

#ifdef __cplusplus
#define KZ_CHECK_OPTIONS_INIT                        \
	{                                            \
		sizeof(kz_check_options), 0, 0, 0, 0 \
	}
#else
#define KZ_CHECK_OPTIONS_INIT                    \
	{                                        \
		.size = sizeof(kz_check_options) \
	}
#endif

/* Start from KZ_CHECK_SUMMARY_INIT. */
typedef struct kz_check_summary {
	size_t size;
	uint64_t damages;   /* how often on_damage was, or would have been, called */
	uint64_t documents; /* looked through */
	uint64_t bytes;     /* of stored text that were read */
	uint64_t postings;  /* occurrences of a word or fact that were compared */
	uint64_t spooled;   /* bytes that were put and not committed, by a writer that
			     * is at work or was killed; no damage */
	uint64_t revision;  /* that was looked at; 0: it does not open */
} kz_check_summary;

#ifdef __cplusplus
#define KZ_CHECK_SUMMARY_INIT                              \
	{                                                  \
		sizeof(kz_check_summary), 0, 0, 0, 0, 0, 0 \
	}
#else
#define KZ_CHECK_SUMMARY_INIT                    \
	{                                        \
		.size = sizeof(kz_check_summary) \
	}
#endif

/*
 * Look the index at path through. It is only read; writers may go on. Damage is no
 * failure of the check: KZ_OK, and out->damages says how much was found.
 *
 * All of it is done in this process, which the engine may crash, or keep busy for
 * ever, where its files are damaged: call this in a child process with limits, as
 * the command does with one for each part, and take its death for damage. options
 * may be NULL.
 *
 * KZ_E_NO_INDEX: none there. KZ_E_FORMAT: of another format or analysis, so that it
 * cannot be told what should be there. KZ_E_CHANGED: it was written to meanwhile, and
 * what on_damage was told may come of that: check again. KZ_E_CANCELLED,
 * KZ_E_IO: also when the engine's tables are to be checked by who may not write them;
 * the other parts need only be read. KZ_E_ARGUMENT, KZ_E_NO_MEMORY.
 */
KZ_API kz_status kz_index_check(const char *path, const kz_check_options *options,
	kz_check_summary *out, kz_error *err);

/* ---- Making it anew ------------------------------------------------------- */

enum {
	/* Look only into the stored texts: where the engine crashes on a damaged
	 * database. */
	KZ_REBUILD_TEXTS_ALONE = 1u << 0
};

/* Start from KZ_REBUILD_OPTIONS_INIT. */
typedef struct kz_rebuild_options {
	size_t size;           /* set by KZ_REBUILD_OPTIONS_INIT */
	uint32_t flags;        /* KZ_REBUILD_... */
	const char *analysis;  /* NULL: the one it has */
	const char *words;     /* as in kz_writer_options */
	kz_damage_fn *on_loss; /* of what cannot be saved, or is not sure; or NULL */
	kz_progress_fn *on_progress; /* may be NULL */
	void *context;
} kz_rebuild_options;

#ifdef __cplusplus
#define KZ_REBUILD_OPTIONS_INIT                              \
	{                                                    \
		sizeof(kz_rebuild_options), 0, 0, 0, 0, 0, 0 \
	}
#else
#define KZ_REBUILD_OPTIONS_INIT                    \
	{                                          \
		.size = sizeof(kz_rebuild_options) \
	}
#endif

/* Start from KZ_REBUILD_SUMMARY_INIT. */
typedef struct kz_rebuild_summary {
	size_t size;
	uint64_t documents; /* in the new index */
	uint64_t losses;    /* how often on_loss was, or would have been, called */
} kz_rebuild_summary;

#ifdef __cplusplus
#define KZ_REBUILD_SUMMARY_INIT                  \
	{                                        \
		sizeof(kz_rebuild_summary), 0, 0 \
	}
#else
#define KZ_REBUILD_SUMMARY_INIT                    \
	{                                          \
		.size = sizeof(kz_rebuild_summary) \
	}
#endif

/*
 * Make the index at path anew, of the documents that it stores and of nothing else:
 * no file that they came from is read. For another analysis or another list of words,
 * for an index of another version, and for a damaged one as far as its texts are whole.
 * What was removed stays away, as far as the old database can tell. Until it is done
 * readers have the old index, and so they keep it when this fails or dies; the disk
 * has room for both. options may be NULL.
 *
 * What is lost is told of: a document that cannot be read, by its id and its path, which
 * kz_writer_put_files() may then bring back; what one of its files gave; what was found
 * in the texts alone and may be an older version, or removed; with which analysis it was
 * made, when no other was named.
 *
 * Of one that is divided all shards are made anew, with one lexicon; they take the place
 * of the old ones when all are there, one after the other: whoever is killed in that
 * moment, or finds the disk failing, leaves some of each, and does it once more.
 *
 * A damaged database may crash the engine: see kz_index_check().
 *
 * KZ_E_NO_INDEX: none there. KZ_E_CORRUPT: none of its documents can be read, or one of
 * its shards is gone; it is left as it is. KZ_E_LOCKED, KZ_E_ARGUMENT, KZ_E_FORMAT: of a
 * later format than this library knows, or its analysis is one that this is without, and
 * no other was named. KZ_E_CANCELLED, KZ_E_IO, KZ_E_NO_MEMORY.
 */
KZ_API kz_status kz_index_rebuild(const char *path, const kz_rebuild_options *options,
	kz_rebuild_summary *out, kz_error *err);

#ifdef __cplusplus
}
#endif

#endif /* KAMERZOEK_CHECK_H */
