/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Each allocation on each way to it fails, alone or with all that follow, while files
 * of every kind are read, kept and read again: that is said, and nothing leaks; or
 * what comes of the file is the same to the byte. Each piece of an arena is one here.
 */
#include "archive.h"
#include "support.h"

#include "../xapian-c/scarcity.h"
#include "document/document.h"
#include "document/letter.h"
#include "document/merge.h"
#include "readers/pdf.h"
#include "readers/sidecar.h"

#include <dirent.h>
#include <jansson.h>
#include <libxml/parser.h>
#include <libxml/xmlmemory.h>
#include <stdlib.h>

enum { POINTS = 1 << 17, WAYS = 1 << 20 };

/* The C library's own. Those who parse are not refused anything here: jansson may abort
 * then, and libxml2 go on for ever; tests/fault asks them, in children. */
extern void *__libc_malloc(size_t size);
extern void *__libc_realloc(void *memory, size_t size);
extern void __libc_free(void *memory);

typedef struct file {
	const char *name; /* as which it is read */
	char *bytes;
	size_t length;
} file;

typedef kz_status (*read_file)(const file *from, kz_document **out, kz_error *err);

/* ---- Ways to read ---------------------------------------------------------------- */

static kz_status parse(const file *from, kz_document **out, kz_error *err)
{
	return kz_document_parse(from->bytes, from->length, from->name, out, err);
}

static kz_status read_boxes(const file *from, kz_document **out, kz_error *err)
{
	kzi_buffer boxes = {0}; /* which are read where they lie */
	kzi_buffer_append(&boxes, from->bytes, from->length);
	kzi_buffer_text(&boxes, "</doc>");
	kz_status st = boxes.failed ? kzi_no_memory(err) : kz_document_new(out, err);
	if (st == KZ_OK)
		st = kzi_pdf_from_boxes(boxes.data, boxes.length, from->name, *out, err);
	kzi_buffer_free(&boxes);
	return st;
}

/* What stands beside a file, over what the file says. */
static kz_status read_beside(const file *from, kz_document **out, kz_error *err)
{
	char path[] = "metadata.xml";
	kzi_loaded loaded = {.sidecar_path = path};
	kz_document *given = NULL;
	loaded.sidecar = (kzi_buffer){.data = from->bytes, .length = from->length};
	kz_status st = kz_document_new(&given, err);
	if (st == KZ_OK)
		st = kz_document_parse("tekst", 5, from->name, out, err);
	if (st == KZ_OK)
		st = kzi_sidecar_apply(&loaded, from->name, given, *out, err);
	kz_document_free(given);
	return st;
}

static const struct {
	const char *folder, *ending, *name;
	read_file read;
} kinds[] = {
	{"tests/letters", ".txt", "brief.txt", parse},
	{"corpus/documents", ".txt", "kst-1-2.txt", parse},
	{"tests/fuzz/seeds/letter", "", "brief.txt", parse},
	{"tests/fuzz/seeds/text", "", "brief.txt", parse},
	{"tests/fuzz/seeds/xml", "", "brief.xml", parse},
	{"tests/fuzz/seeds/html", "", "brief.html", parse},
	{"tests/fuzz/seeds/odata", "", "brief.json", parse},
	{"tests/fuzz/seeds/docx", ".docx", "brief.docx", parse},
	{"tests/fuzz/seeds/docx", ".xml", "word/document.xml", parse},
	{"tests/fuzz/seeds/odt", ".odt", "brief.odt", parse},
	{"tests/fuzz/seeds/odt", ".xml", "content.xml", parse},
	{"tests/fuzz/seeds/pdf", "", "brief.pdf", read_boxes},
	{"tests/fuzz/seeds/sidecar", "", "blg-1.txt", read_beside},
	{"tests/samples", ".fodt", "brief.fodt", parse},
};

/* Twice the same is one again, and is kept with what it came from. */
static kz_status merge(const kz_document *document, kz_document **out, kz_error *err)
{
	kzi_reading readings[] = {{document, KZI_FIDELITY_TEXT, "kst-1-2", "a"},
		{document, KZI_FIDELITY_XML, "kst-1-2", "b"}};
	kzi_source source = {"a", "", KZI_FIDELITY_TEXT, "kst-1-2", 0};
	kzi_source_part part = {{0}, "bytes", 5};
	size_t best;
	kz_status st = kzi_document_merge(readings, COUNT(readings), out, &best, err);
	if (st == KZ_OK)
		st = kzi_document_append_source(*out, &source, err);
	if (st == KZ_OK)
		st = kzi_document_append_part(*out, &part, err);
	if (st == KZ_OK)
		st = kzi_document_append_key(*out, "kst-1-2", err);
	return st;
}

