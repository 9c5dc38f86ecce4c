/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Connections, as a stub file asks for them. */
#ifndef XAPIAN_C_REMOTE_HH
#define XAPIAN_C_REMOTE_HH

#include <xapian.h>

#include <cstdint>
#include <string>

namespace xapian_c
{

/* To Xapian a time of 0 is no limit. */
void check_time(uint32_t milliseconds, const char *name);

/* Both leave the process's SIGPIPE as it was. */
Xapian::Database open_tcp(const std::string &host, unsigned port, uint32_t timeout,
	uint32_t connect_timeout);
Xapian::Database open_program(
	const std::string &program, const std::string &args, uint32_t timeout);

} // namespace xapian_c

#endif
