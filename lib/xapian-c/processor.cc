/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Processors of ranges and fields: Xapian's own, and the caller's. */
#include "processor.hh"

#include "query.hh"

using namespace xapian_c;

static_assert(int(XAPIAN_RANGE_SUFFIX) == int(Xapian::RP_SUFFIX), "as in Xapian");
static_assert(int(XAPIAN_RANGE_REPEATED) == int(Xapian::RP_REPEATED), "as in Xapian");
static_assert(int(XAPIAN_RANGE_DATE_PREFER_MDY) == int(Xapian::RP_DATE_PREFER_MDY),
	"as in Xapian");

namespace
{

class called_range : public Xapian::RangeProcessor
{
	xapian_range_call call;

      public:
	context with;

	called_range(xapian_range_call called, void *passed) : call(called), with(passed)
	{
	}
	Xapian::Query operator()(
		const std::string &begin, const std::string &end) override
	{
		xapian_query *query = nullptr;
		call_back([&](xapian_error *err) {
			return call(with.get(), lend(begin), lend(end), &query, err);
		});
		return query != nullptr ? take_query(query)
					: Xapian::Query(Xapian::Query::OP_INVALID);
	}
};

class called_field : public Xapian::FieldProcessor
{
	xapian_field_call call;

      public:
	context with;

	called_field(xapian_field_call called, void *passed) : call(called), with(passed)
	{
	}
	Xapian::Query operator()(const std::string &text) override
	{
		xapian_query *query = nullptr;
		call_back([&](xapian_error *err) {
			return call(with.get(), lend(text), &query, err);
		});
		return query != nullptr ? take_query(query) : Xapian::Query();
	}
};

} // namespace

/* ---- Ranges --------------------------------------------------------------- */

template <typename Make>
static xapian_status make_range(uint32_t slot, const char *marker, uint32_t flags,
	xapian_range_processor **out, xapian_error *err, Make make)
{
	reset(out);
	return guarded(err, [&] {
		require(out, "out");
		check_slot(slot);
		check_flags(flags, XAPIAN_RANGE_SUFFIX | XAPIAN_RANGE_REPEATED |
					   XAPIAN_RANGE_DATE_PREFER_MDY);
		std::unique_ptr<Xapian::RangeProcessor> object(
			make(take_string(marker, "marker")));
		std::unique_ptr<xapian_range_processor> made =
			hold_shared<xapian_range_processor>(std::move(object));
		give(made, out);
	});
}

xapian_status xapian_range_processor_new(uint32_t slot, const char *marker,
	uint32_t flags, xapian_range_processor **out, xapian_error *err)
{
	return make_range(slot, marker, flags, out, err, [&](const std::string &mark) {
		return new Xapian::RangeProcessor(slot, mark, flags);
	});
}

xapian_status xapian_range_processor_date(uint32_t slot, const char *marker,
	uint32_t flags, int32_t epoch_year, xapian_range_processor **out,
	xapian_error *err)
{
	return make_range(slot, marker, flags, out, err, [&](const std::string &mark) {
		return new Xapian::DateRangeProcessor(slot, mark, flags, epoch_year);
	});
}

xapian_status xapian_range_processor_number(uint32_t slot, const char *marker,
	uint32_t flags, xapian_range_processor **out, xapian_error *err)
{
	return make_range(slot, marker, flags, out, err, [&](const std::string &mark) {
		return new Xapian::NumberRangeProcessor(slot, mark, flags);
	});
}

xapian_status xapian_range_processor_custom(xapian_range_call call, void *context,
	xapian_destroy destroy, xapian_range_processor **out, xapian_error *err)
{
	reset(out);
	return guarded(
		err, [&] { give_called<called_range>(call, context, destroy, out); });
}

xapian_status xapian_range_processor_ask(xapian_range_processor *processor,
	const char *begin, size_t begin_size, const char *end, size_t end_size,
	xapian_query **out, xapian_error *err)
{
	reset(out);
	return guarded(err, [&] {
		require(processor, "processor");
		require(out, "out");
		Xapian::Query made = processor->object->check_range(
			take_bytes(begin, begin_size, "begin"),
			take_bytes(end, end_size, "end"));
		if (made.get_type() != Xapian::Query::OP_INVALID)
			give_measured(made, out);
	});
}

void xapian_range_processor_close(xapian_range_processor *processor)
{
	dispose(processor);
}

/* ---- Fields --------------------------------------------------------------- */

xapian_status xapian_field_processor_custom(xapian_field_call call, void *context,
	xapian_destroy destroy, xapian_field_processor **out, xapian_error *err)
{
	reset(out);
	return guarded(
		err, [&] { give_called<called_field>(call, context, destroy, out); });
}

void xapian_field_processor_close(xapian_field_processor *processor)
{
	dispose(processor);
}
