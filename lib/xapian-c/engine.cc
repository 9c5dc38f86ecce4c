/* SPDX-License-Identifier: GPL-2.0-or-later */
/* When an engine may be used, and when it must not be any more. */
#include "engine.hh"

#include "checks.hh"
#include "guard.hh"
#include "lock.hh"

#include <pthread.h>

namespace xapian_c
{

std::atomic<unsigned> forks_so_far{0};

namespace
{

std::atomic<unsigned> children_so_far{0};

void count_fork()
{
	forks_so_far.fetch_add(1, std::memory_order_relaxed);
}

void count_child()
{
	children_so_far.fetch_add(1, std::memory_order_relaxed);
}

unsigned watch_forks()
{
	static const int failed = pthread_atfork(nullptr, count_child, count_fork);
	if (failed != 0)
		throw std::bad_alloc();
	return forks_so_far.load(std::memory_order_relaxed);
}

/* Closing waits for the server to hang up, without a limit. One that does not
 * answer is to be found out before; a change that it could not be told of then
 * makes the engine hang up by itself. */
void make_hang_up(Xapian::WritableDatabase &writing)
{
	xapian_status status = guarded(nullptr, [&] { writing.keep_alive(); });
	if (status < 0)
		guarded(nullptr, [&] {
			writing.delete_document(std::string(XAPIAN_TERM_MAX, '\xff'));
		});
}

} // namespace

engine::engine()
    : forks(watch_forks()), children(children_so_far.load(std::memory_order_relaxed))
{
}

engine::~engine()
{
	close();
}

bool engine::has_children() const
{
	return children != children_so_far.load(std::memory_order_relaxed);
}

void engine::close() noexcept
{
	if (closed || !writes)
		return;
	closed = true;
	if (is_of_parent() && remote) {
		/* Its parting words would go over the parent's connection: the
		 * engine of the child is left as it is. */
		guarded(nullptr, [&] { new Xapian::WritableDatabase(writing); });
		return;
	}
	sigpipe_shield shield(remote);
	lock_release release(place.get(), !is_of_parent() && has_children());
	/* Xapian commits on closing, and so tries a failed commit again, which
	 * then succeeds without the documents. Not inside a transaction. */
	guarded(nullptr, [&] {
		if (!in_transaction)
			writing.begin_transaction(false);
	});
	if (remote)
		make_hang_up(writing);
	guarded(nullptr, [&] { writing.close(); });
}

void refuse(const engine *used)
{
	require(used, "handle");
	throw Xapian::DatabaseClosedError(
		used->closed ? "the writer was closed, or failed: open another"
			     : "opened before a fork, by the parent: open another");
}

void after_failure(engine *used, xapian_status status) noexcept
{
	if (used == nullptr || !used->writes || used->is_of_parent())
		return;
	/* Asking something wrong harms nothing. Any other failure may have come
	 * while a question made the engine write its buffers out. */
	bool harmless = status == XAPIAN_E_ARGUMENT || status == XAPIAN_E_OPERATION ||
			status == XAPIAN_E_QUERY || status == XAPIAN_E_NO_DOCUMENT ||
			status == XAPIAN_E_VERSION || status == XAPIAN_E_CALLBACK;
	if (used->in_doubt || !harmless)
		used->close();
}

std::unique_ptr<xapian_document> hold_document(
	const Xapian::Document &document, const std::shared_ptr<engine> &from)
{
	std::unique_ptr<xapian_document> made(new xapian_document);
	made->held = from;
	made->state = std::make_shared<document_state>();
	made->state->document = document;
	return made;
}

} // namespace xapian_c
