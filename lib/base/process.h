/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whose a handle is, once that the process which opened it has been forked. */
#ifndef KZI_BASE_PROCESS_H
#define KZI_BASE_PROCESS_H

#include <sys/types.h>

#include "base/error.h"

/* KZ_E_FORKED when this is not the process that opened the handle. */
kz_status kzi_same_process(pid_t process, kz_error *err);

/* Close a file with a flock() on it (-1: there is none). By the process that opened it
 * the lock is given up, also where a child has the file too; a child leaves it to its
 * parent. */
void kzi_unlock(int fd, pid_t process);

#endif
