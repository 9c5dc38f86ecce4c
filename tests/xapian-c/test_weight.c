/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Weighting schemes: each of Xapian's, and one's own. */
#include "fixture.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static xapian_writable *shelf;

static int make_shelf(void **state)
{
	(void)state;
	shelf = open_memory();
	add(shelf, "noot", NULL);
	add(shelf, "noot noot mies", NULL);
	add(shelf, "noot mies wim zus jet", NULL);
	add(shelf, "teun vuur gijs", NULL);
	return 0;
}

static int clear_shelf(void **state)
{
	(void)state;
	xapian_writable_close(shelf);
	return 0;
}

/* The weights of documents 1 to 4, 0 for what is not found. The weight is closed. */
static xapian_status weigh(xapian_weight *weight, double weights[4], xapian_error *why)
{
	xapian_enquire *enquire = NULL;
	xapian_mset *mset = NULL;
	xapian_query *query = query_of("noot");
	must(xapian_enquire_new(xapian_writable_database(shelf), &enquire, err));
	must(xapian_enquire_set_query(enquire, query, 0, err));
	must(xapian_enquire_set_weight(enquire, weight, err));
	xapian_query_close(query);
	xapian_weight_close(weight);
	memset(weights, 0, 4 * sizeof *weights);
	xapian_status st = xapian_enquire_mset(enquire, 0, 10, 0, NULL, NULL, &mset, why);
	for (size_t i = 0; i < xapian_mset_count(mset); i++)
		weights[xapian_mset_at(mset, i)->docid - 1] =
			xapian_mset_at(mset, i)->weight;
	xapian_mset_close(mset);
	xapian_enquire_close(enquire);
	return st;
}

static void each_of_xapians_weighs(void **state)
{
	(void)state;
	xapian_weight *schemes[16] = {NULL};
	size_t count = 0;
	must(xapian_weight_bm25(1, 0, 1, 0.5, 0.5, &schemes[count++], err));
	must(xapian_weight_bm25_plus(1, 0, 1, 0.5, 0.5, 1, &schemes[count++], err));
	must(xapian_weight_trad(1, &schemes[count++], err));
	must(xapian_weight_tf_idf("ntn", &schemes[count++], err));
	must(xapian_weight_inl2(1, &schemes[count++], err));
	must(xapian_weight_ifb2(1, &schemes[count++], err));
	must(xapian_weight_ineb2(1, &schemes[count++], err));
	must(xapian_weight_bb2(1, &schemes[count++], err));
	must(xapian_weight_pl2(1, &schemes[count++], err));
	must(xapian_weight_pl2_plus(1, 0.8, &schemes[count++], err));
	must(xapian_weight_dlh(&schemes[count++], err));
	must(xapian_weight_dph(&schemes[count++], err));
	must(xapian_weight_lm(
		0, XAPIAN_SMOOTHING_TWO_STAGE, -1, -1, &schemes[count++], err));
	must(xapian_weight_lm(
		0, XAPIAN_SMOOTHING_DIRICHLET_PLUS, 0.5, 100, &schemes[count++], err));
	for (size_t i = 0; i < count; i++) {
		double weights[4];
		must(weigh(schemes[i], weights, err));
		for (size_t j = 0; j < 3; j++)
			assert_true(isfinite(weights[j]) && weights[j] >= 0);
		assert_true(weights[3] == 0);
	}
}

static void simple_ones_weigh_simply(void **state)
{
	(void)state;
	xapian_weight *weight = NULL;
	double weights[4];
	must(xapian_weight_bool(&weight, err));
	must(weigh(weight, weights, err));
	assert_true(weights[0] == 0 && weights[1] == 0);
	must(xapian_weight_coord(&weight, err));
	must(weigh(weight, weights, err));
	assert_true(weights[0] == 1 && weights[1] == 1 && weights[3] == 0);
}

static void parameters_are_checked(void **state)
{
	(void)state;
	xapian_weight *weight = NULL;
	must_fail(XAPIAN_E_ARGUMENT, xapian_weight_inl2(0, &weight, err));
	must_fail(XAPIAN_E_ARGUMENT, xapian_weight_pl2_plus(1, -1, &weight, err));
	must_fail(XAPIAN_E_ARGUMENT, xapian_weight_trad(NAN, &weight, err));
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_weight_bm25(1, 0, INFINITY, 0, 0, &weight, err));
	must_fail(XAPIAN_E_ARGUMENT, xapian_weight_tf_idf("xyz", &weight, err));
	must_fail(XAPIAN_E_ARGUMENT, xapian_weight_tf_idf(NULL, &weight, err));
	must_fail(XAPIAN_E_ARGUMENT, xapian_weight_lm(0, 9, 0, 0, &weight, err));
	must_fail(XAPIAN_E_ARGUMENT, xapian_weight_bool(NULL, err));
	assert_null(weight);
	xapian_weight_close(NULL);
}

/* ---- One's own ------------------------------------------------------------------ */

