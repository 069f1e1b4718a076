"""The same in Python."""

import asyncio


async def ready(n):
    return n


async def yielding(n):
    await asyncio.sleep(0)
    return n


def same(n):
    return n


async def spawned(n):
    return await asyncio.get_running_loop().run_in_executor(None, same, n)


woken = spawned
