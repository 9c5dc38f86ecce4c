/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The caller's SIGPIPE, while the engine talks to a server that may be gone. The
 * engine sets it to be ignored, for the whole process and for ever; here it is
 * only held back in the thread that talks. Knows signals, and no database.
 */
#ifndef XAPIAN_C_SIGPIPE_HH
#define XAPIAN_C_SIGPIPE_HH

#include <csignal>

namespace xapian_c
{

/* While it lives no SIGPIPE reaches this thread; one that came meanwhile is gone. */
class sigpipe_shield
{
	bool up;
	sigset_t before;
	bool was_pending;

	void raise();
	void lower();

      public:
	explicit sigpipe_shield(bool wanted) : up(wanted)
	{
		if (up)
			raise();
	}
	sigpipe_shield(const sigpipe_shield &) = delete;
	sigpipe_shield &operator=(const sigpipe_shield &) = delete;
	~sigpipe_shield()
	{
		if (up)
			lower();
	}
};

/* Puts back what the process does on a SIGPIPE. */
class sigpipe_action
{
	struct sigaction before;

      public:
	sigpipe_action();
	sigpipe_action(const sigpipe_action &) = delete;
	sigpipe_action &operator=(const sigpipe_action &) = delete;
	~sigpipe_action();
};

} // namespace xapian_c

#endif
