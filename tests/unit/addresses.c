/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "addresses.h"

#include "support.h"

#include "sources/address.h"

const char *parameter_of(const char *url, const char *name)
{
	static char value[KZI_URL_MAX];
	const char *from = strstr(url, name);
	assert_non_null(from);
	size_t to = 0;
	for (from += strlen(name); *from != '\0'; from++) {
		assert_null(strchr(" &#+'\"", *from));
		unsigned byte = (unsigned char)*from;
		if (*from == '%') {
			assert_int_equal(sscanf(from + 1, "%2x", &byte), 1);
			from += 2;
		}
		value[to++] = (char)byte;
	}
	value[to] = '\0';
	return value;
}