static kz_status keep(const kz_document *document, kzi_buffer *out, kz_error *err)
{
	kz_document *again = NULL;
	kzi_document_encode(document, KZI_FACTS_TEXT_AND_RAW, out);
	if (out->failed)
		return kzi_no_memory(err);
	kz_status st = kzi_document_decode(out->data, out->length, &again, err);
	kz_document_free(again);
	return st;
}

static kz_status run(read_file read, const file *from, kzi_buffer *out, kz_error *err)
{
	kz_document *document = NULL, *whole = NULL;
	kz_status st = read(from, &document, err);
	if (st == KZ_OK)
		st = kzi_document_fill_languages(document, err);
	if (st == KZ_OK)
		st = merge(document, &whole, err);
	if (st == KZ_OK)
		st = keep(whole, out, err);
	kz_document_free(whole);
	kz_document_free(document);
	return st;
}

/* ---- Without memory -------------------------------------------------------------- */

/* Has nobody come this way yet? */
static bool is_new(uint64_t way)
{
	static uint64_t known[WAYS];
	size_t at = way % WAYS;
	while (known[at] != 0 && known[at] != way)
		at = (at + 1) % WAYS;
	bool new = known[at] == 0;
	known[at] = way;
	return new;
}

typedef struct whole {
	kz_status status;
	kzi_buffer kept;
} whole;

static void run_scarcely(read_file read, const file *from, const whole *wanted,
	unsigned long nth, bool for_good)
{
	kz_error why = {0};
	kzi_buffer kept = {0};
	long before = blocks_in_use();
	run_out_at(nth, for_good);
	kz_status st = run(read, from, &kept, &why);
	have_enough();
	bool same = st == wanted->status &&
		    (st != KZ_OK || (kept.length == wanted->kept.length &&
					    memcmp(kept.data, wanted->kept.data,
						    kept.length) == 0));
	/* Who unpacks does not say why it cannot; and of a file that could not be looked
	 * into when it was asked what it is, one reader after another may say no. */
	bool packed = from->length > 2 && memcmp(from->bytes, "PK", 2) == 0;
	bool told = st == KZ_E_NO_MEMORY || (packed && st == KZ_E_DOCUMENT);
	if (!same && (!told || why.status != st))
		fail_msg("%s, allocation %lu: %s: %s\n%.200s", from->name, nth,
			kz_status_name(st), why.message, from->bytes);
	kzi_buffer_free(&kept);
	if (blocks_in_use() > before && refused_to_us())
		fail_msg("%s, allocation %lu: a leak", from->name, nth);
}

static void read_scarcely(read_file read, const file *from)
{
	static uint64_t ways[POINTS];
	whole wanted = {0};
	kzi_buffer again = {0};
	wanted.status = run(read, from, &wanted.kept, NULL);
	note_ways(ways, POINTS);
	run_out_at(0, false);
	assert_int_equal(run(read, from, &again, NULL), wanted.status);
	unsigned long count = have_enough();
	kzi_buffer_free(&again);
	assert_true(count <= POINTS);
	for (unsigned long i = 0; i < count; i++) {
		if (!is_new(ways[i]))
			continue;
		run_scarcely(read, from, &wanted, i + 1, false);
		run_scarcely(read, from, &wanted, i + 1, true);
	}
	kzi_buffer_free(&wanted.kept);
}

/* ---- Files ----------------------------------------------------------------------- */

/* A part of a document of Word or of LibreOffice needs one around it. */
static void pack(file *part)
{
	static const char relations[] =
		"<Relationships>"
		"<Relationship Type='/styles' Target='document.xml'/>"
		"<Relationship Type='/numbering' Target='document.xml'/>"
		"<Relationship Type='/footnotes' Target='document.xml'/>"
		"</Relationships>";
	archive made = {0};
	bool word = strncmp(part->name, "word/", 5) == 0;
	if (!word)
		archive_add(&made, "mimetype", "application/vnd.oasis.opendocument.text");
	archive_add_bytes(&made, part->name, part->bytes, part->length, false, NO_LIE);
	if (word)
		archive_add(&made, "word/_rels/document.xml.rels", relations);
	archive_end(&made);
	free(part->bytes);
	part->bytes = made.bytes.data;
	part->length = made.bytes.length;
	part->name = word ? "brief.docx" : "brief.odt";
}

static void read_one(size_t kind, const char *path)
{
	file one = {.name = kinds[kind].name};
	one.bytes = read_bytes(path, &one.length);
	if (strcmp(kinds[kind].ending, ".xml") == 0)
		pack(&one);
	read_scarcely(kinds[kind].read, &one);
	free(one.bytes);
}

static bool ends_in(const char *name, const char *ending)
{
	size_t length = strlen(name), size = strlen(ending);
	return length >= size && strcmp(name + length - size, ending) == 0;
}

