/* ICU's archive, as distributions build it, reaches these variables of the C library in a way that
 * only a program can. They serve its time zones, which nothing here uses: give it some of our own.
 */
#define HIDDEN __attribute__((visibility("hidden")))

HIDDEN long __timezone;
HIDDEN int __daylight;
HIDDEN char* __tzname[2];
HIDDEN extern long timezone __attribute__((alias("__timezone")));
HIDDEN extern int daylight __attribute__((alias("__daylight")));
HIDDEN extern char* tzname[2] __attribute__((alias("__tzname")));
