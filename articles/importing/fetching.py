"""Fetch one public page, politely and within limits.

The host's name is resolved once, every address it has must be public, and the connection goes to the address
that was checked, so that the name cannot mean another machine a moment later. Each redirect is checked in the
same way. No proxy is used and no cookie is sent.
"""

import http.client
import io
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import cast
from urllib.parse import quote, urljoin, urlsplit

from articles.importing.errors import (
    BadAddress,
    NoAnswer,
    NotSecure,
    NotThere,
    PrivateAddress,
    Refused,
    ServerTrouble,
    TimedOut,
    TooLarge,
    TooManyRedirects,
)
from articles.importing.public_addresses import is_public

SECONDS = 5.0  # for everything: names, redirects, the whole page
MOST_BYTES = 2_000_000  # on the wire, and again after unpacking
MOST_REDIRECTS = 5
PORTS = {"http": 80, "https": 443}
USER_AGENT = "WhoSays/1.0 (classroom media literacy; fetches one article when a teacher asks)"
HEADERS = {
    "User-Agent": USER_AGENT,
    "Accept": "text/html,application/xhtml+xml,application/pdf;q=0.9,text/plain;q=0.8,*/*;q=0.1",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}

Resolve = Callable[[str, int], Sequence[str]]
Connect = Callable[[str, int, float], socket.socket]


@dataclass(frozen=True, slots=True)
class Fetched:
    url: str  # the last address, after redirects
    content_type: str  # lower case, without parameters
    charset: str  # as the server says; may be empty
    data: bytes


def system_addresses(host: str, port: int) -> list[str]:
    return list(
        dict.fromkeys(str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
    )


def system_connect(address: str, port: int, seconds: float) -> socket.socket:
    return socket.create_connection((address, port), timeout=seconds)


def fetch(
    url: str,
    *,
    resolve: Resolve = system_addresses,
    connect: Connect = system_connect,
    tls: ssl.SSLContext | None = None,
    seconds: float = SECONDS,
) -> Fetched:
    """The page at an address. Raises an ImportingError that says what to do.

    `resolve`, `connect` and `tls` let tests reach a server of their own; addresses are checked all the same.
    """
    deadline = time.monotonic() + seconds
    for _ in range(MOST_REDIRECTS + 1):
        scheme, host, port, target = _taken_apart(url)
        connection = _connected(host, port, resolve, connect, deadline)
        try:
            if scheme == "https":
                connection = _secured(connection, host, tls or ssl.create_default_context())
            response = _asked(connection, host, target, deadline)
            location = response.getheader("Location")
            if response.status in (301, 302, 303, 307, 308) and location:
                url = urljoin(url, location)
                continue
            _check_status(response.status, host)
            return _read(response, url, host)
        except TimeoutError as error:
            raise TimedOut(host=host) from error
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise NoAnswer(host=host) from error
        finally:
            connection.close()
    raise TooManyRedirects()


def _taken_apart(url: str) -> tuple[str, str, int, str]:
    """Scheme, host in ASCII, port, path with query. Raises BadAddress."""
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").rstrip("."), parts.port
        host = host if ":" in host else host.encode("idna").decode("ascii")
    except ValueError as error:
        raise BadAddress() from error
    scheme = parts.scheme.lower()
    if scheme not in PORTS or not host or parts.username is not None or parts.password is not None:
        raise BadAddress()
    if port not in (None, *PORTS.values()) or any(character <= " " for character in host):
        raise BadAddress()
    target = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._") + (
        "?" + quote(parts.query, safe="/%:@!$&'()*+,;=~-._?") if parts.query else ""
    )
    return scheme, host, port or PORTS[scheme], target


def _connected(host: str, port: int, resolve: Resolve, connect: Connect, deadline: float) -> socket.socket:
    addresses = _resolved(host, port, resolve, deadline)
    if not addresses:
        raise NoAnswer(host=host)
    if not all(is_public(address) for address in addresses):
        raise PrivateAddress()
    for address in addresses:
        try:
            return connect(address, port, _left(deadline))
        except TimeoutError as error:
            raise TimedOut(host=host) from error
        except OSError:
            continue
    raise NoAnswer(host=host)


def _resolved(host: str, port: int, resolve: Resolve, deadline: float) -> Sequence[str]:
    """The system's resolver knows no time limit, so it is waited for in a thread of its own."""
    found: list[Sequence[str]] = []

    def look_up() -> None:
        try:
            found.append(resolve(host, port))
        except (OSError, UnicodeError):
            found.append(())

    thread = threading.Thread(target=look_up, daemon=True)
    thread.start()
    thread.join(max(0.0, deadline - time.monotonic()))
    if not found:
        raise TimedOut(host=host)
    return found[0]


def _secured(connection: socket.socket, host: str, tls: ssl.SSLContext) -> socket.socket:
    try:
        return tls.wrap_socket(connection, server_hostname=host)
    except ssl.SSLCertVerificationError as error:
        raise NotSecure(host=host) from error


class _Timed(io.RawIOBase):
    """Reads from a socket until a deadline for all of it, however slowly the bytes drip."""

    def __init__(self, connection: socket.socket, deadline: float) -> None:
        self._connection, self._deadline = connection, deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # Buffer needs Python 3.12
        self._connection.settimeout(_left(self._deadline))
        return self._connection.recv_into(buffer)


class _Source:
    """What `http.client.HTTPResponse` wants of a socket."""

    def __init__(self, connection: socket.socket, deadline: float) -> None:
        self._raw = _Timed(connection, deadline)

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(self._raw)


def _asked(connection: socket.socket, host: str, target: str, deadline: float) -> http.client.HTTPResponse:
    name = f"[{host}]" if ":" in host else host
    lines = [
        f"GET {target} HTTP/1.1",
        f"Host: {name}",
        *(f"{header}: {value}" for header, value in HEADERS.items()),
    ]
    connection.settimeout(_left(deadline))
    connection.sendall(("\r\n".join(lines) + "\r\n\r\n").encode("ascii"))
    response = http.client.HTTPResponse(cast(socket.socket, _Source(connection, deadline)), method="GET")
    response.begin()
    return response


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _check_status(status: int, host: str) -> None:
    if status == 200:
        return
    if status in (404, 410):
        raise NotThere(host=host)
    if 400 <= status < 500:
        raise Refused(host=host)
    raise ServerTrouble(host=host)


def _read(response: http.client.HTTPResponse, url: str, host: str) -> Fetched:
    length = response.getheader("Content-Length") or ""
    if length.isdigit() and int(length) > MOST_BYTES:
        raise TooLarge(limit="2 MB")
    data = response.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise TooLarge(limit="2 MB")
    coding = (response.getheader("Content-Encoding") or "identity").strip().lower()
    if coding in ("gzip", "x-gzip"):
        data = _unpacked(data, host)
    elif coding != "identity":
        raise ServerTrouble(host=host)
    headers = response.headers
    content_type = headers.get_content_type() if "content-type" in headers else ""
    return Fetched(url, content_type, headers.get_content_charset() or "", data)


def _unpacked(data: bytes, host: str) -> bytes:
    unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS)
    try:
        unpacked = unpacker.decompress(data, MOST_BYTES + 1)
    except zlib.error as error:
        raise ServerTrouble(host=host) from error
    if len(unpacked) > MOST_BYTES:
        raise TooLarge(limit="2 MB")
    return unpacked
