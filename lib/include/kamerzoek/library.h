/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A library: the official files that were fetched, in a plain folder with a list of
 * what is there, from where, since when and with which SHA-256. Needs no network and
 * no index; kz_writer_put_files() indexes it as any other folder. What fetches is
 * another library, <kamerzoek-sources.h>.
 *
 *     library/36600-XIV/library.tsv
 *     library/36600-XIV/kst-36600-XIV-60/kst-36600-XIV-60.xml
 *     library/36600-XIV/kst-36600-XIV-60/metadata.xml
 */
#ifndef KAMERZOEK_LIBRARY_H
#define KAMERZOEK_LIBRARY_H

#include <kamerzoek/error.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct kz_library kz_library;

enum {
	KZ_LIBRARY_WRITE = 1u << 0 /* to put files in it: makes it when there is none, and
				    * keeps other writers out */
};

/* A file that is, was or should have been there. Strings are "" when absent. */
typedef struct kz_library_file {
	size_t size;
	const char *path; /* in the library: "36600-XIV/kst-36600-XIV-60/metadata.xml" */
	const char *id;   /* whose it is: "kst-36600-XIV-60" */
	const char *sha256;  /* "": the service had no such file, and neither have we */
	const char *fetched; /* when: "2025-04-11T09:30:00Z" */
	const char *url;     /* from where */
	const char *etag;    /* as the service gave them, to ask whether it changed */
	const char *modified;
	uint64_t bytes;
	uint32_t status; /* what the service said: 200, 404 */
} kz_library_file;

/*
 * Open the library in the folder at path.
 *
 * KZ_E_IO: there is none, or it cannot be read. KZ_E_DOCUMENT: a list in it is broken,
 * or names a file elsewhere. KZ_E_LOCKED: to write, and another process does so.
 * KZ_E_ARGUMENT, KZ_E_NO_MEMORY.
 */
KZ_API kz_status kz_library_open(
	const char *path, uint32_t flags, kz_library **out, kz_error *err);
KZ_API void kz_library_close(kz_library *library);

/* The folder, absolute; lives as long as the library. */
KZ_API const char *kz_library_path(const kz_library *library);

/* In order of path, as kz_library_open() and kz_library_put() left it. NULL beyond the
 * last. A file lives until the library is closed. */
KZ_API size_t kz_library_count(const kz_library *library);
KZ_API const kz_library_file *kz_library_at(const kz_library *library, size_t i);

/* The file of an id in a form ("xml", "html", "odt", "pdf", "docx", "json"; "metadata"),
 * in whichever dossier it lies. NULL when nothing is known of it. */
KZ_API const kz_library_file *kz_library_find(
	const kz_library *library, const char *id, const char *form);

/*
 * Put a file in, or in the place of the one that was there: whole, durable, and listed.
 * Of what, the members url, etag, modified and status are taken; the rest is found out.
 * bytes NULL: note that there is none.
 *
 * of may be NULL; of an annex ("blg-1007826") it is the id of what it is an annex of, in
 * whose dossier it then lies.
 *
 * KZ_E_ARGUMENT: not opened to write, not an id or a form from which a name can be made
 * ("kst-36600-XIV-60", "2025D16514"). KZ_E_IO: also when a folder on the way is a link.
 * KZ_E_NO_MEMORY.
 */
KZ_API kz_status kz_library_put(kz_library *library, const char *id, const char *form,
	const char *of, const kz_library_file *what, const void *bytes, size_t length,
	kz_error *err);

typedef enum kz_library_state {
	KZ_LIBRARY_GOOD = 0,
	KZ_LIBRARY_DAMAGED = 1, /* not the bytes that were fetched */
	KZ_LIBRARY_MISSING = 2, /* listed, and gone */
	KZ_LIBRARY_UNLISTED = 3 /* there, and in no list; only its path is known */
} kz_library_state;

/* Told of each file that is held or should be. Return false to stop. */
typedef bool kz_library_fn(
	void *context, const kz_library_file *file, kz_library_state state);

/*
 * Read every file, and compare it with what its list says.
 *
 * KZ_E_CANCELLED: the function said stop. KZ_E_IO: a folder cannot be read.
 * KZ_E_ARGUMENT, KZ_E_NO_MEMORY.
 */
KZ_API kz_status kz_library_check(
	kz_library *library, kz_library_fn *function, void *context, kz_error *err);

#ifdef __cplusplus
}
#endif

#endif /* KAMERZOEK_LIBRARY_H */
