/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Databases behind a server or a program. */
#include "checks.hh"
#include "guard.hh"
#include "remote.hh"
#include "writable.hh"

using namespace xapian_c;

namespace xapian_c
{

void check_time(uint32_t milliseconds, const char *name)
{
	if (milliseconds == 0)
		throw Xapian::InvalidArgumentError(
			std::string(name) + " of 0: that would wait for ever");
}

Xapian::Database open_tcp(const std::string &host, unsigned port, uint32_t timeout,
	uint32_t connect_timeout)
{
	sigpipe_shield shield(true);
	sigpipe_action action;
	return Xapian::Remote::open(host, port, timeout, connect_timeout);
}

Xapian::Database open_program(
	const std::string &program, const std::string &args, uint32_t timeout)
{
	sigpipe_shield shield(true);
	sigpipe_action action;
	return Xapian::Remote::open(program, args, timeout);
}

} // namespace xapian_c

/* ---- Reading -------------------------------------------------------------- */

static std::unique_ptr<xapian_database> hold_remote(const Xapian::Database &opened)
{
	std::unique_ptr<xapian_database> made(new xapian_database);
	made->held = std::make_shared<engine>();
	made->held->reading = opened;
	made->held->remote = true;
	return made;
}

xapian_status xapian_database_open_remote(const char *host, uint16_t port,
	uint32_t timeout, uint32_t connect_timeout, xapian_database **out,
	xapian_error *err)
{
	reset(out);
	return guarded(err, [&] {
		require(out, "out");
		check_time(timeout, "timeout");
		check_time(connect_timeout, "connect_timeout");
		std::unique_ptr<xapian_database> made = hold_remote(open_tcp(
			take_string(host, "host"), port, timeout, connect_timeout));
		give(made, out);
	});
}

xapian_status xapian_database_open_program(const char *program, const char *args,
	uint32_t timeout, xapian_database **out, xapian_error *err)
{
	reset(out);
	return guarded(err, [&] {
		require(out, "out");
		check_time(timeout, "timeout");
		std::unique_ptr<xapian_database> made = hold_remote(open_program(
			take_string(program, "program"), take_optional(args), timeout));
		give(made, out);
	});
}

/* ---- Writing -------------------------------------------------------------- */

/* Open gives the engine's own writer. */
template <typename Open>
static xapian_status open_writer(uint32_t timeout, uint32_t flags, xapian_writable **out,
	xapian_error *err, Open open)
{
	reset(out);
	return guarded(err, [&] {
		require(out, "out");
		check_time(timeout, "timeout");
		check_flags(flags, XAPIAN_RETRY_LOCK);
		sigpipe_shield shield(true);
		sigpipe_action action;
		std::unique_ptr<xapian_writable> made = new_writer();
		engine &opened = *made->database.held;
		opened.writing = open();
		opened.remote = true;
		begin_writing(opened);
		give(made, out);
	});
}

xapian_status xapian_writable_open_remote(const char *host, uint16_t port,
	uint32_t timeout, uint32_t connect_timeout, uint32_t flags, xapian_writable **out,
	xapian_error *err)
{
	return open_writer(timeout, flags, out, err, [&] {
		check_time(connect_timeout, "connect_timeout");
		return Xapian::Remote::open_writable(take_string(host, "host"), port,
			timeout, connect_timeout, int(flags));
	});
}

xapian_status xapian_writable_open_program(const char *program, const char *args,
	uint32_t timeout, uint32_t flags, xapian_writable **out, xapian_error *err)
{
	return open_writer(timeout, flags, out, err, [&] {
		return Xapian::Remote::open_writable(take_string(program, "program"),
			take_optional(args), timeout, int(flags));
	});
}
