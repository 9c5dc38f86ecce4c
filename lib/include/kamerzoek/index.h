/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The index: a writer that puts documents in, a reader that gets them out.
 */
#ifndef KAMERZOEK_INDEX_H
#define KAMERZOEK_INDEX_H

#include <kamerzoek/document.h>
#include <kamerzoek/error.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Writing ------------------------------------------------------------ */

typedef struct kz_writer kz_writer;

enum {
	KZ_WRITER_CREATE = 1u << 0, /* make the index if there is none */
	KZ_WRITER_RESTART = 1u << 1 /* begin empty, also over an index of another
				     * format or analysis; readers keep the old one
				     * until the first commit */
};

/* Start from KZ_WRITER_OPTIONS_INIT. */
typedef struct kz_writer_options {
	size_t size;          /* set by KZ_WRITER_OPTIONS_INIT */
	uint32_t flags;       /* KZ_WRITER_... */
	const char *analysis; /* for a new index; NULL is the default. For one that
			       * is there it must be its own, or NULL */
	const char *words;    /* for a new index: the list of words by which compounds
			       * are taken apart, as kz_analysis_read_words() reads it.
			       * NULL: kz_word_list(), when it is there; "": none. The
			       * words of the first documents are added in any case */
	uint32_t shards;      /* for a new index: of how many it is made, which are
			       * written and searched as one, and may be served apart;
			       * at most 256; 0 and 1: it is not divided. For one that
			       * is there it must be its own, or 0 */
} kz_writer_options;

#ifdef __cplusplus
#define KZ_WRITER_OPTIONS_INIT                        \
	{                                             \
		sizeof(kz_writer_options), 0, 0, 0, 0 \
	}
#else
#define KZ_WRITER_OPTIONS_INIT                    \
	{                                         \
		.size = sizeof(kz_writer_options) \
	}
#endif

/*
 * Open the index directory at path for writing. One writer at a time. options
 * may be NULL.
 *
 * KZ_E_NO_INDEX: none there and no KZ_WRITER_CREATE; or what is there is not an
 * index, which is left as it is. KZ_E_LOCKED: another writer has it.
 * KZ_E_FORMAT: made by another format or analysis, and no KZ_WRITER_RESTART.
 * KZ_E_ARGUMENT: there is no such analysis; or the index is divided in another number of
 * shards than was asked for. KZ_E_IO: also when there is no such list of
 * words. KZ_E_CORRUPT, KZ_E_IO, KZ_E_NO_MEMORY.
 */
KZ_API kz_status kz_writer_open(const char *path, const kz_writer_options *options,
	kz_writer **out, kz_error *err);

/* Throws away what was not committed. Cannot fail: whoever cares for the work
 * has committed it. */
KZ_API void kz_writer_close(kz_writer *writer);

/*
 * Add a document, or replace the one that has its id or an alias of it as a name,
 * or its id among its own aliases: that is the same document, and all its names
 * stay names of it. Its id is then an official one before one of the Tweede Kamer
 * ("2025D16514"), and any before "doc-..."; two with different official ids are
 * never one. It is checked and kept aside on disk; searches see it after the next
 * commit.
 *
 * KZ_E_DOCUMENT: no id, no title and no text, or larger than 64 MiB. KZ_E_LIMIT:
 * more than 8 GiB not yet committed. KZ_E_IO, KZ_E_NO_MEMORY.
 */
KZ_API kz_status kz_writer_put(
	kz_writer *writer, const kz_document *document, kz_error *err);

/*
 * Remove a document by any of its names. A tombstone stays behind, so that
 * indexing its folder again does not bring it back; kz_writer_put() does.
 *
 * KZ_E_NO_DOCUMENT: no document of that name since the last commit.
 */
KZ_API kz_status kz_writer_remove(kz_writer *writer, const char *name, kz_error *err);

