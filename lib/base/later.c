/* SPDX-License-Identifier: GPL-2.0-or-later */
/* dladdr() and dlinfo() are not of POSIX. */
#define _GNU_SOURCE

#include "base/later.h"

#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* The working folder of the loader may stand before the path that it was given. */
enum { FOLDER_MAX = 2 * PATH_MAX, MODULE_MAX = FOLDER_MAX + PATH_MAX };

/* Where it is to be installed: also an address in this library. */
static const char installed[] = KZI_LATER_PATH;

static const char *module_name(void)
{
	return strrchr(installed, '/') + 1;
}

/* The folder of this library, an absolute path; "" when that is not known. A relative
 * LD_LIBRARY_PATH is of the working folder when the library was loaded, which the loader
 * remembers; that of now may belong to somebody else. */
static void find_own_folder(char out[FOLDER_MAX])
{
	Dl_info own;
	out[0] = '\0';
	if (dladdr(installed, &own) == 0 || own.dli_fname == NULL)
		return;
	const char *slash = strrchr(own.dli_fname, '/');
	if (own.dli_fname[0] == '/' && slash - own.dli_fname < FOLDER_MAX) {
		snprintf(out, FOLDER_MAX, "%.*s", (int)(slash - own.dli_fname),
			own.dli_fname);
		return;
	}
#if defined(__GLIBC__) || defined(RTLD_DI_ORIGIN)
	void *library = dlopen(own.dli_fname, RTLD_LAZY | RTLD_NOLOAD);
	if (library == NULL)
		return;
	if (dlinfo(library, RTLD_DI_ORIGIN, out) != 0 || out[0] != '/')
		out[0] = '\0';
	dlclose(library);
#endif
}

/* Beside this library; else where it is installed. */
static kz_status find_module(char out[MODULE_MAX], kz_error *err)
{
	char own[FOLDER_MAX];
	find_own_folder(own);
	snprintf(out, MODULE_MAX, "%s/%s", own, module_name());
	if (own[0] != '\0' && access(out, F_OK) == 0)
		return KZ_OK;
	if (access(installed, F_OK) != 0)
		return kzi_fail(err, KZ_E_IO, KZI_NO_OFFSET,
			"a part of kamerzoek is missing: %s",
			own[0] != '\0' ? out : installed);
	snprintf(out, MODULE_MAX, "%s", installed);
	return KZ_OK;
}

static kz_status fail_loading(kz_error *err)
{
	int why = errno;
	const char *words = dlerror();
	if (why == ENOMEM)
		return kzi_no_memory(err);
	return kzi_fail(err, KZ_E_IO, KZI_NO_OFFSET, "%s cannot be loaded: %s",
		module_name(), words != NULL ? words : "no reason is given");
}

static kz_status check_stamp(const kzi_later *part, const kzi_later_stamp *found,
	const char *path, kz_error *err)
{
	const kzi_later_stamp *own = &part->stamp;
	if (strcmp(found->version, own->version) != 0)
		return kzi_fail(err, KZ_E_IO, KZI_NO_OFFSET,
			"%s is of kamerzoek %.20s, and libkamerzoek of %s", path,
			found->version, own->version);
	if (found->layout != own->layout)
		return kzi_fail(err, KZ_E_IO, KZI_NO_OFFSET,
			"%s is of another build of kamerzoek %s than libkamerzoek", path,
			own->version);
	return KZ_OK;
}

/* Two threads may do this at once: the loader has a lock of its own, gives both the same,
 * and is left whole in a child of fork(). The module stays for as long as the process. */
kz_status kzi_later_load(kzi_later *part, const void **table, kz_error *err)
{
	char path[MODULE_MAX];
	*table = atomic_load_explicit(&part->table, memory_order_acquire);
	if (*table != NULL)
		return KZ_OK;
	kz_status st = find_module(path, err);
	if (st != KZ_OK)
		return st;
	errno = 0;
	void *module = dlopen(path, RTLD_NOW | RTLD_LOCAL);
	const void *found = module != NULL ? dlsym(module, part->name) : NULL;
	if (found == NULL)
		return fail_loading(err);
	st = check_stamp(part, found, path, err);
	if (st != KZ_OK)
		return st;
	atomic_store_explicit(&part->table, found, memory_order_release);
	*table = found;
	return KZ_OK;
}
