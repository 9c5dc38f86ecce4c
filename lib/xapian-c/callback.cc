/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Documents that are handed to callbacks, and taken back from them. */
#include "callback.hh"

#include "cursor.hh"

namespace xapian_c
{

lent_document::lent_document(const Xapian::Document &document)
{
	lent.state = std::make_shared<document_state>();
	lent.state->lent = true;
	lent.state->document = document;
}

lent_document::~lent_document()
{
	document_state &state = *lent.state;
	state.changes++;
	for (xapian_cursor *left : state.cursors)
		left->let_go();
	guarded(nullptr, [&] { state.document = Xapian::Document(); });
}

} // namespace xapian_c
