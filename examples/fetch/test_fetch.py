"""The example's client, against servers on the loopback."""

import asyncio
import contextlib
import http.server
import socket
import subprocess
import sys
import threading
from pathlib import Path

import fetch
import pytest
from fetch import Client, ProtocolError, Response

HERE = Path(__file__).resolve().parent


def run(main):
    """`asyncio.run` without what it does besides."""
    loop = asyncio.new_event_loop()
    try:
        return loop.run_until_complete(main)
    finally:
        loop.close()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self, status, body, *headers):
        self.send_response(status)
        for name, value in headers or [("Content-Length", str(len(body)))]:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        self.server.connections.add(self.client_address)
        if self.path == "/chunked":
            self.answer(200, b"5\r\nfirst\r\n7;x=y\r\n second\r\n0\r\nx-end: 1\r\n\r\n", ("Transfer-Encoding", "chunked"))
        elif self.path == "/until-closed":
            self.close_connection = True
            self.answer(200, b"to the end", ("Connection", "close"))
        elif self.path == "/missing":
            self.answer(404, b"not here")
        elif self.path == "/short":
            self.close_connection = True
            self.answer(200, b"short", ("Content-Length", "100"))
        elif self.path == "/latin":
            self.answer(200, "é".encode("latin-1"))
        elif self.path == "/waits":
            self.server.asked.set()
            # Until the client goes.
            self.server.left.append(self.connection.recv(1))
            self.server.gone.set()
            self.close_connection = True
        else:
            self.answer(200, self.path.encode())

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        kind = self.headers.get("X-Kind", "none").encode()
        self.answer(201, kind + b":" + body)

    def log_message(self, *_):
        pass


class Server(http.server.HTTPServer):
    """One thread for each connection (`http.server.ThreadingHTTPServer` is the same with other defaults)."""

    request_queue_size = 128

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.connections, self.left = set(), []
        self.asked, self.gone = threading.Event(), threading.Event()
        self.url = "http://127.0.0.1:{}".format(self.server_address[1])

    def process_request(self, request, address):
        threading.Thread(target=self.work, args=(request, address), daemon=True).start()

    def work(self, request, address):
        with contextlib.suppress(OSError):
            self.finish_request(request, address)
        self.shutdown_request(request)


@pytest.fixture
def server():
    server = Server()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def test_get(server):
    async def main():
        async with Client() as client:
            response = await client.get(server.url + "/path?query#fragment")
            assert isinstance(response, Response)
            assert (response.status, response.reason) == (200, "OK")
            assert response.body == b"/path?query" and response.text() == "/path?query"
            assert response.header("Content-Length") == "11" and response.header("none") is None
            assert ("content-length", "11") in response.headers
            assert repr(response) == "<Response 200 OK, 11 bytes>"
            assert client.idle == 1
        assert client.idle == 0

    run(main())


def test_post_and_headers(server):
    async def main():
        response = await Client().request("POST", server.url, b"body", headers=[("X-Kind", "kind")])
        assert (response.status, response.body) == (201, b"kind:body")

    run(main())


def test_every_way_to_end_a_body(server):
    async def main():
        client = Client()
        assert (await client.get(server.url + "/chunked")).text() == "first second"
        assert client.idle == 1
        assert (await client.get(server.url + "/until-closed")).text() == "to the end"
        assert client.idle == 0
        missing = await client.get(server.url + "/missing")
        assert (missing.status, missing.text()) == (404, "not here")
        latin = await client.get(server.url + "/latin")
        with pytest.raises(UnicodeError):
            latin.text()

    run(main())


def test_many_at_once_share_connections(server):
    async def main():
        client = Client(connections=4)
        urls = ["{}/{}".format(server.url, number) for number in range(100)]
        responses = await asyncio.gather(*[client.get(url) for url in urls])
        assert [response.text() for response in responses] == ["/{}".format(number) for number in range(100)]
        responses = await client.get_all(urls)
        assert [response.text() for response in responses] == ["/{}".format(number) for number in range(100)]
        assert 1 <= client.idle <= 4 and len(server.connections) <= 4
        with pytest.raises(ProtocolError):
            await client.get_all([*urls, "no url"])

    run(main())


def test_a_kept_connection_that_the_server_has_closed(server):
    async def main():
        client = Client()
        with listening() as listener:
            url = "http://127.0.0.1:{}/".format(listener.getsockname()[1])

            def once():
                connection, _ = listener.accept()
                with connection:
                    connection.recv(1000)
                    connection.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok")

            def twice():
                once()
                once()

            thread = threading.Thread(target=twice)
            thread.start()
            assert (await client.get(url)).text() == "ok"
            assert (await client.get(url)).text() == "ok"
            thread.join()

    run(main())


def listening():
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    listener.listen()
    return listener


def test_what_fails(server):
    async def main():
        client = Client()
        with listening() as closed:
            refused = "http://127.0.0.1:{}/".format(closed.getsockname()[1])
        with pytest.raises(ConnectionRefusedError):
            await client.get(refused)
        with pytest.raises(OSError, match="end of file"):
            await client.get(server.url + "/short")
        for url in ["https://example.com", "http://", "http:///path", "http://a b/"]:
            with pytest.raises(ProtocolError, match="http"):
                await client.get(url)
        with pytest.raises(ProtocolError, match="no header"):
            await client.request("GET", server.url, headers=[("a", "b\r\nc: d")])
        with pytest.raises(ProtocolError, match="no method"):
            await client.request("GET / HTTP/1.1", server.url)
        for timeout in [-1, float("nan"), float("inf")]:
            with pytest.raises(ValueError, match="timeout="):
                Client(timeout=timeout)

    run(main())


def test_what_a_server_says_is_not_trusted():
    answers = [
        b"nonsense\r\n\r\n",
        b"HTTP/1.1 9999 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nno header\r\n\r\n",
        b"HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n",
        b"HTTP/1.1 200 OK\r\ncontent-length: 99999999999999\r\n\r\n",
        b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nxyz\r\n",
        b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nffffffffffffffff\r\n",
        b"HTTP/1.1 200 OK\r\n" + 2000 * b"a: b\r\n" + b"\r\n",
    ]

    async def main():
        with listening() as listener:
            url = "http://127.0.0.1:{}/".format(listener.getsockname()[1])

            def work():
                for answer in answers:
                    connection, _ = listener.accept()
                    with connection:
                        connection.recv(1000)
                        connection.sendall(answer)

            thread = threading.Thread(target=work)
            thread.start()
            for _ in answers:
                with pytest.raises(ProtocolError):
                    await Client().get(url)
            thread.join()

    run(main())


def test_a_timeout_closes_the_connection(server):
    async def main():
        with pytest.raises(TimeoutError, match="no response within 0.5 s"):
            await Client(timeout=0.5).get(server.url + "/waits")

    run(main())
    assert server.gone.wait(60) and server.left == [b""]


def test_cancelling_closes_the_connection(server):
    async def main():
        client = Client()
        task = asyncio.ensure_future(client.get(server.url + "/waits"))
        await asyncio.get_event_loop().run_in_executor(None, server.asked.wait, 60)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert client.idle == 0
        assert await asyncio.get_event_loop().run_in_executor(None, server.gone.wait, 60)

    run(main())
    assert server.left == [b""]


def test_the_script(server):
    command = [sys.executable, str(HERE / "run.py"), server.url + "/a", server.url + "/missing"]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, universal_newlines=True)
    assert done.returncode == 0, done.stdout
    assert "200 OK" in done.stdout and "404 Not Found" in done.stdout


def test_module():
    assert fetch.__doc__.startswith("A small HTTP client")