static void memory_runs_out_in_readers(void **state)
{
	(void)state;
	for (size_t kind = 0; kind < COUNT(kinds); kind++) {
		const char *folder = below(getenv("SOURCE"), kinds[kind].folder);
		size_t count = 0;
		DIR *entries = opendir(folder);
		assert_non_null(entries);
		for (struct dirent *entry; (entry = readdir(entries)) != NULL;) {
			if (entry->d_name[0] == '.' ||
				!ends_in(entry->d_name, kinds[kind].ending))
				continue;
			read_one(kind, below(folder, entry->d_name));
			count++;
		}
		closedir(entries);
		assert_true(count > 0);
	}
}

/* ---- Folders --------------------------------------------------------------------- */

/* So many documents, unless it says why not. */
static kz_status walk(const char *path, size_t *count, kz_error *err)
{
	kz_folder *folder = NULL;
	const kz_file *one;
	kz_status st = kz_folder_open(path, &folder, err);
	*count = 0;
	while (st == KZ_OK && (st = kz_folder_next(folder, &one, err)) == KZ_OK) {
		kz_document *document = NULL;
		st = kz_folder_parse(folder, &document, err);
		*count += st == KZ_OK;
		kz_document_free(document);
	}
	kz_folder_close(folder);
	return st == KZ_DONE ? KZ_OK : st;
}

static void walk_scarcely(const char *path, size_t wanted, unsigned long nth, bool stays)
{
	kz_error why = {0};
	size_t count;
	long before = blocks_in_use();
	run_out_at(nth, stays);
	kz_status st = walk(path, &count, &why);
	have_enough();
	if (st == KZ_OK ? count != wanted : st != KZ_E_NO_MEMORY || why.status != st)
		fail_msg("%s, allocation %lu: %zu documents, %s: %s", path, nth, count,
			kz_status_name(st), why.message);
	if (blocks_in_use() > before && refused_to_us())
		fail_msg("%s, allocation %lu: a leak", path, nth);
}

static void walk_often(const char *path, size_t wanted)
{
	size_t count;
	must(walk(path, &count, err));
	assert_int_equal(count, wanted);
	run_out_at(0, false);
	must(walk(path, &count, err));
	unsigned long allocations = have_enough();
	for (unsigned long nth = 1; nth <= allocations; nth++) {
		walk_scarcely(path, wanted, nth, false);
		walk_scarcely(path, wanted, nth, true);
	}
}

/* No file is left out for want of memory without a word: of one that a list names, and
 * of those that lie in a folder and in one below it. */
static void memory_runs_out_in_folders(void **state)
{
	const char *listed = below(*state, "listed"), *walked = below(*state, "walked");
	write_text(listed, "manifest.tsv",
		"file\ttitle\tdate\na.txt\tEen brief\t2025-04-11\n"
		"below/b.txt\tNog een\t\n");
	write_text(listed, "a.txt", "Een brief over appels.\n");
	write_text(listed, "below/b.txt", "Een brief over peren.\n");
	write_text(walked, "a.txt", "Een brief over appels.\n");
	write_text(walked, "a.txt.meta", "title: Appels\ndossier: 27428\n");
	write_text(walked, "below/b.txt", "Een brief over peren.\n");
	walk_often(listed, 2);
	walk_often(walked, 2);
}

/* ---- Who parses ------------------------------------------------------------------ */

static long refused_next = -1;

static void *give(size_t size)
{
	return refused_next-- == 0 ? NULL : __libc_malloc(size);
}

static char *give_copy(const char *text)
{
	size_t size = strlen(text) + 1;
	char *copy = __libc_malloc(size);
	return copy != NULL ? memcpy(copy, text, size) : NULL;
}

/* Of the list, of what is in it, and of the first word: later ones it takes for bad. */
static void records_want_memory(void **state)
{
	static char text[] = "{\"DocumentNummer\": \"2025D16514\", \"Titel\": \"Brief\"}";
	const file page = {"brief.json", text, sizeof text - 1};
	kz_document *document = NULL;
	(void)state;
	for (long nth = 0; nth < 3; nth++) {
		kz_error why = {0};
		refused_next = nth;
		assert_int_equal(parse(&page, &document, &why), KZ_E_NO_MEMORY);
		assert_int_equal(why.status, KZ_E_NO_MEMORY);
	}
	must(parse(&page, &document, err));
	kz_document_free(document);
}

int main(void)
{
	if (is_below_valgrind()) {
		puts("1..0 # SKIP valgrind has a malloc() of its own");
		return 0;
	}
	get_ready_for_scarcity();
	json_set_alloc_funcs(give, __libc_free);
	xmlMemSetup(__libc_free, __libc_malloc, __libc_realloc, give_copy);
	xmlInitParser();
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(memory_runs_out_in_readers),
		in_directory(memory_runs_out_in_folders),
		cmocka_unit_test(records_want_memory),
	};
	return cmocka_run_group_tests_name("reading-memory", tests, NULL, NULL);
}