/* Make everything since the last commit durable and visible, or nothing. After
 * a failure the work is still there: mend the cause and commit again. Of an index that is
 * divided each shard is committed by itself, and a failure may come between two: then the
 * next commit does the others. */
KZ_API kz_status kz_writer_commit(kz_writer *writer, kz_error *err);

/* What whoever runs this should be told although nothing failed, one line: that the
 * Xapian which is installed is one for which large indexes cannot be made the fast way.
 * "" when there is nothing. Lives as long as the writer. */
KZ_API const char *kz_writer_warning(const kz_writer *writer);

/* ---- Writing whole folders ------------------------------------------------ */

typedef enum kz_phase {
	KZ_PHASE_READING = 0,  /* files, into the spool */
	KZ_PHASE_INDEXING = 1, /* documents, into the index: done of total */
	KZ_PHASE_CHECKING = 2  /* documents, by kz_index_check(): done of total */
} kz_phase;

typedef struct kz_progress {
	size_t size;
	int32_t phase;    /* a kz_phase */
	uint64_t done;    /* files looked at, or documents indexed */
	uint64_t total;   /* documents to index; 0 when not known */
	uint64_t bytes;   /* of files read, or of text indexed */
	const char *path; /* the file at hand, or "" */
} kz_progress;

/* Called now and then, at most once for each file or document, by the thread
 * that called. Return false to stop: the call gives KZ_E_CANCELLED. */
typedef bool kz_progress_fn(void *context, const kz_progress *progress);

/* Also kz_writer_commit() reports to it. NULL: to nobody. */
KZ_API void kz_writer_on_progress(
	kz_writer *writer, kz_progress_fn *function, void *context);

typedef enum kz_file_result {
	KZ_FILE_ADDED = 0,
	KZ_FILE_REPLACED = 1,
	KZ_FILE_UNCHANGED = 2, /* nothing was done */
	KZ_FILE_SKIPPED = 3,   /* of no supported kind */
	KZ_FILE_REMOVED = 4,   /* has a tombstone: nothing was done */
	KZ_FILE_REFUSED = 5,   /* should have been readable */
	KZ_FILE_PRUNED = 6,    /* its document was taken out: the file is gone */
	KZ_FILE_JOINED = 7     /* one more file of a document that was there */
} kz_file_result;

/* What became of one file. Lives during the call. */
typedef struct kz_file_report {
	size_t size;
	const char *path;
	int32_t result;        /* a kz_file_result */
	const kz_error *error; /* of KZ_FILE_REFUSED and _SKIPPED; else NULL */
	/* Of KZ_FILE_ADDED, _REPLACED and _JOINED, as it was read (its KZ_REMARKS say
	 * what was cleaned); else NULL. */
	const kz_document *document;
	/* Of the same: the id of the document that it now is a file of, and whether that
	 * has its text from this file; else NULL. */
	const char *id;
	bool gives_text;
	/* Of the same: how many other documents this file showed to be that one, and
	 * how many of those were added since the last commit. */
	uint32_t merged, merged_new;
} kz_file_report;

/* Told of each file, once in a commit unless it changes meanwhile. Return false to
 * stop. */
typedef bool kz_file_fn(void *context, const kz_file_report *report);

enum {
	KZ_FOLDER_PRUNE =
		1u << 0, /* take out documents whose file under this root is gone */
	KZ_FOLDER_RESTORE = 1u << 1 /* also files whose document was removed */
};

/* Start from KZ_FOLDER_OPTIONS_INIT. */
typedef struct kz_folder_options {
	size_t size;         /* set by KZ_FOLDER_OPTIONS_INIT */
	uint32_t flags;      /* KZ_FOLDER_... */
	kz_file_fn *on_file; /* may be NULL */
	void *context;
} kz_folder_options;

#ifdef __cplusplus
#define KZ_FOLDER_OPTIONS_INIT                     \
	{                                          \
		sizeof(kz_folder_options), 0, 0, 0 \
	}
