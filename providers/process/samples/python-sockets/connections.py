"""WSPBind, WSPListen, WSPConnect, WSPAccept, WSPShutdown and the names of a socket's two ends."""

import errno
import os
import socket
from typing import Callable, Optional

from adapter import Call
from open_socket import WAIT_TO_RECEIVE, WAIT_TO_SEND, OpenSocket, Outcome
from winsock import (
    INVALID_SOCKET,
    SOCK_STREAM,
    WSAECONNREFUSED,
    WSAEINTR,
    WSAEINVAL,
    WSAEWOULDBLOCK,
    WSATRY_AGAIN,
    Refusal,
    code_of,
    read_sockaddr,
    write_sockaddr,
)

CF_ACCEPT, CF_REJECT, CF_DEFER = 0, 1, 2
DIRECTIONS = {0: socket.SHUT_RD, 1: socket.SHUT_WR, 2: socket.SHUT_RDWR}


def refused_as_told(action: Callable) -> Callable:
    """The operating system's errors as refusals."""

    def told(*args, **named):
        try:
            return action(*args, **named)
        except OSError as error:
            raise Refusal(code_of(error)) from error

    return told


@refused_as_told
def wsp_bind(call: Call, owner: OpenSocket, name) -> tuple:
    owner.kernel.bind(read_sockaddr(name))
    return 0, {}


@refused_as_told
def wsp_listen(call: Call, owner: OpenSocket, backlog) -> tuple:
    if owner.entry.type == SOCK_STREAM:
        # the operating system would choose an address; Winsock refuses
        owner.require_bound()
    owner.kernel.listen(max(0, backlog))
    return 0, {}


@refused_as_told
def wsp_connect(call: Call, owner: OpenSocket, name) -> tuple:
    begun = owner.kernel.connect_ex(read_sockaddr(name))
    if begun == errno.EINPROGRESS and owner.blocking:
        outcome = owner.finish(lambda: Outcome(0), WAIT_TO_SEND)
        if outcome is None:
            raise Refusal(WSAEINTR)
        begun = owner.kernel.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
    if begun != 0:
        raise OSError(begun, os.strerror(begun))
    return 0, {}


@refused_as_told
def wsp_accept(call: Call, owner: OpenSocket, addrlen, lpfnCondition, give_descriptor: Callable) -> tuple:
    """give_descriptor: makes a connection a descriptor of the client's, or refuses and closes it."""
    connection, peer = next_connection(owner)
    decision = CF_ACCEPT if lpfnCondition is None else lpfnCondition["decision"]
    if decision == CF_DEFER:
        owner.deferred.append((connection, peer))
        raise Refusal(WSATRY_AGAIN, INVALID_SOCKET)
    # no group can be joined: this provider has none
    is_bad_group = lpfnCondition is not None and lpfnCondition["g"] != 0
    if decision != CF_ACCEPT or is_bad_group:
        connection.close()
        raise Refusal(WSAECONNREFUSED if decision == CF_REJECT else WSAEINVAL, INVALID_SOCKET)
    try:
        addr = write_sockaddr(peer, addrlen) if addrlen > 0 else None
    except Refusal as refusal:
        connection.close()
        raise Refusal(refusal.code, INVALID_SOCKET) from refusal
    accepted = OpenSocket(connection, owner.entry, owner.overlapped)
    accepted.blocking = owner.blocking
    return give_descriptor(call, accepted), {"addr": addr}


def next_connection(owner: OpenSocket) -> tuple:
    """A connection and the address of its peer, the deferred ones first."""
    if owner.deferred:
        return owner.deferred.pop(0)

    def attempt() -> Optional[Outcome]:
        try:
            return Outcome(0, out={"accepted": owner.kernel.accept()})
        except BlockingIOError:
            return None

    try:
        outcome = attempt()
        if outcome is None and not owner.blocking:
            raise Refusal(WSAEWOULDBLOCK, INVALID_SOCKET)
        outcome = outcome or owner.finish(attempt, WAIT_TO_RECEIVE)
    except OSError as error:
        raise Refusal(code_of(error), INVALID_SOCKET) from error
    if outcome is None:
        raise Refusal(WSAEINTR, INVALID_SOCKET)
    return outcome.out["accepted"]


@refused_as_told
def wsp_shutdown(call: Call, owner: OpenSocket, how) -> tuple:
    if how not in DIRECTIONS:
        raise Refusal(WSAEINVAL)
    owner.kernel.shutdown(DIRECTIONS[how])
    owner.was_shut_down = owner.was_shut_down or how != 0
    return 0, {}


@refused_as_told
def wsp_get_sock_name(call: Call, owner: OpenSocket, namelen) -> tuple:
    owner.require_bound()
    return 0, {"name": write_sockaddr(owner.kernel.getsockname(), namelen)}


@refused_as_told
def wsp_get_peer_name(call: Call, owner: OpenSocket, namelen) -> tuple:
    return 0, {"name": write_sockaddr(owner.kernel.getpeername(), namelen)}
