/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a writer changes. All arguments are checked before the engine sees them. */
#include "checks.hh"
#include "guard.hh"
#include "writable.hh"

using namespace xapian_c;

namespace xapian_c
{

void require_disk(const engine &used)
{
	if (used.in_memory)
		throw Xapian::UnimplementedError(
			"a database in memory has no such thing");
}

} // namespace xapian_c

/* What throws in here leaves a batch that is no longer whole. */
template <typename Change> static void change(engine &used, Change body)
{
	used.in_doubt = true;
	body(used.writing);
	used.in_doubt = false;
}

/* ---- Documents ------------------------------------------------------------ */

/* With terms that nobody has looked at, which the engine would choke on. */
static const Xapian::Document &take_document(const xapian_document *document)
{
	require(document, "document");
	document_state &state = *document->state;
	if (state.unchecked)
		check_storable(state.document);
	state.unchecked = false;
	return state.document;
}

xapian_status xapian_writable_add(xapian_writable *writable,
	const xapian_document *document, uint32_t *docid, xapian_error *err)
{
	reset(docid);
	engine *used = engine_of(writable);
	return guarded(used, err, [&] {
		const Xapian::Document &given = take_document(document);
		Xapian::docid added = 0;
		change(*used, [&](Xapian::WritableDatabase &writing) {
			added = writing.add_document(given);
		});
		if (docid != nullptr)
			*docid = added;
	});
}

xapian_status xapian_writable_replace(xapian_writable *writable, const char *term,
	size_t size, const xapian_document *document, uint32_t *docid, xapian_error *err)
{
	reset(docid);
	engine *used = engine_of(writable);
	return guarded(used, err, [&] {
		const Xapian::Document &given = take_document(document);
		std::string unique = take_term(term, size);
		Xapian::docid written = 0;
		change(*used, [&](Xapian::WritableDatabase &writing) {
			written = writing.replace_document(unique, given);
		});
		if (docid != nullptr)
			*docid = written;
	});
}

xapian_status xapian_writable_replace_docid(xapian_writable *writable, uint32_t docid,
	const xapian_document *document, xapian_error *err)
{
	engine *used = engine_of(writable);
	return guarded(used, err, [&] {
		const Xapian::Document &given = take_document(document);
		check_docid(docid);
		change(*used, [&](Xapian::WritableDatabase &writing) {
			writing.replace_document(docid, given);
		});
	});
}

xapian_status xapian_writable_delete(
	xapian_writable *writable, const char *term, size_t size, xapian_error *err)
{
	engine *used = engine_of(writable);
	return guarded(used, err, [&] {
		std::string unique = take_term(term, size);
		change(*used, [&](Xapian::WritableDatabase &writing) {
			writing.delete_document(unique);
		});
	});
}

xapian_status xapian_writable_delete_docid(
	xapian_writable *writable, uint32_t docid, xapian_error *err)
{
	engine *used = engine_of(writable);
	return guarded(used, err, [&] {
		check_docid(docid);
		/* Not there is no reason to doubt the rest. */
		used->reading.get_doclength(docid);
		change(*used, [&](Xapian::WritableDatabase &writing) {
			writing.delete_document(docid);
		});
	});
}

/* ---- What is beside them --------------------------------------------------- */

xapian_status xapian_writable_set_metadata(xapian_writable *writable, const char *key,
	size_t key_size, const char *value, size_t value_size, xapian_error *err)
{
	engine *used = engine_of(writable);
	return guarded(used, err, [&] {
		std::string name = take_key(key, key_size);
		std::string content = take_bytes(value, value_size, "value");
		change(*used, [&](Xapian::WritableDatabase &writing) {
			writing.set_metadata(name, content);
		});
	});
}

/* Words and synonyms are accepted by the engine at any length, and then make the
 * commit fail: they are checked as keys are. */
template <typename Change>
static xapian_status change_word(xapian_writable *writable, const char *word, size_t size,
	xapian_error *err, Change body)
{
	engine *used = engine_of(writable);
	return guarded(used, err, [&] {
		require_disk(*used);
		std::string name = take_key(word, size);
		change(*used,
			[&](Xapian::WritableDatabase &writing) { body(writing, name); });
	});
}

xapian_status xapian_writable_add_spelling(xapian_writable *writable, const char *word,
	size_t size, uint32_t increment, xapian_error *err)
{
	return change_word(writable, word, size, err,
		[&](Xapian::WritableDatabase &writing, const std::string &name) {
			writing.add_spelling(name, increment);
		});
}

xapian_status xapian_writable_remove_spelling(xapian_writable *writable, const char *word,
	size_t size, uint32_t decrement, xapian_error *err)
{
	return change_word(writable, word, size, err,
		[&](Xapian::WritableDatabase &writing, const std::string &name) {
			writing.remove_spelling(name, decrement);
		});
}

template <typename Change>
static xapian_status change_synonym(xapian_writable *writable, const char *term,
	size_t size, const char *synonym, size_t synonym_size, xapian_error *err,
	Change body)
{
	std::string other;
	xapian_status status =
		guarded(err, [&] { other = take_key(synonym, synonym_size); });
	if (status < 0)
		return status;
	return change_word(writable, term, size, err,
		[&](Xapian::WritableDatabase &writing, const std::string &name) {
			body(writing, name, other);
		});
}

xapian_status xapian_writable_add_synonym(xapian_writable *writable, const char *term,
	size_t size, const char *synonym, size_t synonym_size, xapian_error *err)
{
	return change_synonym(writable, term, size, synonym, synonym_size, err,
		[](Xapian::WritableDatabase &writing, const std::string &name,
			const std::string &other) { writing.add_synonym(name, other); });
}

xapian_status xapian_writable_remove_synonym(xapian_writable *writable, const char *term,
	size_t size, const char *synonym, size_t synonym_size, xapian_error *err)
{
	return change_synonym(writable, term, size, synonym, synonym_size, err,
		[](Xapian::WritableDatabase &writing, const std::string &name,
			const std::string &other) {
			writing.remove_synonym(name, other);
		});
}

xapian_status xapian_writable_clear_synonyms(
	xapian_writable *writable, const char *term, size_t size, xapian_error *err)
{
	return change_word(writable, term, size, err,
		[](Xapian::WritableDatabase &writing, const std::string &name) {
			writing.clear_synonyms(name);
		});
}
