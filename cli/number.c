/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "number.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

const char *number_text(uint64_t number, char buffer[NUMBER_MAX])
{
	char digits[NUMBER_MAX];
	int length = snprintf(digits, sizeof digits, "%" PRIu64, number);
	char *out = buffer;
	for (int i = 0; i < length; i++) {
		if (i > 0 && (length - i) % 3 == 0)
			*out++ = ',';
		*out++ = digits[i];
	}
	*out = '\0';
	return buffer;
}