struct scheme {
	unsigned parts, bounds, ends;
	double add;
	xapian_weight_facts seen;
};

static xapian_status part(void *context, const xapian_weight_facts *facts, uint32_t wdf,
	uint32_t length, uint32_t unique, double *weight, xapian_error *err)
{
	struct scheme *scheme = context;
	scheme->parts++;
	scheme->seen = *facts;
	if (scheme->add < 0)
		return xapian_fail(err, XAPIAN_E_CALLBACK, BROKEN);
	*weight = wdf * 100 + length * 10 + unique + scheme->add;
	return XAPIAN_OK;
}

static xapian_status part_bound(void *context, const xapian_weight_facts *facts,
	double *weight, xapian_error *err)
{
	struct scheme *scheme = context;
	scheme->bounds++;
	(void)facts;
	(void)err;
	*weight = 1e6;
	return XAPIAN_OK;
}

static xapian_status extra(void *context, const xapian_weight_facts *facts, uint32_t wdf,
	uint32_t length, uint32_t unique, double *weight, xapian_error *err)
{
	(void)context;
	(void)err;
	assert_true(facts->extra);
	assert_int_equal(wdf, 0);
	(void)unique;
	*weight = length * 1000;
	return XAPIAN_OK;
}

static void end(void *context)
{
	((struct scheme *)context)->ends++;
}

static xapian_weight_calls calls_of_scheme(void)
{
	xapian_weight_calls calls = XAPIAN_WEIGHT_CALLS_INIT;
	calls.needs = XAPIAN_WEIGHT_WDF | XAPIAN_WEIGHT_LENGTH |
		      XAPIAN_WEIGHT_UNIQUE_TERMS | XAPIAN_WEIGHT_COLLECTION_SIZE |
		      XAPIAN_WEIGHT_TERM_FREQUENCY | XAPIAN_WEIGHT_WQF |
		      XAPIAN_WEIGHT_COLLECTION_FREQUENCY | XAPIAN_WEIGHT_QUERY_LENGTH |
		      XAPIAN_WEIGHT_AVERAGE_LENGTH;
	calls.part = part;
	calls.part_bound = part_bound;
	return calls;
}

static void schemes_of_ones_own(void **state)
{
	(void)state;
	struct scheme scheme = {0};
	xapian_weight_calls calls = calls_of_scheme();
	xapian_weight *weight = NULL;
	double weights[4];
	must(xapian_weight_custom(&calls, &scheme, end, &weight, err));
	must(weigh(weight, weights, err));
	assert_true(weights[0] == 111 && weights[1] == 232 && weights[2] == 155);
	assert_true(scheme.parts >= 3 && scheme.bounds >= 1);
	assert_int_equal(scheme.ends, 1);
	assert_int_equal(scheme.seen.collection_size, 4);
	assert_int_equal(scheme.seen.term_frequency, 3);
	assert_int_equal(scheme.seen.collection_frequency, 4);
	assert_int_equal(scheme.seen.wqf, 1);
	assert_int_equal(scheme.seen.query_length, 1);
	assert_true(scheme.seen.average_length == 3);
	assert_true(scheme.seen.factor == 1);
	assert_false(scheme.seen.extra);

	calls.extra = extra;
	calls.extra_bound = part_bound;
	must(xapian_weight_custom(&calls, &scheme, end, &weight, err));
	must(weigh(weight, weights, err));
	assert_true(weights[0] == 1111 && weights[2] == 5155);
	assert_int_equal(scheme.ends, 2);
}

static void own_schemes_may_fail(void **state)
{
	(void)state;
	struct scheme scheme = {0};
	xapian_weight_calls calls = calls_of_scheme();
	xapian_weight *weight = NULL;
	double weights[4];
	scheme.add = -1;
	must(xapian_weight_custom(&calls, &scheme, end, &weight, err));
	must_break(weigh(weight, weights, err));
	scheme.add = NAN;
	must(xapian_weight_custom(&calls, &scheme, end, &weight, err));
	must_fail(XAPIAN_E_ARGUMENT, weigh(weight, weights, err));
	assert_int_equal(scheme.ends, 2);
	calls.extra = extra;
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_weight_custom(&calls, &scheme, end, &weight, err));
	calls = calls_of_scheme();
	calls.part = NULL;
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_weight_custom(&calls, &scheme, end, &weight, err));
	calls = calls_of_scheme();
	calls.needs = 1u << 20;
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_weight_custom(&calls, &scheme, end, &weight, err));
	calls.size = 4;
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_weight_custom(&calls, &scheme, end, &weight, err));
	assert_int_equal(scheme.ends, 2);
	assert_null(weight);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_of_xapians_weighs),
		cmocka_unit_test(simple_ones_weigh_simply),
		cmocka_unit_test(parameters_are_checked),
		cmocka_unit_test(schemes_of_ones_own),
		cmocka_unit_test(own_schemes_may_fail),
	};
	return cmocka_run_group_tests_name("weight", tests, make_shelf, clear_shelf);
}
