/* What ThreadSanitizer's runtime of GCC lacks of that which LLVM's instrumentation calls; it is loaded before. */

#include <pthread.h>
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
static volatile long raced;

static void *race(void *nothing)
{
    raced += 1;
    return nothing;
}

/* Nothing orders the two threads, in whichever order they run: it is a race on a busy machine too, where they never run at the
 * same time. Answers whether there were two. */
int keelback_race(void)
{
    pthread_t threads[2];
    if (pthread_create(&threads[0], NULL, race, NULL))
        return 0;
    int two = !pthread_create(&threads[1], NULL, race, NULL);
    pthread_join(threads[0], NULL);
    if (two)
        pthread_join(threads[1], NULL);
    return two;
}
