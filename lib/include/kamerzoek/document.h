/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A policy document: its facts, and its text in blocks. The same thing going
 * into an index and coming out of one.
 */
#ifndef KAMERZOEK_DOCUMENT_H
#define KAMERZOEK_DOCUMENT_H

#include <kamerzoek/citation.h>
#include <kamerzoek/error.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct kz_document kz_document;

/* ---- Properties: facts of which there is one ---------------------------- */

/*
 * Every value is text. kz_document_set() checks what has a form: dates,
 * chamber, vergaderjaar, holding and version. The values are fixed for ever.
 */
typedef enum kz_property {
	KZ_ID = 0, /* stable key, "kst-36600-XIV-60" or "doc-9f86d081884c7d65" */
	KZ_TITLE = 1,
	KZ_SUBJECT = 2,     /* what stands behind Betreft */
	KZ_DATE = 3,        /* "2025-04-11", "2025-04" or "2025": as precise as known */
	KZ_DATE_SOURCE = 4, /* where it was read: "metadata", "text"; "file": it is only
			     * the day on which the file was made */
	KZ_KIND = 5,        /* "brief", "motie", "amendement", "kamervragen" ... */
	KZ_HOLDING = 6, /* "full"; "record": facts only; "named": only cited by others */
	KZ_NUMBER = 7,  /* within the dossier, "60" or "D" */
	KZ_CHAMBER = 8, /* "1" Eerste Kamer, "2" Tweede Kamer */
	KZ_VERGADERJAAR = 9, /* "2024-2025"; never guessed from the date */
	KZ_MINISTRY = 10,
	KZ_LANGUAGE = 11, /* "nl", "en" */
	KZ_URL = 12,      /* the official page */
	KZ_PATH = 13,     /* the local file it was read from, absolute */
	KZ_OUTCOME = 14,  /* "aangenomen", "verworpen", "vervangen" ... */
	KZ_OUTCOME_DATE = 15,
	KZ_NOTE = 16,       /* a remark for the reader; shown, never searched */
	KZ_FIRST_SEEN = 17, /* set by the index: "2025-04-11T09:30:00Z" */
	KZ_CHANGED_AT = 18, /* set by the index, as first seen */
	KZ_DOSSIER_TITLE =
		19,     /* of the main dossier, "Toekomstvisie agrarische sector" */
	KZ_FORMAT = 20, /* of the file its text was read from: "text", "xml", "pdf" ... */
	KZ_VERSION =
		21, /* "h1" of a herdruk, "n1" of a verbetering: what the text is of */
	KZ_REFERENCE = 22 /* the kenmerk of a letter, "DGBI / 12345678" */
} kz_property;

/* The English name of a property ("title"), as in files and filters;
 * NULL when there is no such property. */
KZ_API const char *kz_property_name(kz_property property);

/* ---- Making one --------------------------------------------------------- */

/* An empty document. Free it with kz_document_free(). KZ_E_NO_MEMORY. */
KZ_API kz_status kz_document_new(kz_document **out, kz_error *err);

/* Only for documents that were given without const; NULL is allowed. */
KZ_API void kz_document_free(kz_document *document);

/*
 * Set a property; NULL or "" takes it away. The value is copied.
 *
 * KZ_E_DOCUMENT: not valid UTF-8 (see offset), or not of the property's form,
 * or with a control character, but in KZ_PATH. KZ_E_LIMIT: over 64 KiB. KZ_E_NO_MEMORY.
 */
KZ_API kz_status kz_document_set(
	kz_document *document, kz_property property, const char *value, kz_error *err);

/* "" when absent, never NULL. Lives until the property is set again or the
 * document is freed. */
KZ_API const char *kz_document_get(const kz_document *document, kz_property property);

/* ---- Lists: facts of which there are several ---------------------------- */

typedef enum kz_list {
	KZ_DOSSIERS = 0, /* "36600-XIV"; the first is the main one */
	KZ_ALIASES = 1,  /* other names that resolve to this document */
	KZ_REMARKS = 2   /* what reading did to its text: "9 footnote marks detached" */
} kz_list;

/* Add to the end; a value that is there already is not added twice. Errors as
 * kz_document_set(), and KZ_E_LIMIT: a list holds at most 1000. */
KZ_API kz_status kz_document_add(
	kz_document *document, kz_list list, const char *value, kz_error *err);
KZ_API size_t kz_document_count(const kz_document *document, kz_list list);
/* NULL beyond the last. */
KZ_API const char *kz_document_at(const kz_document *document, kz_list list, size_t i);

/* Who signed, and as what. Either may be "" when it is not known, never both: a
 * letter may have lost the name that stood above an office. Neither is NULL. */
typedef struct kz_signatory {
	const char *name;
	const char *office;
} kz_signatory;