#else
#define KZ_FOLDER_OPTIONS_INIT                    \
	{                                         \
		.size = sizeof(kz_folder_options) \
	}
#endif

/*
 * Put every readable file below a folder, or the one file at path. A folder
 * with a manifest.tsv is taken exactly as that lists. A file that did not
 * change since the last time costs only its reading. Hidden files and links
 * to folders are passed over. What is put waits for kz_writer_commit().
 *
 * Several files of one document are one document: those that share a name, as with
 * kz_writer_put(); and a file that gives no name, or one of the Tweede Kamer, when
 * its date, its subject and nearly all its words are those of another. Its text is
 * that of the best file, its facts are those of all.
 *
 * A refused file does not stop the others: on_file is told, and the call
 * succeeds. options may be NULL.
 *
 * KZ_E_IO: path cannot be opened. KZ_E_DOCUMENT: a broken manifest.
 * KZ_E_ARGUMENT: asked to prune below a folder that holds no documents, which
 * is more likely a disk that is not mounted. KZ_E_CANCELLED. And as
 * kz_writer_put().
 */
KZ_API kz_status kz_writer_put_files(kz_writer *writer, const char *path,
	const kz_folder_options *options, kz_error *err);

/* ---- Reading ------------------------------------------------------------ */

typedef struct kz_index kz_index;

/*
 * Open the index directory at path. What you see is the last commit before
 * this call, the last kz_index_refresh(), or a call that a writer made us do
 * again.
 *
 * KZ_E_NO_INDEX, KZ_E_FORMAT, KZ_E_CORRUPT, KZ_E_IO, KZ_E_NO_MEMORY.
 */
KZ_API kz_status kz_index_open(const char *path, kz_index **out, kz_error *err);

/* Start from KZ_OPEN_OPTIONS_INIT. */
typedef struct kz_open_options {
	size_t size;         /* set by KZ_OPEN_OPTIONS_INIT */
	uint32_t timeout_ms; /* of a server, to connect and for each answer; 0 means
			      * 10,000 */
} kz_open_options;

#ifdef __cplusplus
#define KZ_OPEN_OPTIONS_INIT               \
	{                                  \
		sizeof(kz_open_options), 0 \
	}
#else
#define KZ_OPEN_OPTIONS_INIT                    \
	{                                       \
		.size = sizeof(kz_open_options) \
	}
#endif

/*
 * Open several indexes, which are searched as one: with the same documents in the same
 * order as one index of all of them would give. A place is a directory (also of an index
 * that is divided, which stands for its shards), or a server:
 *
 *     /srv/kamerzoek/2024
 *     tcp://search1:7010
 *     tcp://search1:7010,text=/mnt/search1/index
 *
 * The server is a stock xapian-tcpsrv of the database (gen-.../glass) of an index; only
 * for those you trust. Stored texts are not served. Where no directory is named that has
 * them (of the index, or of that generation), hits have no snippet, what is looked up in
 * texts is left out with a warning, and what is nothing without a text gives
 * KZ_E_UNSUPPORTED. A compound in a query is taken apart by the lexicon of the first
 * place that has one.
 *
 * A server that does not answer is left out, and the others are searched without it:
 * kz_index_away_count(). Then results are of less, and say so. options may be NULL.
 *
 * KZ_E_ARGUMENT: not of such a form, or two are the same index. KZ_E_FORMAT: not made
 * with the same analysis, or a server serves something else. KZ_E_NETWORK: no server
 * answers, and there is nothing else. And as kz_index_open().
 */
KZ_API kz_status kz_index_open_many(const char *const *places, size_t count,
	const kz_open_options *options, kz_index **out, kz_error *err);
/* The servers that did not answer, the last time that they were asked; each is asked
 * again by kz_index_refresh(). _at() gives the place, and in why (which may be NULL) what
 * happened; NULL beyond the last. */
KZ_API size_t kz_index_away_count(const kz_index *index);
KZ_API const char *kz_index_away_at(const kz_index *index, size_t i, const char **why);

