"""WSPSend, WSPSendTo, WSPRecv, WSPRecvFrom: one operation in its four ways of being used."""

import errno
import socket
from typing import Callable, Optional

from adapter import Adapter, Call
from open_socket import WAIT_TO_RECEIVE, WAIT_TO_SEND, OpenSocket, Outcome
from winsock import (
    MSG_OOB,
    MSG_PEEK,
    SOCK_STREAM,
    WSA_IO_PENDING,
    WSAECONNABORTED,
    WSAEINTR,
    WSAEINVAL,
    WSAEMSGSIZE,
    WSAENOTCONN,
    WSAEOPNOTSUPP,
    WSAESHUTDOWN,
    WSAEWOULDBLOCK,
    Refusal,
    code_of,
    read_sockaddr,
    write_sockaddr,
)


# The most that one receive on a stream takes: what is left is for the next.
LARGEST_RECEIVE = 1 << 20


class Sending:
    """Sends buffers, as much as goes at each attempt."""

    direction = WAIT_TO_SEND

    def __init__(self, target: OpenSocket, buffers: list, flags: int, to: Optional[tuple]):
        if flags & ~MSG_OOB:
            raise Refusal(WSAEOPNOTSUPP)
        self._target = target
        self._data = memoryview(bytes.fromhex("".join(buffers)))
        self._flags = flags | socket.MSG_NOSIGNAL
        self._to = to
        self._sent = 0

    def attempt(self) -> Optional[Outcome]:
        kernel = self._target.kernel
        if self._target.broken:
            return self._done(self._target.broken)
        try:
            while True:
                rest = self._data[self._sent :]
                if self._to is None:
                    self._sent += kernel.send(rest, self._flags)
                else:
                    self._sent += kernel.sendto(rest, self._flags, self._to)
                if self._sent >= len(self._data):
                    return self._done(0)
        except BlockingIOError:
            return None
        except OSError as error:
            return self._done(self._code(error))

    def so_far(self) -> Optional[Outcome]:
        """What a non-blocking send has sent; None where that is nothing."""
        return self._done(0) if self._sent > 0 else None

    def _done(self, code: int) -> Outcome:
        return Outcome(code, self._sent, (), {"lpNumberOfBytesSent": self._sent})

    def _code(self, error: OSError) -> int:
        if error.errno != errno.EPIPE:
            return self._target.remember(code_of(error))
        if self._target.was_shut_down:
            return WSAESHUTDOWN
        return WSAECONNABORTED if is_connected(self._target) else WSAENOTCONN


class Receiving:
    """Receives into buffers of given lengths."""

    direction = WAIT_TO_RECEIVE

    def __init__(self, source: OpenSocket, lengths: list, flags: int, from_room: Optional[int] = None):
        if flags & ~(MSG_OOB | MSG_PEEK):
            raise Refusal(WSAEOPNOTSUPP)
        self._source = source
        self._lengths = lengths
        self._flags = flags
        self._from_room = from_room

    def attempt(self) -> Optional[Outcome]:
        source = self._source
        if source.broken:
            return self._nothing(source.broken)
        try:
            data, _, flags, sender = source.kernel.recvmsg(min(sum(self._lengths), LARGEST_RECEIVE), 0, self._flags)
        except BlockingIOError:
            return None
        except OSError as error:
            return self._nothing(source.remember(code_of(error)))
        buffers = self._scatter(data)
        out = {"lpBuffers": list(buffers), "lpNumberOfBytesRecvd": len(data), "lpFlags": 0}
        if self._from_room is not None and sender is not None and self._from_room > 0:
            out["lpFrom"] = write_sockaddr(sender, self._from_room)
        return Outcome(WSAEMSGSIZE if flags & socket.MSG_TRUNC else 0, len(data), buffers, out)

    def so_far(self) -> Optional[Outcome]:
        return None

    def _nothing(self, code: int) -> Outcome:
        return Outcome(code, 0, tuple("" for _ in self._lengths))

    def _scatter(self, data: bytes) -> tuple:
        parts, start = [], 0
        for length in self._lengths:
            parts.append(data[start : start + length].hex())
            start += length
        return tuple(parts)


