/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the tests of the services share. */
#ifndef ADDRESSES_H
#define ADDRESSES_H

/* What follows name, "&query=", up to the end of the address, decoded; valid until the
 * next call. Nothing in it stood there that would end it, or be read otherwise. */
const char *parameter_of(const char *url, const char *name);

#endif
