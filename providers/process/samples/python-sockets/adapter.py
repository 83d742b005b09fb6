"""The line protocol (docs/line-protocol.md): messages in, messages out, a thread for each thread of the suite."""

import json
import os
import queue
import sys
import threading
import traceback
from dataclasses import dataclass, field
from typing import Any, Callable, Optional

from winsock import INVALID_SOCKET, SOCKET_ERROR, Refusal

CONTRACT = 1


@dataclass
class Call:
    """One call of an SPI function, with the way back to the suite while it lasts."""

    adapter: "Adapter"
    id: int
    thread: int
    function: str
    arguments: dict
    times: Optional[int] = None
    after_return: list = field(default_factory=list)

    def upcall(self, function: str, **arguments: Any) -> dict:
        """Calls WS2_32.DLL on the calling thread and waits for its answer."""
        return self.adapter.upcall(function, arguments, thread=self.thread, during=self.id)


class Adapter:
    """
    Serves one process of a provider.

    opened: what `opened` says of the provider, without the head
    functions: SPI name -> function(call, **arguments), which gives (result, out) or raises Refusal
    control: function(condition, on), which says whether it knows the condition
    """

    def __init__(self, opened: dict, functions: dict, control: Callable[[str, bool], bool]):
        self._opened = opened
        self._functions = functions
        self._control = control
        self._process = 0
        self._last_id = 0
        self._output = threading.Lock()
        self._client_threads: dict = {}
        self._unanswered: dict = {}

    def run(self) -> None:
        """Serves until the suite says `close`, or is gone."""
        for line in sys.stdin.buffer:
            message = json.loads(line)
            if self._take(message) == "closed":
                return

    def upcall(
        self, function: str, arguments: dict, thread: int = 0, during: Optional[int] = None, memory: Any = None
    ) -> dict:
        """Calls WS2_32.DLL; calls that are nested in the upcall are made before it returns."""
        box: queue.SimpleQueue = queue.SimpleQueue()
        asked = self._say(
            "upcall",
            thread,
            expecting=box,
            function=function,
            during=during,
            target=None,
            arguments=arguments,
            memory=memory or {},
        )
        while True:
            message = box.get()
            if message["kind"] == "answer":
                del self._unanswered[asked]
                return message
            self._serve(message)

    def _say(self, kind: str, thread: int, expecting: Optional[queue.SimpleQueue] = None, **more: Any) -> int:
        with self._output:
            self._last_id += 1
            if expecting is not None:
                self._unanswered[self._last_id] = expecting
            message = {"kind": kind, "id": self._last_id, "process": self._process, "thread": thread, **more}
            sys.stdout.buffer.write(json.dumps(message, separators=(",", ":")).encode() + b"\n")
            sys.stdout.buffer.flush()
            return self._last_id

    def _take(self, message: dict) -> Optional[str]:
        kind = message["kind"]
        if kind == "answer":
            self._unanswered[message["to"]].put(message)
        elif kind == "call" and message["during"] is not None:
            self._unanswered[message["during"]].put(message)
        elif kind == "call":
            self._client_thread(message["thread"]).put(message)
        elif kind == "open":
            self._process = message["process"]
            self._say("opened", 0, contract=CONTRACT, **self._opened)
        elif kind in ("induce", "clear"):
            self._induce(message)
        elif kind == "close":
            self._say("done", 0, to=message["id"])
            return "closed"
        return None

    def _induce(self, message: dict) -> None:
        condition = message["condition"]
        if self._control(condition, message["kind"] == "induce"):
            self._say("done", 0, to=message["id"])
        else:
            self._say("refused", 0, to=message["id"], reason=f"unknown condition {condition}")

    def _client_thread(self, number: int) -> queue.SimpleQueue:
        if number not in self._client_threads:
            box: queue.SimpleQueue = queue.SimpleQueue()
            self._client_threads[number] = box
            start_thread(lambda: self._serve_forever(box))
        return self._client_threads[number]

    def _serve_forever(self, box: queue.SimpleQueue) -> None:
        while True:
            self._serve(box.get())

    def _serve(self, message: dict) -> None:
        call = Call(
            self, message["id"], message["thread"], message["function"], message["arguments"], message.get("times")
        )
        function = self._functions.get(call.function)
        if function is None:
            self._say("refused", call.thread, to=call.id, reason=f"unknown function {call.function}")
            return
        arguments, info = with_structure(call.arguments)
        made, result, errno, out = 0, SOCKET_ERROR, None, {}
        while made < (call.times or 1):
            result, errno, out = outcome_of(function, call, arguments)
            made += 1
            if result not in (SOCKET_ERROR, INVALID_SOCKET):
                break
        more = {} if call.times is None else {"made": made}
        shown = None if info is None else {"lpProtocolInfo": info.hex()}
        self._say("return", call.thread, to=call.id, result=result, errno=errno, out=out, **{"in": shown}, **more)
        for action in call.after_return:
            action()


def with_structure(arguments: dict) -> tuple:
    """The arguments with lpProtocolInfo as bytes that a function could write to, and those bytes."""
    if "lpProtocolInfo" not in arguments:
        return arguments, None
    info = bytearray.fromhex(arguments["lpProtocolInfo"])
    return {**arguments, "lpProtocolInfo": info}, info


def outcome_of(function: Callable, call: Call, arguments: dict) -> tuple:
    """Result, lpErrno and out-parameters of one call of a function."""
    try:
        result, out = function(call, **arguments)
        return result, None, out
    except Refusal as refusal:
        return refusal.result, refusal.code, refusal.out


def start_thread(work: Callable[[], None]) -> threading.Thread:
    """A thread that ends the whole process, with a traceback, where an exception escapes it."""

    def guarded() -> None:
        try:
            work()
        except BaseException:
            traceback.print_exc()
            sys.stderr.flush()
            os._exit(1)

    thread = threading.Thread(target=guarded, daemon=True)
    thread.start()
    return thread