def is_connected(owner: OpenSocket) -> bool:
    try:
        owner.kernel.getpeername()
        return True
    except OSError:
        return False


def perform(call: Call, owner: OpenSocket, operation, lpOverlapped, lpCompletionRoutine, lpThreadId) -> tuple:
    """
    Makes an operation happen: at once where it can; else overlapped, where the request and the socket are;
    else by waiting, or not, as FIONBIO has it.
    """
    request = lpOverlapped if owner.overlapped else None
    requests = owner.requests[operation.direction]
    # what was asked for first comes first
    outcome = None if request and requests.any_pending else operation.attempt()
    if outcome is None and request is not None:
        tell = completion(call, owner, request["token"], lpCompletionRoutine, lpThreadId)
        call.after_return.append(lambda: requests.add(operation.attempt, operation.direction, tell))
        raise Refusal(WSA_IO_PENDING)
    if outcome is None and owner.blocking:
        outcome = owner.finish(operation.attempt, operation.direction) or Outcome(WSAEINTR)
    outcome = outcome or operation.so_far() or Outcome(WSAEWOULDBLOCK)
    if outcome.code != 0:
        raise Refusal(outcome.code, **outcome.out)
    if request is not None:
        call.after_return.append(lambda: signal_at_once(call, outcome, request, lpCompletionRoutine, lpThreadId))
    return 0, outcome.out


def completion(call: Call, owner: OpenSocket, token: str, routine, thread_id) -> Callable[[Outcome], None]:
    """How the end of a pending request is told."""
    adapter, handle = call.adapter, owner.handle

    def tell(outcome: Outcome) -> None:
        if routine is not None:
            queue_routine(adapter, outcome, token, routine, thread_id)
            return
        ended = {"s": handle, "lpOverlapped": token, "dwError": outcome.code, "cbTransferred": outcome.bytes}
        adapter.upcall("WPUCompleteOverlappedRequest", ended, memory={token: list(outcome.buffers)})

    return tell


def signal_at_once(call: Call, outcome: Outcome, request: dict, routine, thread_id) -> None:
    """A request that ended in the call itself: its return says so; a routine or an event is served all the same."""
    if routine is not None:
        queue_routine(call.adapter, outcome, request["token"], routine, thread_id)
    elif request["hEvent"] is not None:
        call.adapter.upcall("WPUSetEvent", {"hEvent": request["hEvent"]})


def queue_routine(adapter: Adapter, outcome: Outcome, token: str, routine: str, thread_id) -> None:
    queued = {"lpThreadId": thread_id, "lpfnUserApc": routine, "dwContext": token}
    adapter.upcall("WPUQueueApc", queued, memory={token: list(outcome.buffers)})


def wsp_send(call: Call, owner: OpenSocket, lpBuffers, dwFlags, **overlapped) -> tuple:
    return perform(call, owner, Sending(owner, lpBuffers, dwFlags, None), **overlapped)


def wsp_send_to(call: Call, owner: OpenSocket, lpBuffers, dwFlags, lpTo, **overlapped) -> tuple:
    # a connection has its address already: lpTo is ignored there
    to = None if owner.entry.type == SOCK_STREAM or lpTo is None else read_sockaddr(lpTo)
    return perform(call, owner, Sending(owner, lpBuffers, dwFlags, to), **overlapped)


def wsp_recv(call: Call, owner: OpenSocket, lpBuffers, lpFlags, **overlapped) -> tuple:
    require_source(owner)
    return perform(call, owner, Receiving(owner, lpBuffers, lpFlags), **overlapped)


def wsp_recv_from(call: Call, owner: OpenSocket, lpBuffers, lpFlags, lpFromlen, **overlapped) -> tuple:
    require_source(owner)
    return perform(call, owner, Receiving(owner, lpBuffers, lpFlags, lpFromlen), **overlapped)


def require_source(owner: OpenSocket) -> None:
    """The operating system would wait for datagrams on a socket that has no address yet; Winsock refuses."""
    if owner.entry.type != SOCK_STREAM and not owner.is_bound:
        raise Refusal(WSAEINVAL)
