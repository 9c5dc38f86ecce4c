/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The door the other way: from the engine, in C++, to a function of the caller's,
 * in C. No exception goes through it: what the function says is wrong is thrown
 * on this side. Knows no subject.
 */
#ifndef XAPIAN_C_CALLBACK_HH
#define XAPIAN_C_CALLBACK_HH

#include "checks.hh"
#include "guard.hh"

#include <xapian.h>

#include <string>

namespace xapian_c
{

/* Throws what the call said, if it failed. */
void settle(int status, callback_failure &failure);

/* Makes the call, which is given the error to fill in. */
template <typename Call> void call_back(Call call)
{
	callback_failure failure = {};
	settle(int(call(&failure.told)), failure);
}

template <typename Call> void require_call(Call call)
{
	if (call == nullptr)
		throw Xapian::InvalidArgumentError("call is NULL");
}

/* What the caller gave along, until nothing needs it. */
class context
{
	void *const given;
	xapian_destroy destroy = nullptr;

      public:
	explicit context(void *passed) : given(passed)
	{
	}
	context(const context &) = delete;
	context &operator=(const context &) = delete;
	~context()
	{
		if (destroy != nullptr)
			destroy(given);
	}

	/* From here on it is ours to end: all that could fail has gone well. */
	void take(xapian_destroy with)
	{
		destroy = with;
	}
	void *get() const
	{
		return given;
	}
};

/* The document of a running call, as a handle that is good until it returns. */
class lent_document
{
	xapian_document lent;

      public:
	explicit lent_document(const Xapian::Document &document);
	lent_document(const lent_document &) = delete;
	lent_document &operator=(const lent_document &) = delete;
	/* Whoever still has a cursor over it has none any more. */
	~lent_document();

	xapian_document *handle()
	{
		return &lent;
	}
};

/* Bytes that a callback gave: empty is allowed to be NULL. */
inline std::string take_given(const xapian_bytes &bytes, const char *name)
{
	return take_bytes(bytes.data, bytes.size, name);
}

} // namespace xapian_c

#endif
