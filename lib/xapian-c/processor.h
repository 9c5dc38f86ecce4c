/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a query parser asks of ranges ("2024..2025") and fields ("van:"). */
#ifndef XAPIAN_C_PROCESSOR_H
#define XAPIAN_C_PROCESSOR_H

#include <xapian-c/error.h>
#include <xapian-c/query.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Ranges ------------------------------------------------------------- */

typedef struct xapian_range_processor xapian_range_processor;

enum {
	XAPIAN_RANGE_SUFFIX = 1,   /* the marker stands behind: "10..20kg" */
	XAPIAN_RANGE_REPEATED = 2, /* it may stand at both ends: "$10..$20" */
	XAPIAN_RANGE_DATE_PREFER_MDY = 4
};

/* Of the values in a slot: as they are; as dates YYYYMMDD, from many forms, where
 * two digits of a year are from epoch_year on; as numbers of
 * xapian_sortable_serialise(). marker: what must stand before the range, or behind
 * it; "" for nothing. */
XAPIAN_C_API xapian_status xapian_range_processor_new(uint32_t slot, const char *marker,
	uint32_t flags, xapian_range_processor **out, xapian_error *err);
XAPIAN_C_API xapian_status xapian_range_processor_date(uint32_t slot, const char *marker,
	uint32_t flags, int32_t epoch_year, xapian_range_processor **out,
	xapian_error *err);
XAPIAN_C_API xapian_status xapian_range_processor_number(uint32_t slot,
	const char *marker, uint32_t flags, xapian_range_processor **out,
	xapian_error *err);

/* Makes a query of a range, one end of which may be empty. *query is then the
 * library's, which closes it; left NULL, the next processor is asked. */
typedef xapian_status (*xapian_range_call)(void *context, xapian_bytes begin,
	xapian_bytes end, xapian_query **query, xapian_error *err);

XAPIAN_C_API xapian_status xapian_range_processor_custom(xapian_range_call call,
	void *context, xapian_destroy destroy, xapian_range_processor **out,
	xapian_error *err);

/* Asks it, as a parser would; *out is NULL when this is no range of its own. */
XAPIAN_C_API xapian_status xapian_range_processor_ask(xapian_range_processor *processor,
	const char *begin, size_t begin_size, const char *end, size_t end_size,
	xapian_query **out, xapian_error *err);
XAPIAN_C_API void xapian_range_processor_close(xapian_range_processor *processor);

/* ---- Fields ------------------------------------------------------------- */

typedef struct xapian_field_processor xapian_field_processor;

/* Makes a query of what stands behind "field:". *query is then the library's,
 * which closes it; left NULL, it matches nothing. */
typedef xapian_status (*xapian_field_call)(
	void *context, xapian_bytes text, xapian_query **query, xapian_error *err);

XAPIAN_C_API xapian_status xapian_field_processor_custom(xapian_field_call call,
	void *context, xapian_destroy destroy, xapian_field_processor **out,
	xapian_error *err);
XAPIAN_C_API void xapian_field_processor_close(xapian_field_processor *processor);

#ifdef __cplusplus
}
#endif

#endif /* XAPIAN_C_PROCESSOR_H */
