// SPDX-License-Identifier: GPL-2.0-or-later
// Tantivy, by its binding for node: what asked.h says, with its query parser, its snippets
// and its counts of years.
//
//     node tantivy.js MODULES INDEX
'use strict';
const path = require('path');
const readline = require('readline');

const [modules, directory] = process.argv.slice(2);
const tantivy = require(path.resolve(modules, '@oxdev03/node-tantivy-binding-linux-x64-gnu'));
const dutch = require('../peers/dutch.js');
const YEARS = JSON.stringify({ years: { terms: { field: 'year', size: 100 } } });
const PAGE = 10, SNIPPET = 300, FIELDS = ['title', 'body'];

const index = tantivy.Index.open(directory);
index.registerTokenizer('nl', dutch(tantivy));
index.reload();
const searcher = index.searcher();

function parse(kind, words, from, until) {
	if (kind.startsWith('phrase'))
		return index.parseQuery(`"${words}"`, FIELDS);
	if (kind === 'prefix')
		return tantivy.Query.regexQuery(index.schema, 'body', words + '.*');
	if (kind === 'suffix')
		return tantivy.Query.regexQuery(index.schema, 'body', '.*' + words);
	const all = words.split(' ').join(kind.startsWith('or') ? ' OR ' : ' AND ');
	return index.parseQuery(
		from > 0 ? `(${all}) AND day:[${from} TO ${until}]` : all, FIELDS);
}

function search(kind, words, from, until) {
	const query = parse(kind, words, from, until);
	const found = searcher.search(query, PAGE);
	const snippets = tantivy.SnippetGenerator.create(searcher, query, index.schema, 'body');
	snippets.setMaxNumChars(SNIPPET);
	let bytes = 0;
	for (const hit of found.hits) {
		const document = searcher.doc(hit.docAddress);
		bytes += document.getFirst('title').length;
		bytes += snippets.snippetFromDoc(document).toHtml().length;
	}
	if (kind === 'facets')
		searcher.aggregate(query, YEARS);
	return [found.count === undefined ? found.hits.length : found.count, bytes];
}

readline.createInterface({ input: process.stdin }).on('line', line => {
	const [kind, words, from, until] = line.split('\t');
	const start = process.hrtime.bigint();
	const [found, bytes] = search(kind, words, Number(from), Number(until));
	const took = process.hrtime.bigint() - start;
	process.stdout.write(`${took}\t${found}\t${bytes}\n`);
});
