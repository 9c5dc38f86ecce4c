/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Makes the sample of lib/bulk in an empty directory, for tools to be tried on it. */
#include <stdio.h>

#include "bulk/sample.h"

int main(int argc, char **argv)
{
	kz_error err;
	if (argc == 2 && kzi_sample_build(argv[1], &err) == KZ_OK)
		return 0;
	fprintf(stderr, "make-sample: %s\n", argc == 2 ? err.message : "DIRECTORY");
	return 1;
}
