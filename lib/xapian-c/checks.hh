/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Arguments as C gives them, checked and made into std::string. What is wrong
 * throws Xapian::InvalidArgumentError before the engine has seen it: the
 * engine, on finding it later, would drop the whole batch.
 */
#ifndef XAPIAN_C_CHECKS_HH
#define XAPIAN_C_CHECKS_HH

#include "xapian-c.h"

#include <string>

namespace xapian_c
{

void require(const void *argument, const char *name);

/* Any bytes, up to XAPIAN_DATA_MAX; data may be NULL when size is 0. */
std::string take_bytes(const char *data, size_t size, const char *name);

/* A term or key that is to be stored: not empty, and short enough. */
std::string take_term(const char *term, size_t size);
std::string take_key(const char *key, size_t size);

/* A term or key that is only looked up: not empty. One that is too long to be
 * stored is in no database, so ask can_be_stored() before asking the engine. */
std::string take_lookup(const char *term, size_t size, const char *name);
bool can_be_stored(const std::string &term);

/* The last number there is means "no slot" to Xapian. */
void check_slot(uint32_t slot);

/* A NaN would leave the matcher comparing what cannot be compared. */
void check_number(double number, const char *name);

} // namespace xapian_c

#endif
