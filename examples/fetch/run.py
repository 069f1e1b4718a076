"""Fetches what you name, all at once.

    PYTHONPATH=target/debug/python python3 examples/fetch/run.py http://example.com/ ..
"""

import asyncio
import sys
import time

from fetch import Client


async def show(client, url):
    start = time.perf_counter()
    try:
        response = await client.get(url)
    except (OSError, ValueError) as error:
        return "{}: {}: {}".format(url, type(error).__name__, error)
    spent = 1000 * (time.perf_counter() - start)
    return "{}: {} {}, {:,} bytes, {:.1f} ms".format(url, response.status, response.reason, len(response.body), spent)


async def main(urls):
    async with Client(timeout=5) as client:
        for line in asyncio.as_completed([show(client, url) for url in urls]):
            print(await line)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:] or ["http://example.com/"]))
