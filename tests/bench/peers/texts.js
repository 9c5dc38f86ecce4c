// SPDX-License-Identifier: GPL-2.0-or-later
// The texts, as prepare.py lays them out: see texts.h.
'use strict';
const fs = require('fs');

const TAB = 9, LINE_END = 10;

module.exports = function* texts(path) {
	const all = fs.readFileSync(path);
	for (let at = 0; at < all.length;) {
		const end = all.indexOf(LINE_END, at);
		const title = all.indexOf(TAB, at), date = all.indexOf(TAB, title + 1);
		const body = end + 1 + Number(all.toString('latin1', date + 1, end));
		const day = all.toString('utf8', title + 1, date);
		yield {
			title: all.toString('utf8', at, title),
			date: day,
			day: Number(day.replace(/-/g, '').padEnd(8, '0')),
			body: all.toString('utf8', end + 1, body),
		};
		at = body + 1;
	}
};
