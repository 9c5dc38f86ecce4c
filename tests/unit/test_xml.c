/* SPDX-License-Identifier: GPL-2.0-or-later */
/* XML as a tree, and all that may not become one. */
#include "support.h"

#include "readers/xml.h"

#include <stdlib.h>
#include <sys/inotify.h>
#include <unistd.h>

/* The tree on one line: "a(b c="1"('tekst'))". */
static void print_node(const kzi_xml_node *node, kzi_buffer *out)
{
	if (node->name == NULL) {
		kzi_buffer_byte(out, '\'');
		kzi_buffer_append(out, node->u.text, node->length);
		kzi_buffer_byte(out, '\'');
		return;
	}
	kzi_buffer_text(out, node->name);
	for (uint32_t i = 0; i < node->length; i++)
		kzi_buffer_format(out, " %s=\"%s\"", node->u.attributes[i].name,
			node->u.attributes[i].value);
	if (node->first != NULL)
		kzi_buffer_byte(out, '(');
	for (const kzi_xml_node *child = node->first; child != NULL; child = child->next)
		print_node(child, out);
	if (node->first != NULL)
		kzi_buffer_byte(out, ')');
}

static void parses_as(const char *text, const char *wanted)
{
	kzi_xml xml;
	kzi_buffer printed = {0};
	must(kzi_xml_parse(text, strlen(text), &xml, err));
	print_node(xml.root, &printed);
	char *got = kzi_buffer_take(&printed);
	same_text(text, got, wanted);
	free(got);
	kzi_xml_free(&xml);
}

static void xml_becomes_a_tree(void **state)
{
	(void)state;
	static const char *const rows[][2] = {
		{"<a/>", "a"},
		{"<a><b c=\"1\" d='2'/>x<b>y</b></a>", "a(b c=\"1\" d=\"2\"'x'b('y'))"},
		{"\n  <?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<a>é</a>\n",
			"a('é')"},
		{"<?xml version='1.0' standalone='no'?><a/>", "a"},
		{"<?xml-stylesheet href='x'?><a/>", "a"},
		{"<a><!-- stil --><?xpp qa?>x</a>", "a('x')"},
		{"<a><![CDATA[1 < 2 && 3]]></a>", "a('1 < 2 && 3')"},
		{"<a>R&amp;D &lt;x&gt; &#233;&#xEB;</a>",
			"a('R''&''D ''<''x''>'' ''é''ë')"},
		{"<a b='R&amp;D &lt; &quot;&#233; &#38;amp;'/>",
			"a b=\"R&D < \"é &amp;\""},
		{"<x:a xmlns:x='http://x' x:b='1'><c xmlns='http://c'/></x:a>",
			"a b=\"1\"(c)"},
		{"<x:a>zonder naamruimte</x:a>", "a('zonder naamruimte')"},
		{"<!DOCTYPE kamerwrk SYSTEM 'kw.dtd'><a b='&euml;'>&eacute;n &onbekend;</a>",
			"a b=\"ë\"('é''n ''&''onbekend'';')"},
		{"<a>&eacute;</a>", "a('é')"},
	};
	for (size_t i = 0; i < COUNT(rows); i++)
		parses_as(rows[i][0], rows[i][1]);
}

static void namespaces_are_known(void **state)
{
	(void)state;
	static const char text[] = "<w:p xmlns:w='http://w' xmlns:r='http://r' w:id='1' "
				   "r:id='2' id='3'/>";
	kzi_xml xml;
	must(kzi_xml_parse(BYTES(text), &xml, err));
	assert_string_equal(xml.root->space, "http://w");
	assert_int_equal(xml.root->length, 3);
	assert_string_equal(xml.root->u.attributes[1].space, "http://r");
	assert_null(xml.root->u.attributes[2].space);
	assert_string_equal(kzi_xml_value(xml.root, "id"), "1");
	kzi_xml_free(&xml);
}

