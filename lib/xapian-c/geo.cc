/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Places, and documents that are near to them. */
#include "decide.hh"
#include "source.hh"

#include <vector>

using namespace xapian_c;

struct xapian_places {
	Xapian::LatLongCoords places;
	std::vector<xapian_coordinate> list;
	std::string serialised;
	std::string description;
};

/* A place is 6 bytes, or the first 2 to 5 of them. Over a single byte Xapian, in
 * reading places, never comes to the end. */
static bool is_endless(const std::string &value)
{
	return value.size() % 6 == 1;
}

/* ---- Coordinates ---------------------------------------------------------- */

xapian_status xapian_places_new(xapian_places **out, xapian_error *err)
{
	reset(out);
	return guarded(err, [&] {
		require(out, "out");
		*out = new xapian_places;
	});
}

static void append(xapian_places &to, const Xapian::LatLongCoord &place)
{
	to.list.reserve(to.list.size() + 1);
	to.places.append(place);
	to.list.push_back({place.latitude, place.longitude});
}

xapian_status xapian_places_add(
	xapian_places *places, double latitude, double longitude, xapian_error *err)
{
	return guarded(err, [&] {
		require(places, "places");
		check_number(latitude, "latitude");
		check_number(longitude, "longitude");
		append(*places, Xapian::LatLongCoord(latitude, longitude));
	});
}

size_t xapian_places_count(const xapian_places *places)
{
	return places != nullptr ? places->list.size() : 0;
}

const xapian_coordinate *xapian_places_at(const xapian_places *places, size_t i)
{
	return i < xapian_places_count(places) ? &places->list[i] : nullptr;
}

xapian_status xapian_places_serialise(
	xapian_places *places, xapian_bytes *out, xapian_error *err)
{
	reset(out);
	return guarded(err, [&] {
		require(places, "places");
		require(out, "out");
		places->serialised = places->places.serialise();
		*out = lend(places->serialised);
	});
}

xapian_status xapian_places_unserialise(
	const char *bytes, size_t size, xapian_places **out, xapian_error *err)
{
	reset(out);
	return guarded(err, [&] {
		require(out, "out");
		std::string serialised = take_bytes(bytes, size, "bytes");
		if (is_endless(serialised))
			throw Xapian::SerialisationError("no places: a byte too many");
		Xapian::LatLongCoords read;
		read.unserialise(serialised);
		std::unique_ptr<xapian_places> made(new xapian_places);
		for (Xapian::LatLongCoordsIterator i = read.begin(); i != read.end(); ++i)
			append(*made, *i);
		give(made, out);
	});
}

xapian_status xapian_places_describe(
	xapian_places *places, xapian_bytes *out, xapian_error *err)
{
	reset(out);
	return guarded(err, [&] {
		require(places, "places");
		require(out, "out");
		places->description = places->places.get_description();
		*out = lend(places->description);
	});
}

void xapian_places_close(xapian_places *places)
{
	dispose(places);
}

/* ---- Distances ------------------------------------------------------------ */

static Xapian::GreatCircleMetric metric_of(double radius)
{
	check_weight(radius, "radius");
	return radius > 0 ? Xapian::GreatCircleMetric(radius)
			  : Xapian::GreatCircleMetric();
}

static const Xapian::LatLongCoords &some(const xapian_places *places, const char *name)
{
	require(places, name);
	if (places->places.empty())
		throw Xapian::InvalidArgumentError(std::string(name) + ": no places");
	return places->places;
}

xapian_status xapian_places_distance(const xapian_places *from, const xapian_places *to,
	double radius, double *metres, xapian_error *err)
{
	reset(metres);
	return guarded(err, [&] {
		require(metres, "metres");
		*metres = metric_of(radius)(some(from, "from"), some(to, "to"));
	});
}

static void check_above_0(double number, const char *name)
{
	check_weight(number, name);
	if (number == 0)
		throw Xapian::InvalidArgumentError(std::string(name) + " is 0");
}

