/* What ThreadSanitizer's runtime of GCC lacks of that which LLVM's instrumentation calls; it is loaded before. */

#include <string.h>

/* The runtime watches these functions themselves. */
void *__tsan_memcpy(void *to, const void *from, size_t count)
{
    return memcpy(to, from, count);
}

void *__tsan_memmove(void *to, const void *from, size_t count)
{
    return memmove(to, from, count);
}

void *__tsan_memset(void *to, int byte, size_t count)
{
    return memset(to, byte, count);
}

/* A race: if that is not reported, nothing would be. */
static long raced;

void keelback_race(long times)
{
    while (times-- > 0)
        *(volatile long *)&raced += 1;
}