static void one_finds_the_way(void **state)
{
	(void)state;
	static const char text[] = "<a><b>een <i>twee</i>\n  drie</b><c><d n='1'/></c>"
				   "<b>vier</b></a>";
	kzi_xml xml;
	kzi_buffer words = {0};
	must(kzi_xml_parse(BYTES(text), &xml, err));
	const kzi_xml_node *b = kzi_xml_child(xml.root, "b");
	kzi_xml_text(b, &words);
	char *got = kzi_buffer_take(&words);
	same_text("b", got, "een twee drie");
	free(got);
	same_text("next b", kzi_xml_string(kzi_xml_next(b, "b"), &xml.arena), "vier");
	assert_null(kzi_xml_next(kzi_xml_next(b, "b"), "b"));
	assert_string_equal(kzi_xml_value(kzi_xml_find(xml.root, "d"), "n"), "1");
	assert_null(kzi_xml_find(b, "d"));
	assert_null(kzi_xml_child(NULL, "b"));
	assert_string_equal(kzi_xml_value(NULL, "n"), "");
	same_text("niets", kzi_xml_string(NULL, &xml.arena), "");
	kzi_xml_free(&xml);
}

/* A text may be in many stretches; none is lost, however the pieces fall. */
static void large_texts_are_whole(void **state)
{
	(void)state;
	kzi_buffer text = {0};
	kzi_xml xml;
	kzi_buffer_text(&text, "<a>");
	for (int i = 0; i < 60000; i++)
		kzi_buffer_format(&text, "é<b>%d</b>&amp;", i);
	kzi_buffer_text(&text, "</a>");
	must(kzi_xml_parse(text.data, text.length, &xml, err));
	kzi_buffer words = {0};
	kzi_xml_text(xml.root, &words);
	const char *at = words.data;
	for (int i = 0; i < 60000; i++) {
		char wanted[32];
		int length = snprintf(wanted, sizeof wanted, "é%d&", i);
		assert_memory_equal(at, wanted, (size_t)length);
		at += length;
	}
	kzi_buffer_free(&words);
	kzi_buffer_free(&text);
	kzi_xml_free(&xml);
}

/* ---- What is refused ---- */

static void broken_xml_is_told_with_its_place(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		int offset;
		const char *words;
	} rows[] = {
		{"", 0, "does not begin with a tag"},
		{"   ", 3, "does not begin with a tag"},
		{" tekst", 1, "does not begin with a tag"},
		{"<a", 2, "ends too early"},
		{"<a>", 3, "ends too early"},
		{"<a>é", 5, "ends too early"},
		{"<a><!-- ", -2, "not terminated"},
		{"<a b='", -2, "expected"},
		{"<a><b></a>", 10, "opening and ending tag mismatch"},
		{"<a b='1' b='2'/>", -2, "redefined"},
		{"<a>&onbekend;</a>", 13, "onbekend"},
		{"<a>\x01</a>", -2, "broken XML"},
		{"<a/><b/>", -2, "extra content"},
		{"<a b=\"<\"/>", -2, "broken XML"},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		kzi_xml xml;
		kz_error told = {0};
		kz_status st =
			kzi_xml_parse(rows[i].text, strlen(rows[i].text), &xml, &told);
		if (st != KZ_E_DOCUMENT || strstr(told.message, rows[i].words) == NULL)
			fail_msg("'%s': %s '%s'", rows[i].text, kz_status_name(st),
				told.message);
		assert_in_range(told.offset, 0, strlen(rows[i].text));
		if (rows[i].offset >= 0)
			assert_int_equal(told.offset, rows[i].offset);
		assert_null(xml.root);
		assert_int_equal(
			kzi_xml_parse(rows[i].text, strlen(rows[i].text), &xml, NULL),
			KZ_E_DOCUMENT);
	}
}

static void refuse(const char *text, size_t length, kz_status wanted, const char *words)
{
	kzi_xml xml;
	kz_error told = {0};
	kz_status st = kzi_xml_parse(text, length, &xml, &told);
	if (st != wanted || strstr(told.message, words) == NULL)
		fail_msg("%.40s: %s '%s'", text, kz_status_name(st), told.message);
	assert_null(xml.root);
}

