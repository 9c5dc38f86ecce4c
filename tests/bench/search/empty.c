/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Nothing. What is measured is how long that takes, with the libraries that the build
 * gives it. */
int main(void)
{
	return 0;
}
