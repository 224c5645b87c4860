"""A student's browser as far as the server can tell: one kept connection, a session, a token, numbered saves."""

import http.client
import json
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from tests.soak.school import WITNESSES

TOKEN = "t" * 32
CUT_OFF = (OSError, http.client.HTTPException)


@dataclass
class Save:
    position: int
    act: str
    revision: int
    answer: dict[str, Any]

    def body(self) -> dict[str, Any]:
        return {"act": self.act, "revision": self.revision, "answer": self.answer, "device": "soak"}


@dataclass
class Student:
    """`acknowledged` is what the server said it has; `in_doubt` the save whose answer never came."""

    number: int
    session: str
    attempt: str
    items: int
    acknowledged: list[Save] = field(default_factory=list)
    in_doubt: Save | None = None
    refused: list[tuple[int, bytes]] = field(default_factory=list)
    sent: int = 0

    def connect(self, port: int) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def ask(self, method: str, path: str, body: dict[str, Any] | None = None) -> tuple[int, bytes]:
        headers = {"Cookie": f"session={self.session}; csrf={TOKEN}", "X-CSRFToken": TOKEN}
        if body is not None:
            headers["Content-Type"] = "application/json"
        self.connection.request(method, path, json.dumps(body) if body is not None else None, headers)
        answer = self.connection.getresponse()
        return answer.status, answer.read()

    def next_save(self) -> Save:
        """The items in turn, each time with a higher revision and another answer."""
        turn, at = divmod(self.sent, self.items)
        self.sent += 1
        source = WITNESSES[(self.sent * 7 + self.number) % len(WITNESSES)]
        return Save(
            position=at + 1,
            act=str(UUID(int=self.number << 64 | self.sent)),
            revision=turn + 1,
            answer={"source": source, "kind": "named person", "chain": []},
        )

    def save(self) -> bool:
        """Send the save in doubt again, or the next one. False when the server is gone or did not answer well."""
        save, self.in_doubt = self.in_doubt or self.next_save(), None
        try:
            status, told = self.ask(
                "PUT", f"/attempts/{self.attempt}/items/{save.position}/response/", save.body()
            )
        except CUT_OFF:
            status, told = 0, b""
        if status == 200 and json.loads(told)["fate"] == "kept":
            self.acknowledged.append(save)
            return True
        self.in_doubt = save
        if status and status < 500:
            self.refused.append((status, told))
        return False
