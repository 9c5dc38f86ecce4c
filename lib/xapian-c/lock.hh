/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The lock of a writer that was open while its process was forked: the child has the
 * descriptor too, and with it would keep the lock when the writer is closed. Knows the
 * lock file, and nothing of what it guards.
 */
#ifndef XAPIAN_C_LOCK_HH
#define XAPIAN_C_LOCK_HH

namespace xapian_c
{

struct directory;

/* Made before Xapian closes the writer of that directory, and destroyed after it. */
class lock_release
{
	int held = -1;

      public:
	lock_release(const directory *place, bool wanted);
	lock_release(const lock_release &) = delete;
	lock_release &operator=(const lock_release &) = delete;
	~lock_release();
};

} // namespace xapian_c

#endif
