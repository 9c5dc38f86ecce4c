// SPDX-License-Identifier: GPL-2.0-or-later
// Tantivy, by its binding for node: a Dutch stemmer, title and text stored, the day and
// the year as numbers, two threads, one commit, which syncs.
//
//     node tantivy.js MODULES TEXTS DIRECTORY
'use strict';
const fs = require('fs');
const path = require('path');
const dutch = require('./dutch.js');
const texts = require('./texts.js');

const [modules, input, directory] = process.argv.slice(2);
const tantivy = require(path.resolve(modules, '@oxdev03/node-tantivy-binding-linux-x64-gnu'));
const THREADS = 2, BYTES = 200e6 * THREADS;

const words = { stored: true, tokenizerName: 'nl' };
const schema = new tantivy.SchemaBuilder()
	.addTextField('title', words)
	.addTextField('body', words)
	.addTextField('date', { stored: true, tokenizerName: 'raw' })
	.addUnsignedField('day', { indexed: true, fast: true })
	.addUnsignedField('year', { fast: true })
	.build();
fs.mkdirSync(directory);
const index = new tantivy.Index(schema, directory);
index.registerTokenizer('nl', dutch(tantivy));
const writer = index.writer(BYTES, THREADS);
for (const text of texts(input)) {
	const document = new tantivy.Document();
	for (const field of ['title', 'body', 'date'])
		document.addText(field, text[field]);
	document.addUnsigned('day', text.day);
	document.addUnsigned('year', Math.floor(text.day / 10000));
	writer.addDocument(document);
}
writer.commit();
writer.waitMergingThreads();