/* NULL is taken for "". Errors as kz_document_set(), and KZ_E_ARGUMENT when there is
 * neither a name nor an office. */
KZ_API kz_status kz_document_add_signatory(
	kz_document *document, const char *name, const char *office, kz_error *err);
KZ_API size_t kz_document_signatory_count(const kz_document *document);
KZ_API const kz_signatory *kz_document_signatory_at(
	const kz_document *document, size_t i);

/* ---- Fields of your own ------------------------------------------------- */

typedef enum kz_field_type {
	KZ_FIELD_TEXT = 0,
	KZ_FIELD_DATE = 1,  /* ISO, as precise as known */
	KZ_FIELD_NUMBER = 2 /* finite */
} kz_field_type;

/* A fact that an embedder keeps with a document, to filter on. A name may
 * come several times. Names are 1 to 64 of a-z, 0-9, '-' and '_', and begin
 * with a letter. */
typedef struct kz_field {
	const char *name;
	const char *text; /* the value, also of a date; a number as it was given */
	double number;    /* for KZ_FIELD_NUMBER */
	int32_t type;     /* a kz_field_type */
} kz_field;

/* KZ_E_DOCUMENT: the name or the value is malformed. KZ_E_LIMIT: the value is
 * over 64 KiB. KZ_E_NO_MEMORY. */
KZ_API kz_status kz_document_add_text(
	kz_document *document, const char *name, const char *value, kz_error *err);
KZ_API kz_status kz_document_add_date(
	kz_document *document, const char *name, const char *value, kz_error *err);
KZ_API kz_status kz_document_add_number(
	kz_document *document, const char *name, double value, kz_error *err);
KZ_API size_t kz_document_field_count(const kz_document *document);
KZ_API const kz_field *kz_document_field_at(const kz_document *document, size_t i);

/* ---- Blocks: the text ---------------------------------------------------- */

typedef enum kz_block_kind {
	KZ_PARAGRAPH = 0,
	KZ_HEADING = 1,
	KZ_LIST_ITEM = 2,
	KZ_FOOTNOTE = 3,
	KZ_TABLE_ROW = 4 /* a tab between its cells */
} kz_block_kind;

/* A place in the text of a block where the mark of a footnote stood. */
typedef struct kz_note_ref {
	uint32_t offset;  /* in bytes: the mark stood before the byte there */
	const char *mark; /* "8" */
} kz_note_ref;

/* Start from KZ_BLOCK_INIT. Coming out, strings are "" when absent. */
typedef struct kz_block {
	size_t size;          /* set by KZ_BLOCK_INIT */
	int32_t kind;         /* a kz_block_kind */
	uint32_t page;        /* from 1; 0 when there are no pages or it is not known */
	const char *mark;     /* of a footnote, "8"; of a list item, "a." or "·" */
	const char *language; /* "nl", "en"; "" when not known */
	const char *text;     /* no newline in it, and no mark of a footnote */
	uint32_t level;       /* of a heading or list item, from 1; 0: not known */
	const kz_note_ref *refs; /* to footnotes, in order of offset */
	size_t ref_count;
	/* The paragraph that it is, from 1, as a reader counts them. List items count,
	 * and so does a table, once; a heading is with the paragraph under it; a
	 * footnote is in none, 0. Set by the document: what is given is not looked at. */
	uint32_t paragraph;
} kz_block;

#ifdef __cplusplus
#define KZ_BLOCK_INIT                                       \
	{                                                   \
		sizeof(kz_block), 0, 0, 0, 0, 0, 0, 0, 0, 0 \
	}
#else
#define KZ_BLOCK_INIT                    \
	{                                \
		.size = sizeof(kz_block) \
	}
#endif

/* Add a block to the end; newlines in its text become spaces. Errors as
 * kz_document_set(), but a block may be 16 MiB; also KZ_E_ARGUMENT when a ref lies
 * beyond its text, within a character or before the ref in front of it. */
KZ_API kz_status kz_document_add_block(
	kz_document *document, const kz_block *block, kz_error *err);
/* Add plain text: blank lines part paragraphs, other newlines become spaces. */
KZ_API kz_status kz_document_add_body(
	kz_document *document, const char *text, size_t length, kz_error *err);
KZ_API size_t kz_document_block_count(const kz_document *document);
KZ_API const kz_block *kz_document_block_at(const kz_document *document, size_t i);

/*
 * The text as it came in, before it was cleaned and taken apart: the bytes of a
 * text file, or what was taken out of another. An index keeps it, and gives it
 * with kz_index_get_raw().
 *
 * KZ_E_LIMIT: over 64 MiB. KZ_E_ARGUMENT, KZ_E_NO_MEMORY.
 */