namespace
{

/* Xapian's own, but without the values that it would hang on. */
class distance_source : public Xapian::LatLongDistancePostingSource
{
	const Xapian::LatLongCoords places;
	const Xapian::GreatCircleMetric measure;
	const double furthest, a, b;

	/* On from where it stands, if that is no place or out of range. */
	void settle(double min_weight)
	{
		while (!at_end() && !stands(min_weight))
			ValuePostingSource::next(min_weight);
	}
	bool stands(double min_weight)
	{
		return !is_endless(get_value()) &&
		       LatLongDistancePostingSource::check(get_docid(), min_weight);
	}

      public:
	distance_source(uint32_t of, const Xapian::LatLongCoords &from,
		const Xapian::GreatCircleMetric &by, double within, double first,
		double second)
	    : LatLongDistancePostingSource(of, from, by, within, first, second),
	      places(from), measure(by), furthest(within), a(first), b(second)
	{
	}
	distance_source *clone() const override
	{
		return new distance_source(get_slot(), places, measure, furthest, a, b);
	}
	void next(double min_weight) override
	{
		ValuePostingSource::next(min_weight);
		settle(min_weight);
	}
	void skip_to(Xapian::docid docid, double min_weight) override
	{
		ValuePostingSource::skip_to(docid, min_weight);
		settle(min_weight);
	}
	bool check(Xapian::docid docid, double min_weight) override
	{
		if (!ValuePostingSource::check(docid, min_weight))
			return false;
		return at_end() || stands(min_weight);
	}
};

class distance_key : public Xapian::LatLongDistanceKeyMaker
{
	const uint32_t slot;

      public:
	distance_key(uint32_t of, const Xapian::LatLongCoords &from,
		const Xapian::GreatCircleMetric &by)
	    : LatLongDistanceKeyMaker(of, from, by), slot(of)
	{
	}
	distance_key(uint32_t of, const Xapian::LatLongCoords &from,
		const Xapian::GreatCircleMetric &by, double missing)
	    : LatLongDistanceKeyMaker(of, from, by, missing), slot(of)
	{
	}
	std::string operator()(const Xapian::Document &document) const override
	{
		bool none = is_endless(document.get_value(slot));
		return LatLongDistanceKeyMaker::operator()(
			none ? Xapian::Document() : document);
	}
};

} // namespace

xapian_status xapian_posting_source_distance(uint32_t slot, const xapian_places *centre,
	double radius, double max_range, double k1, double k2,
	xapian_posting_source **out, xapian_error *err)
{
	reset(out);
	return guarded(err, [&] {
		require(out, "out");
		check_slot(slot);
		check_weight(max_range, "max_range");
		/* Xapian checks too, but by then has something that it never frees. */
		check_above_0(k1, "k1");
		check_above_0(k2, "k2");
		std::unique_ptr<Xapian::PostingSource> object(new distance_source(slot,
			some(centre, "centre"), metric_of(radius), max_range, k1, k2));
		std::unique_ptr<xapian_posting_source> made =
			hold_shared<xapian_posting_source>(std::move(object));
		give(made, out);
	});
}

static Xapian::KeyMaker *make_key(uint32_t slot, const Xapian::LatLongCoords &centre,
	const Xapian::GreatCircleMetric &metric, double missing)
{
	if (missing < 0)
		return new distance_key(slot, centre, metric);
	return new distance_key(slot, centre, metric, missing);
}

xapian_status xapian_key_maker_distance(uint32_t slot, const xapian_places *centre,
	double radius, double missing, xapian_key_maker **out, xapian_error *err)
{
	reset(out);
	return guarded(err, [&] {
		require(out, "out");
		check_slot(slot);
		check_number(missing, "missing");
		std::unique_ptr<Xapian::KeyMaker> object(make_key(
			slot, some(centre, "centre"), metric_of(radius), missing));
		std::unique_ptr<xapian_key_maker> made =
			hold_shared<xapian_key_maker>(std::move(object));
		give(made, out);
	});
}