static void bombs_do_not_go_off(void **state)
{
	(void)state;
	static const char laughs[] =
		"<!DOCTYPE a [<!ENTITY l0 'lol'><!ENTITY l1 '&l0;&l0;&l0;&l0;&l0;&l0;'>"
		"<!ENTITY l2 '&l1;&l1;&l1;&l1;&l1;&l1;&l1;'>]><a>&l2;</a>";
	static const char parameter[] =
		"<!DOCTYPE a [<!ENTITY % p '<!ENTITY q \"x\">'>%p;]><a>&q;</a>";
	refuse(BYTES(laughs), KZ_E_DOCUMENT, "declares an entity");
	refuse(BYTES(parameter), KZ_E_DOCUMENT, "declares an entity");
	kzi_buffer quadratic = {0};
	kzi_buffer_text(&quadratic, "<!DOCTYPE a [<!ENTITY x '");
	for (int i = 0; i < 100000; i++)
		kzi_buffer_byte(&quadratic, 'x');
	kzi_buffer_text(&quadratic, "'>]><a>");
	for (int i = 0; i < 50000; i++)
		kzi_buffer_text(&quadratic, "&x;");
	kzi_buffer_text(&quadratic, "</a>");
	refuse(quadratic.data, quadratic.length, KZ_E_DOCUMENT, "declares an entity");
	kzi_buffer_free(&quadratic);
}

static void repeat(kzi_buffer *out, const char *text, int times)
{
	for (int i = 0; i < times; i++)
		kzi_buffer_text(out, text);
}

static void there_are_limits(void **state)
{
	(void)state;
	kzi_buffer text = {0};
	repeat(&text, "<a>", 2000000);
	refuse(text.data, text.length, KZ_E_LIMIT, "nested too deep");
	kzi_buffer_clear(&text);

	kzi_buffer_text(&text, "<a");
	for (int i = 0; i < 100000; i++)
		kzi_buffer_format(&text, " b%d='1'", i);
	kzi_buffer_text(&text, "/>");
	refuse(text.data, text.length, KZ_E_LIMIT, "more than 256 attributes");
	kzi_buffer_clear(&text);

	for (int i = 0; i < 200; i++)
		for (int k = 0; k < 100; k++)
			kzi_buffer_format(&text,
				k == 0    ? "<a xmlns:n%d_%d='x'"
				: k == 99 ? " xmlns:n%d_%d='x'>"
					  : " xmlns:n%d_%d='x'",
				i, k);
	refuse(text.data, text.length, KZ_E_LIMIT, "too many namespaces");
	kzi_buffer_clear(&text);

	kzi_buffer_text(&text, "<a>");
	repeat(&text, "<b/>", KZI_XML_NODES_MAX);
	kzi_buffer_text(&text, "</a>");
	refuse(text.data, text.length, KZ_E_LIMIT, "2 million");
	kzi_buffer_free(&text);
}

/* As deep as is allowed, with as many attributes; nothing in a comment, CDATA or a
 * value counts. */
static void up_to_the_limits_it_is_read(void **state)
{
	(void)state;
	kzi_buffer text = {0};
	kzi_xml xml;
	repeat(&text, "<a>", KZI_XML_DEPTH_MAX);
	repeat(&text, "</a>", KZI_XML_DEPTH_MAX);
	must(kzi_xml_parse(text.data, text.length, &xml, err));
	kzi_xml_free(&xml);
	kzi_buffer_clear(&text);
	kzi_buffer_text(&text, "<a");
	for (int i = 0; i < KZI_XML_ATTRIBUTES_MAX; i++)
		kzi_buffer_format(&text, "\n b%d = \" c='1' > d='2' \"", i);
	kzi_buffer_text(&text, "><!-- <b");
	repeat(&text, " c='1'", 1000);
	kzi_buffer_text(&text, " --><![CDATA[<b");
	repeat(&text, " c='1'", 1000);
	kzi_buffer_text(&text, "]]></a>");
	must(kzi_xml_parse(text.data, text.length, &xml, err));
	assert_int_equal(xml.root->length, KZI_XML_ATTRIBUTES_MAX);
	kzi_xml_free(&xml);
	kzi_buffer_free(&text);
}

