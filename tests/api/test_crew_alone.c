/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where no thread is to be had, a search does without. */
#include "crew.h"

#include <errno.h>
#include <pthread.h>

static unsigned asked;

/* In place of the C library's. */
int pthread_create(pthread_t *thread, const pthread_attr_t *attributes,
	void *(*work)(void *), void *context)
{
	(void)thread;
	(void)attributes;
	(void)work;
	(void)context;
	asked++;
	return EAGAIN;
}

static void one_does_it_all(void **state)
{
	const char *path = below(*state, "index");
	make_long_texts(path);
	asked = 0;
	kz_index *index = open_index(path);
	assert_true(assert_the_same(index) > 300);
	print_message("# %u threads were wanted\n", asked);
	assert_true(asked > 10);
	kz_index_close(index);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(one_does_it_all),
	};
	return cmocka_run_group_tests_name("crew-alone", tests, NULL, NULL);
}
