/* SPDX-License-Identifier: GPL-2.0-or-later */
/* POSIX signals, and nothing else. */
#include "sigpipe.hh"

#include <ctime>

namespace xapian_c
{

namespace
{

sigset_t only_sigpipe()
{
	sigset_t only;
	sigemptyset(&only);
	sigaddset(&only, SIGPIPE);
	return only;
}

bool is_pending()
{
	sigset_t pending;
	sigemptyset(&pending);
	sigpending(&pending);
	return sigismember(&pending, SIGPIPE) == 1;
}

} // namespace

void sigpipe_shield::raise()
{
	sigset_t only = only_sigpipe();
	was_pending = is_pending();
	pthread_sigmask(SIG_BLOCK, &only, &before);
}

void sigpipe_shield::lower()
{
	/* The one that was there already is the caller's to see. */
	if (!was_pending && is_pending()) {
		sigset_t only = only_sigpipe();
		struct timespec at_once = {};
		sigtimedwait(&only, nullptr, &at_once);
	}
	pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

sigpipe_action::sigpipe_action()
{
	sigaction(SIGPIPE, nullptr, &before);
}

sigpipe_action::~sigpipe_action()
{
	sigaction(SIGPIPE, &before, nullptr);
}

} // namespace xapian_c
