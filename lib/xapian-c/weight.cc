/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Xapian's own weighting schemes. */
#include "weight.hh"

#include "checks.hh"
#include "guard.hh"

using namespace xapian_c;

static_assert(XAPIAN_SMOOTHING_TWO_STAGE == int(Xapian::Weight::TWO_STAGE_SMOOTHING),
	"as in Xapian");
static_assert(
	XAPIAN_SMOOTHING_DIRICHLET_PLUS == int(Xapian::Weight::DIRICHLET_PLUS_SMOOTHING),
	"as in Xapian");

void xapian_weight_close(xapian_weight *weight)
{
	dispose(weight);
}

/* A scheme with its parameters, which must be numbers; the rest Xapian checks. */
template <typename Scheme, typename... Number>
static xapian_status make(xapian_weight **out, xapian_error *err, Number... numbers)
{
	reset(out);
	return guarded(err, [&] {
		require(out, "out");
		(check_number(numbers, "a parameter"), ...);
		std::unique_ptr<xapian_weight> made(new xapian_weight);
		made->weight.reset(new Scheme(numbers...));
		give(made, out);
	});
}

xapian_status xapian_weight_bool(xapian_weight **out, xapian_error *err)
{
	return make<Xapian::BoolWeight>(out, err);
}

xapian_status xapian_weight_coord(xapian_weight **out, xapian_error *err)
{
	return make<Xapian::CoordWeight>(out, err);
}

xapian_status xapian_weight_bm25(double k1, double k2, double k3, double b,
	double min_normalised_length, xapian_weight **out, xapian_error *err)
{
	return make<Xapian::BM25Weight>(out, err, k1, k2, k3, b, min_normalised_length);
}

xapian_status xapian_weight_bm25_plus(double k1, double k2, double k3, double b,
	double min_normalised_length, double delta, xapian_weight **out,
	xapian_error *err)
{
	return make<Xapian::BM25PlusWeight>(
		out, err, k1, k2, k3, b, min_normalised_length, delta);
}

xapian_status xapian_weight_trad(double k, xapian_weight **out, xapian_error *err)
{
	return make<Xapian::TradWeight>(out, err, k);
}

xapian_status xapian_weight_tf_idf(
	const char *normalisations, xapian_weight **out, xapian_error *err)
{
	reset(out);
	return guarded(err, [&] {
		require(out, "out");
		std::unique_ptr<xapian_weight> made(new xapian_weight);
		made->weight.reset(new Xapian::TfIdfWeight(
			take_string(normalisations, "normalisations")));
		give(made, out);
	});
}

xapian_status xapian_weight_inl2(double c, xapian_weight **out, xapian_error *err)
{
	return make<Xapian::InL2Weight>(out, err, c);
}

xapian_status xapian_weight_ifb2(double c, xapian_weight **out, xapian_error *err)
{
	return make<Xapian::IfB2Weight>(out, err, c);
}

xapian_status xapian_weight_ineb2(double c, xapian_weight **out, xapian_error *err)
{
	return make<Xapian::IneB2Weight>(out, err, c);
}

xapian_status xapian_weight_bb2(double c, xapian_weight **out, xapian_error *err)
{
	return make<Xapian::BB2Weight>(out, err, c);
}

xapian_status xapian_weight_pl2(double c, xapian_weight **out, xapian_error *err)
{
	return make<Xapian::PL2Weight>(out, err, c);
}

xapian_status xapian_weight_pl2_plus(
	double c, double delta, xapian_weight **out, xapian_error *err)
{
	return make<Xapian::PL2PlusWeight>(out, err, c, delta);
}

xapian_status xapian_weight_dlh(xapian_weight **out, xapian_error *err)
{
	return make<Xapian::DLHWeight>(out, err);
}

xapian_status xapian_weight_dph(xapian_weight **out, xapian_error *err)
{
	return make<Xapian::DPHWeight>(out, err);
}

xapian_status xapian_weight_lm(double log, xapian_smoothing smoothing, double smoothing1,
	double smoothing2, xapian_weight **out, xapian_error *err)
{
	reset(out);
	return guarded(err, [&] {
		require(out, "out");
		check_number(log, "log");
		check_number(smoothing1, "smoothing1");
		check_number(smoothing2, "smoothing2");
		int kind = check_between(number_of(smoothing), XAPIAN_SMOOTHING_TWO_STAGE,
			XAPIAN_SMOOTHING_DIRICHLET_PLUS, "smoothing");
		std::unique_ptr<xapian_weight> made(new xapian_weight);
		made->weight.reset(new Xapian::LMWeight(log,
			Xapian::Weight::type_smoothing(kind), smoothing1, smoothing2));
		give(made, out);
	});
}