/* The kernel tells of every file that is opened: none is. */
static void nothing_else_is_opened(void **state)
{
	static const char *const forms[] = {
		"<!DOCTYPE a [<!ENTITY x SYSTEM 'file://%s'>]><a>&x;</a>",
		"<!DOCTYPE a [<!ENTITY x SYSTEM '%s'>]><a>&x;</a>",
		"<!DOCTYPE a [<!ENTITY %% x SYSTEM 'file://%s'>%%x;]><a/>",
		"<!DOCTYPE a SYSTEM 'file://%s'><a>&x;</a>",
		"<!DOCTYPE a PUBLIC '-//X' '%s'><a b='&x;'/>",
		"<a xmlns:xi='http://www.w3.org/2001/XInclude'>"
		"<xi:include href='%s' parse='text'/></a>",
		"<?xml-stylesheet type='text/xsl' href='%s'?><a/>",
		"<a xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' "
		"xsi:noNamespaceSchemaLocation='%s'/>",
	};
	const char *path = write_text(*state, "geheim", "<!ENTITY x 'geheim'>");
	int watch = inotify_init1(IN_NONBLOCK);
	assert_true(inotify_add_watch(watch, path, IN_OPEN | IN_ACCESS) >= 0);
	for (size_t i = 0; i < COUNT(forms); i++) {
		char text[2048], events[512];
		kzi_xml xml;
		kzi_buffer words = {0};
		snprintf(text, sizeof text, forms[i], path);
		if (kzi_xml_parse(text, strlen(text), &xml, NULL) == KZ_OK)
			kzi_xml_text(xml.root, &words);
		kzi_buffer_byte(&words, '\0');
		assert_null(strstr(words.data, "geheim"));
		if (read(watch, events, sizeof events) > 0)
			fail_msg("a file was opened by %s", forms[i]);
		kzi_buffer_free(&words);
		kzi_xml_free(&xml);
	}
	/* And the watch would have told. */
	char events[512];
	size_t length;
	free(read_bytes(path, &length));
	assert_true(read(watch, events, sizeof events) > 0);
	close(watch);
}

/* libxml2 writes where a program has told it to: for us, nowhere. */
static void nothing_is_printed(void **state)
{
	const char *path = below(*state, "stderr");
	int saved = dup(STDERR_FILENO);
	fflush(stderr);
	assert_non_null(freopen(path, "w", stderr));
	static const char *const texts[] = {"<a", "<a>&x;</a>", "<x:a/>",
		"<a b='1' b='2'/>", "<?xml version='1.0' encoding='klingon'?><a/>",
		"<a>\xC3\xA9\x02</a>", "<!DOCTYPE a [<!ELEMENT",
		"<!DOCTYPE a SYSTEM 'x'><a>&b;</a>"};
	for (size_t i = 0; i < COUNT(texts); i++) {
		kzi_xml xml;
		kzi_xml_parse(texts[i], strlen(texts[i]), &xml, NULL);
		kzi_xml_free(&xml);
		kzi_html_parse(texts[i], strlen(texts[i]), &xml, NULL);
		kzi_xml_free(&xml);
	}
	fflush(stderr);
	dup2(saved, STDERR_FILENO);
	close(saved);
	size_t length;
	char *printed = read_bytes(path, &length);
	if (length > 0)
		fail_msg("printed: %s", printed);
	free(printed);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(xml_becomes_a_tree),
		cmocka_unit_test(namespaces_are_known),
		cmocka_unit_test(one_finds_the_way),
		cmocka_unit_test(large_texts_are_whole),
		cmocka_unit_test(broken_xml_is_told_with_its_place),
		cmocka_unit_test(bombs_do_not_go_off),
		cmocka_unit_test(there_are_limits),
		cmocka_unit_test(up_to_the_limits_it_is_read),
		in_directory(nothing_else_is_opened),
		in_directory(nothing_is_printed),
	};
	return cmocka_run_group_tests_name("xml", tests, NULL, NULL);
}
