// SPDX-License-Identifier: GPL-2.0-or-later
// How Tantivy takes words of a text: small letters, a Dutch stemmer.
'use strict';
const LONGEST_WORD = 60;

module.exports = function dutch(tantivy) {
	const { TextAnalyzerBuilder, TokenizerStatic, FilterStatic } = tantivy;
	return new TextAnalyzerBuilder(TokenizerStatic.simple())
		.filter(FilterStatic.removeLong(LONGEST_WORD))
		.filter(FilterStatic.lowercase())
		.filter(FilterStatic.stemmer('dutch'))
		.build();
};
