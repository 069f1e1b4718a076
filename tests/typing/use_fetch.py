"""How `fetch` is used, as type checkers see it: they run no test, and know what the stub promises."""

from typing import List

from fetch import Client, ProtocolError, Response
from typing_extensions import assert_type


async def use() -> None:
    async with Client(timeout=5, connections=2) as client:
        assert_type(client, Client)
        response = await client.get("http://localhost/")
        assert_type(response, Response)
        assert_type(response.status, int)
        assert_type(response.body, bytes)
        assert_type(response.header("name"), "str | None")
        assert_type(await client.get_all(["http://localhost/"]), "List[Response]")
        await client.request("POST", "http://localhost/", b"body", headers=[("a", "b")])
        client.get("http://localhost/").status  # type: ignore[attr-defined]
    error: ValueError = ProtocolError("no HTTP")
    raise error