KZ_API kz_status kz_document_set_raw(
	kz_document *document, const void *bytes, size_t length, kz_error *err);
/* NULL when there is none, as in a document out of an index; lives until it is
 * set again or the document is freed. */
KZ_API const void *kz_document_raw(const kz_document *document, size_t *length);

/* ---- Citations ------------------------------------------------------------- */

/*
 * What it cites, in the order of its text; an index finds these when a document
 * is committed. A citation's block counts from 1; 0 when it comes from a fact (an
 * annex of another piece), or stands in the title (start counts in that).
 *
 * kz_document_find_citations() adds what kz_citations_find() finds in the title and in
 * each block, with the id or else the first dossier of the document as its own. What
 * was there already, from a link in the file, stays: the same paper at the same place
 * is not added twice, but takes over what the text does with it. A document does not
 * cite itself. Doing it again adds nothing.
 *
 * KZ_E_LIMIT: more than a million. KZ_E_ARGUMENT: document is NULL. KZ_E_NO_MEMORY.
 * After a failure it has the citations that it had.
 */
KZ_API kz_status kz_document_find_citations(kz_document *document, kz_error *err);
KZ_API size_t kz_document_citation_count(const kz_document *document);
/* NULL beyond the last. */
KZ_API const kz_citation *kz_document_citation_at(const kz_document *document, size_t i);

/* ---- Reading one from a file ---------------------------------------------- */

/*
 * Read a document from bytes that came out of a file of any supported kind;
 * name (may be NULL) is the file's name, for messages and to tell the kind.
 * A text may begin with header lines: kamerzoek-document(5).
 *
 * KZ_E_DOCUMENT: it should have been readable and is not (not UTF-8, a broken
 * header line; see offset). KZ_E_UNSUPPORTED: no reader knows this kind, or it
 * holds several and is read as a folder. KZ_E_LIMIT: over 256 MiB, or beyond what
 * its reader allows. KZ_E_NO_MEMORY.
 */
KZ_API kz_status kz_document_parse(const void *bytes, size_t length, const char *name,
	kz_document **out, kz_error *err);

/*
 * The same for a file, with the official metadata that stands beside it over it, and
 * over both the header lines of NAME.meta. Sets KZ_PATH, and a KZ_ID of the form
 * doc-<16 hex digits of the SHA-256 of the bytes> when no id was given.
 *
 * As kz_document_parse(), and KZ_E_IO.
 */
KZ_API kz_status kz_document_read(const char *path, kz_document **out, kz_error *err);

/* ---- Reading a folder ----------------------------------------------------- */

/*
 * The files of a folder, or the one file at a path, as documents. A file that holds
 * several records is as a folder of them, "zaken.json/2024Z16189". A folder with
 * a manifest.tsv has exactly the files that it lists, with the facts that it
 * gives; in another, every file below it in order of name, but for hidden ones, what
 * stands beside a document (.meta, metadata.xml) or lists those of a library, links to
 * folders, and folders that are an index.
 *
 *     kz_folder *folder;
 *     const kz_file *file;
 *     kz_status st = kz_folder_open("brieven", &folder, &err);
 *     while (st == KZ_OK && (st = kz_folder_next(folder, &file, &err)) == KZ_OK) {
 *             kz_document *document;
 *             if (kz_folder_parse(folder, &document, &err) == KZ_OK)
 *                     puts(kz_document_get(document, KZ_TITLE));
 *             kz_document_free(document);
 *     }
 *     kz_folder_close(folder);
 */
typedef struct kz_folder kz_folder;

typedef struct kz_file {
	const char *path;   /* absolute */
	const char *digest; /* SHA-256 in hex of the file and of what stands beside it;
			     * "" when it could not be read */
	uint64_t bytes;     /* of the file */
} kz_file;

/* KZ_E_IO: path cannot be read. KZ_E_DOCUMENT: the manifest is broken.
 * KZ_E_NO_MEMORY. */
KZ_API kz_status kz_folder_open(const char *path, kz_folder **out, kz_error *err);
/* The next file, whether or not it can be parsed; KZ_DONE when there is none.
 * It lives until the next _next or _close. Errors as kz_folder_open(), for a
 * folder further down; what comes after that can still be had. */
KZ_API kz_status kz_folder_next(kz_folder *folder, const kz_file **out, kz_error *err);
/* The document in that file, as kz_document_read() gives it, with the facts of
 * the manifest over it. Also KZ_E_DOCUMENT: its SHA-256 is not what the
 * manifest says. */
KZ_API kz_status kz_folder_parse(kz_folder *folder, kz_document **out, kz_error *err);
KZ_API void kz_folder_close(kz_folder *folder);

#ifdef __cplusplus
}
#endif

#endif /* KAMERZOEK_DOCUMENT_H */
