/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/process.h"

#include <sys/file.h>
#include <unistd.h>

kz_status kzi_same_process(pid_t process, kz_error *err)
{
	if (process == getpid())
		return KZ_OK;
	return kzi_fail(err, KZ_E_FORKED, KZI_NO_OFFSET,
		"the handle was opened in another process: open it again after fork()");
}

void kzi_unlock(int fd, pid_t process)
{
	if (fd < 0)
		return;
	/* It is of the open file, and not of the descriptor. */
	if (process == getpid())
		flock(fd, LOCK_UN);
	close(fd);
}
