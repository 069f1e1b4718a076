"""The same in Python."""

import asyncio


async def ready(n):
    return n


same = ready


async def nothing():
    pass


async def yielding(n):
    await asyncio.sleep(0)
    return n


def echo(n):
    return n


async def spawned(n):
    return await asyncio.get_running_loop().run_in_executor(None, echo, n)


woken = spawned
