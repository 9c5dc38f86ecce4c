/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Writers, as those make them who open one elsewhere than in a directory. */
#ifndef XAPIAN_C_WRITABLE_HH
#define XAPIAN_C_WRITABLE_HH

#include "engine.hh"

#include <memory>

namespace xapian_c
{

/* One whose engine is still to be opened. */
std::unique_ptr<xapian_writable> new_writer();

/* To be called when engine.writing is open: begins the transaction. */
void begin_writing(engine &opened);

/* Throws for a database in memory, which has no such thing, before the engine
 * does: nothing is in doubt by it. */
void require_disk(const engine &used);

} // namespace xapian_c

#endif