/* See the newest commit. */
KZ_API kz_status kz_index_refresh(kz_index *index, kz_error *err);
KZ_API void kz_index_close(kz_index *index);

/* Start from KZ_INDEX_INFO_INIT. */
typedef struct kz_index_info {
	size_t size;
	uint64_t documents;
	uint64_t records;  /* of those, the ones that hold no text of their own */
	uint64_t removed;  /* tombstones */
	uint64_t revision; /* grows with each commit */
	uint32_t format;   /* of the index on disk */
	uint32_t analysis_version;
	char uuid[37];        /* of the index, for life */
	char analysis[33];    /* name */
	char fingerprint[17]; /* of the analysis */
	char newest_date[11]; /* of any document, "" when none has one */
	/* Words by which compounds are taken apart, as they were when the index got
	 * its first documents: of a list, and of those documents alone. */
	uint64_t listed_words;
	uint64_t own_words;
	/* Of how many indexes it is made, and how many of those are away; of several
	 * uuid is made of all of theirs, and revision the sum. */
	uint32_t shards;
	uint32_t away;
} kz_index_info;

#ifdef __cplusplus
#define KZ_INDEX_INFO_INIT                                                              \
	{                                                                               \
		sizeof(kz_index_info), 0, 0, 0, 0, 0, 0, {0}, {0}, {0}, {0}, 0, 0, 0, 0 \
	}
#else
#define KZ_INDEX_INFO_INIT                    \
	{                                     \
		.size = sizeof(kz_index_info) \
	}
#endif

KZ_API kz_status kz_index_get_info(kz_index *index, kz_index_info *out, kz_error *err);

/*
 * One document, with its text, by its id, an alias, its path or any spelling
 * of its Kamerstuk: "kst-36600-XIV-60", "36 600 XIV, nr. 60", "2024D39215".
 * Free it with kz_document_free().
 *
 * KZ_E_NO_DOCUMENT: none of that name. KZ_E_CORRUPT: its stored text is damaged.
 */
KZ_API kz_status kz_index_get(
	kz_index *index, const char *name, kz_document **out, kz_error *err);

/*
 * Its text as it came in, before anything was cleaned: the bytes of a text, XML or
 * HTML file, or what was taken out of a PDF, DOCX or ODT. NUL-terminated, and may
 * have a NUL in it; free it with kz_free(). length may be NULL.
 *
 * KZ_E_NO_DOCUMENT: none of that name, or its text did not come from a file, or was
 * over 64 MiB. KZ_E_CORRUPT.
 */
KZ_API kz_status kz_index_get_raw(
	kz_index *index, const char *name, char **out, size_t *length, kz_error *err);

/*
 * Every document, in order of id, without its text.
 *
 *     kz_cursor *all;
 *     const kz_document *document;
 *     kz_status st = kz_index_list(index, &all, &err);
 *     while (st == KZ_OK && (st = kz_cursor_next(all, &document, &err)) == KZ_OK)
 *             puts(kz_document_get(document, KZ_TITLE));
 *     kz_cursor_close(all);
 *     if (st < 0)
 *             complain(&err);
 *
 * A document lives until the next _next or _close. KZ_E_CHANGED: the index was
 * written to twice since the list began; begin again.
 */
typedef struct kz_cursor kz_cursor;

KZ_API kz_status kz_index_list(kz_index *index, kz_cursor **out, kz_error *err);
/* Those whose id begins so, in its own case: what it costs depends on how many are taken
 * from it, not on how many the index holds. */
KZ_API kz_status kz_index_list_prefix(
	kz_index *index, const char *prefix, kz_cursor **out, kz_error *err);
KZ_API kz_status kz_cursor_next(
	kz_cursor *cursor, const kz_document **document, kz_error *err);
KZ_API void kz_cursor_close(kz_cursor *cursor);

#ifdef __cplusplus
}
#endif

#endif /* KAMERZOEK_INDEX_H */
