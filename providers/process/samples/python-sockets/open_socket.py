"""One socket of the provider: the operating system's socket, and what Winsock adds to it."""

import select
import socket
import threading
from collections import deque
from dataclasses import dataclass, field
from typing import Callable, Optional

from adapter import start_thread
from catalog import Entry
from winsock import WSA_OPERATION_ABORTED, WSAEINVAL, WSAETIMEDOUT, Refusal

WAIT_TO_RECEIVE = select.POLLIN
WAIT_TO_SEND = select.POLLOUT


@dataclass(frozen=True)
class Outcome:
    """How an operation ended: its code (0: well), and what it wrote."""

    code: int
    bytes: int = 0
    buffers: tuple = ()
    out: dict = field(default_factory=dict)


class OpenSocket:
    """
    The operating system's socket never blocks; waiting is done here, so that a socket can be closed while
    a thread waits for it, and so that blocking, non-blocking and overlapped use differ in nothing else.
    """

    def __init__(self, kernel: socket.socket, entry: Entry, overlapped: bool):
        kernel.setblocking(False)
        self.kernel = kernel
        self.entry = entry
        self.overlapped = overlapped
        self.blocking = True
        self.was_shut_down = False
        self.broken: Optional[int] = None
        self.handle = ""
        self.deferred: list = []
        self.requests = {WAIT_TO_RECEIVE: Requests(self), WAIT_TO_SEND: Requests(self)}
        self._lock = threading.Lock()
        self._waiting = 0
        self._closed = False

    @property
    def is_bound(self) -> bool:
        return self.kernel.getsockname()[1] != 0

    @property
    def is_closed(self) -> bool:
        return self._closed

    def require_bound(self) -> None:
        if not self.is_bound:
            raise Refusal(WSAEINVAL)

    def remember(self, code: int) -> int:
        """The operating system tells once that it gave a connection up; Winsock tells it at every later call."""
        if code == WSAETIMEDOUT:
            self.broken = code
        return code

    def wait(self, direction: int) -> bool:
        """Waits until an operation may go on; false where the socket was closed instead."""
        with self._lock:
            if self._closed:
                return False
            self._waiting += 1
        poller = select.poll()
        poller.register(self.kernel, direction)
        poller.poll()
        with self._lock:
            self._waiting -= 1
            if self._closed and self._waiting == 0:
                self.kernel.close()
            return not self._closed

    def close(self) -> None:
        """Frees the operating system's socket; whoever waits for it is woken."""
        with self._lock:
            self._closed = True
            for connection, _ in self.deferred:
                connection.close()
            if self._waiting == 0:
                self.kernel.close()
                return
            try:
                self.kernel.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass  # not connected: those who wait are woken all the same

    def finish(self, attempt: Callable[[], Optional[Outcome]], direction: int) -> Optional[Outcome]:
        """Waits until an operation has ended; None where the socket was closed instead."""
        while self.wait(direction):
            outcome = attempt()
            if outcome is not None:
                return outcome
        return None


class Requests:
    """The overlapped requests of a socket in one direction: a worker finishes them one after the other."""

    def __init__(self, owner: OpenSocket):
        self._owner = owner
        self._queue: deque = deque()
        self._lock = threading.Lock()
        self._worker: Optional[threading.Thread] = None
        self._silent = False

    @property
    def any_pending(self) -> bool:
        return self._worker is not None

    def add(self, attempt: Callable, direction: int, tell: Callable[[Outcome], None]) -> None:
        """Queues a request; `tell` is called by the worker when it has ended."""
        with self._lock:
            self._queue.append((attempt, direction, tell))
            if self._worker is None:
                self._worker = start_thread(self._work)

    def drain(self, silent: bool) -> None:
        """Waits, after the socket was closed, until every request was told as aborted, or dropped in silence."""
        self._silent = silent
        worker = self._worker
        if worker is not None:
            worker.join()

    def _work(self) -> None:
        while True:
            with self._lock:
                if not self._queue:
                    self._worker = None
                    return
                attempt, direction, tell = self._queue.popleft()
            outcome = self._owner.finish(attempt, direction) or Outcome(WSA_OPERATION_ABORTED)
            if not self._silent:
                tell(outcome)
