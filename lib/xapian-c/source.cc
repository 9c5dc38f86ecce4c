/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Xapian's own posting sources, and queries made of any. */
#include "source.hh"

#include "query.hh"

using namespace xapian_c;

xapian_status xapian_query_source(
	xapian_posting_source *source, xapian_query **out, xapian_error *err)
{
	reset(out);
	return guarded(err, [&] {
		require(source, "source");
		give_query(Xapian::Query(source->object.get()), 1, out);
	});
}

void xapian_posting_source_close(xapian_posting_source *source)
{
	dispose(source);
}

xapian_status xapian_posting_source_describe(
	xapian_posting_source *source, xapian_bytes *out, xapian_error *err)
{
	reset(out);
	return guarded(err, [&] {
		require(source, "source");
		require(out, "out");
		source->given = source->object->get_description();
		*out = lend(source->given);
	});
}

/* ---- Xapian's own --------------------------------------------------------- */

template <typename Make>
static xapian_status make_source(
	xapian_posting_source **out, xapian_error *err, Make make)
{
	reset(out);
	return guarded(err, [&] {
		require(out, "out");
		std::unique_ptr<Xapian::PostingSource> object(make());
		std::unique_ptr<xapian_posting_source> made =
			hold_shared<xapian_posting_source>(std::move(object));
		give(made, out);
	});
}

xapian_status xapian_posting_source_fixed(
	double weight, xapian_posting_source **out, xapian_error *err)
{
	return make_source(out, err, [&] {
		check_weight(weight, "weight");
		return new Xapian::FixedWeightPostingSource(weight);
	});
}

xapian_status xapian_posting_source_value(
	uint32_t slot, xapian_posting_source **out, xapian_error *err)
{
	return make_source(out, err, [&] {
		check_slot(slot);
		return new Xapian::ValueWeightPostingSource(slot);
	});
}

xapian_status xapian_posting_source_decreasing_value(uint32_t slot, uint32_t first,
	uint32_t last, xapian_posting_source **out, xapian_error *err)
{
	return make_source(out, err, [&] {
		check_slot(slot);
		return new Xapian::DecreasingValueWeightPostingSource(slot, first, last);
	});
}

xapian_status xapian_posting_source_map(
	uint32_t slot, xapian_posting_source **out, xapian_error *err)
{
	xapian_posting_source *made = nullptr;
	reset(out);
	xapian_status status = make_source(&made, err, [&] {
		require(out, "out");
		check_slot(slot);
		return new Xapian::ValueMapPostingSource(slot);
	});
	if (status < 0)
		return status;
	made->map = static_cast<Xapian::ValueMapPostingSource *>(made->object.get());
	*out = made;
	return XAPIAN_OK;
}

static Xapian::ValueMapPostingSource &map_of(xapian_posting_source *source)
{
	require(source, "source");
	if (source->map == nullptr)
		throw Xapian::InvalidOperationError(
			"a posting source of another kind, with no mappings");
	return *source->map;
}

xapian_status xapian_posting_source_add_mapping(xapian_posting_source *source,
	const char *value, size_t size, double weight, xapian_error *err)
{
	return guarded(err, [&] {
		check_weight(weight, "weight");
		map_of(source).add_mapping(take_bytes(value, size, "value"), weight);
	});
}

xapian_status xapian_posting_source_clear_mappings(
	xapian_posting_source *source, xapian_error *err)
{
	return guarded(err, [&] { map_of(source).clear_mappings(); });
}

xapian_status xapian_posting_source_set_default_weight(
	xapian_posting_source *source, double weight, xapian_error *err)
{
	return guarded(err, [&] {
		check_weight(weight, "weight");
		map_of(source).set_default_weight(weight);
	});
}
