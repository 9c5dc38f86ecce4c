/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Places on the earth, and documents that are near to them. */
#ifndef XAPIAN_C_GEO_H
#define XAPIAN_C_GEO_H

#include <xapian-c/decide.h>
#include <xapian-c/error.h>
#include <xapian-c/source.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Coordinates ------------------------------------------------------------ */

/* Degrees: latitude -90 to 90, longitude from 0 to 360 (others are turned round
 * to that). */
typedef struct xapian_coordinate {
	double latitude;
	double longitude;
} xapian_coordinate;

/* One or more places, as one value of a document. */
typedef struct xapian_places xapian_places;

XAPIAN_C_API xapian_status xapian_places_new(xapian_places **out, xapian_error *err);
/* XAPIAN_E_ARGUMENT when the latitude is none. */
XAPIAN_C_API xapian_status xapian_places_add(
	xapian_places *places, double latitude, double longitude, xapian_error *err);
XAPIAN_C_API size_t xapian_places_count(const xapian_places *places);
/* NULL beyond the last; it is good until one is added. */
XAPIAN_C_API const xapian_coordinate *xapian_places_at(
	const xapian_places *places, size_t i);
/* The value, as bytes. */
XAPIAN_C_API xapian_status xapian_places_serialise(
	xapian_places *places, xapian_bytes *out, xapian_error *err);
XAPIAN_C_API xapian_status xapian_places_unserialise(
	const char *bytes, size_t size, xapian_places **out, xapian_error *err);
XAPIAN_C_API xapian_status xapian_places_describe(
	xapian_places *places, xapian_bytes *out, xapian_error *err);
XAPIAN_C_API void xapian_places_close(xapian_places *places);

/* ---- Distances ---------------------------------------------------------------- */

/* Over the great circle of a globe with this radius in metres; 0: the earth's.
 * Between two, the shortest of all pairs. XAPIAN_E_ARGUMENT when either is empty. */
XAPIAN_C_API xapian_status xapian_places_distance(const xapian_places *from,
	const xapian_places *to, double radius, double *metres, xapian_error *err);

/* Documents whose value in the slot is a place within max_range metres (0: any) of
 * one of these, the nearer the heavier: k1 * (metres + k1) to the power -k2, both
 * above 0. Xapian's defaults: 1000 and 1. A value that is no place is left out (on
 * some the engine would hang). */
XAPIAN_C_API xapian_status xapian_posting_source_distance(uint32_t slot,
	const xapian_places *centre, double radius, double max_range, double k1,
	double k2, xapian_posting_source **out, xapian_error *err);
/* Sorts by the distance; documents without a place, or with none that can be read, count
 * as missing metres away (below 0: behind all others). */
XAPIAN_C_API xapian_status xapian_key_maker_distance(uint32_t slot,
	const xapian_places *centre, double radius, double missing,
	xapian_key_maker **out, xapian_error *err);

#ifdef __cplusplus
}
#endif

#endif /* XAPIAN_C_GEO_H */
