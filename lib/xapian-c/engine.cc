/* SPDX-License-Identifier: GPL-2.0-or-later */
/* When an engine may be used, and when it must not be any more. */
#include "engine.hh"

#include "checks.hh"
#include "guard.hh"

namespace xapian_c
{

engine::~engine()
{
	close();
}

void engine::close() noexcept
{
	if (closed || !writes)
		return;
	closed = true;
	/* Xapian commits on closing, and so tries a failed commit again, which
	 * then succeeds without the documents. Not inside a transaction. */
	guarded(nullptr, [&] {
		if (!in_transaction)
			writing.begin_transaction(false);
		return XAPIAN_OK;
	});
	guarded(nullptr, [&] {
		writing.close();
		return XAPIAN_OK;
	});
}

void require_usable(const engine *used)
{
	require(used, "handle");
	if (used->closed)
		throw Xapian::DatabaseClosedError(
			"the writer was closed, or failed: open another");
}

void after_failure(engine *used, xapian_status status) noexcept
{
	if (used == nullptr || !used->writes)
		return;
	/* Asking something wrong harms nothing. Any other failure may have come
	 * while a question made the engine write its buffers out. */
	bool harmless = status == XAPIAN_E_ARGUMENT || status == XAPIAN_E_OPERATION ||
			status == XAPIAN_E_QUERY || status == XAPIAN_E_NO_DOCUMENT;
	if (used->in_doubt || !harmless)
		used->close();
}

} // namespace xapian_c
