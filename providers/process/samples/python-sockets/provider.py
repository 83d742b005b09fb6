"""
A sample provider for wsp-tck: TCP and UDP over the operating system's own sockets, non-IFS, tested through
the line protocol.

    npx wsp-tck run --provider "process:python3 providers/process/samples/python-sockets/provider.py"
"""

import os
import socket
import threading
from typing import Callable

import connections
import options
import transfer
from adapter import Adapter, Call
from catalog import ENTRIES, ICS, IXIT, entry_for, triple_of
from conditions import Conditions
from open_socket import OpenSocket
from winsock import (
    AF_INET,
    FROM_PROTOCOL_INFO,
    INVALID_SOCKET,
    WSA_FLAG_MULTIPOINT,
    WSA_FLAG_OVERLAPPED,
    WSAEAFNOSUPPORT,
    WSAEINVAL,
    WSAENOTSOCK,
    WSAEOPNOTSUPP,
    WSAEPROTONOSUPPORT,
    WSAEPROTOTYPE,
    WSAESOCKTNOSUPPORT,
    WSANOTINITIALISED,
    WSAVERNOTSUPPORTED,
    Refusal,
    code_of,
)

SPI_VERSION = 0x0202


class Provider:
    """One process of the provider: its startups and its descriptors."""

    def __init__(self) -> None:
        self._startups = 0
        self._sockets: dict = {}
        self._lock = threading.Lock()

    def functions(self) -> dict:
        """The SPI functions by name."""
        on_socket = {
            "WSPBind": connections.wsp_bind,
            "WSPListen": connections.wsp_listen,
            "WSPConnect": connections.wsp_connect,
            "WSPShutdown": connections.wsp_shutdown,
            "WSPGetSockName": connections.wsp_get_sock_name,
            "WSPGetPeerName": connections.wsp_get_peer_name,
            "WSPGetSockOpt": options.wsp_get_sock_opt,
            "WSPSetSockOpt": options.wsp_set_sock_opt,
            "WSPIoctl": options.wsp_ioctl,
            "WSPSend": transfer.wsp_send,
            "WSPSendTo": transfer.wsp_send_to,
            "WSPRecv": transfer.wsp_recv,
            "WSPRecvFrom": transfer.wsp_recv_from,
        }
        return {
            "WSPStartup": self.startup,
            "WSPCleanup": self.cleanup,
            "WSPSocket": self.socket,
            "WSPCloseSocket": self.close_socket,
            "WSPAccept": self.accept,
            "WSPDuplicateSocket": self.duplicate_socket,
            **{name: self._on_socket(function) for name, function in on_socket.items()},
        }

    def open_sockets(self) -> list:
        with self._lock:
            return list(self._sockets.values())

    def startup(self, call: Call, wVersionRequested, lpProtocolInfo) -> tuple:
        requested = (wVersionRequested & 0xFF, wVersionRequested >> 8)
        if requested < (SPI_VERSION & 0xFF, SPI_VERSION >> 8):
            return WSAVERNOTSUPPORTED, {}
        with self._lock:
            self._startups += 1
        data = {"wVersion": SPI_VERSION, "wHighVersion": SPI_VERSION, "szDescription": "Python sockets"}
        return 0, {"lpWSPData": data}

    def cleanup(self, call: Call) -> tuple:
        self._require_startup()
        with self._lock:
            self._startups -= 1
            is_last = self._startups == 0
        for owner in self.open_sockets() if is_last else []:
            self._free(call, owner, silent=True)
        return 0, {}

    def socket(self, call: Call, af, type, protocol, lpProtocolInfo, g, dwFlags) -> tuple:
        self._require_startup(INVALID_SOCKET)
        entry_af, entry_type, entry_protocol = triple_of(lpProtocolInfo)
        kind = entry_type if type in (0, FROM_PROTOCOL_INFO) else type
        protocol = entry_protocol if protocol == FROM_PROTOCOL_INFO else protocol
        family = entry_af if af in (0, FROM_PROTOCOL_INFO) else af
        refusal = refusal_of(family, kind, protocol)
        if refusal is None and (g != 0 or dwFlags & WSA_FLAG_MULTIPOINT):
            refusal = WSAEINVAL
        if refusal is not None:
            raise Refusal(refusal, INVALID_SOCKET)
        try:
            kernel = socket.socket(socket.AF_INET, kind, protocol)
        except OSError as error:
            raise Refusal(code_of(error), INVALID_SOCKET) from error
        entry = entry_for(kind, kernel.getsockopt(socket.SOL_SOCKET, socket.SO_PROTOCOL))
        created = OpenSocket(kernel, entry, overlapped=bool(dwFlags & WSA_FLAG_OVERLAPPED))
        return self._give_descriptor(call, created), {}

    def accept(self, call: Call, s, addrlen, lpfnCondition) -> tuple:
        owner = self._find(s, INVALID_SOCKET)
        try:
            return connections.wsp_accept(call, owner, addrlen, lpfnCondition, self._give_descriptor)
        except Refusal as refusal:
            raise Refusal(refusal.code, INVALID_SOCKET) from refusal

    def close_socket(self, call: Call, s) -> tuple:
        self._free(call, self._find(s), silent=False)
        return 0, {}

    def duplicate_socket(self, call: Call, s, dwProcessId) -> tuple:
        self._find(s)
        raise Refusal(WSAEOPNOTSUPP)

    def _on_socket(self, function: Callable) -> Callable:
        return lambda call, s, **arguments: function(call, self._find(s), **arguments)

    def _require_startup(self, result=-1) -> None:
        if self._startups == 0:
            raise Refusal(WSANOTINITIALISED, result)

    def _find(self, handle, result=-1) -> OpenSocket:
        self._require_startup(result)
        with self._lock:
            owner = self._sockets.get(handle)
        if owner is None:
            raise Refusal(WSAENOTSOCK, result)
        return owner

    def _give_descriptor(self, call: Call, owner: OpenSocket) -> str:
        """Acquires the descriptor; frees the socket where WS2_32.DLL has none."""
        context = hex(id(owner))
        answer = call.upcall("WPUCreateSocketHandle", dwCatalogEntryId=owner.entry.id, dwContext=context)
        if answer["result"] == INVALID_SOCKET:
            owner.close()
            raise Refusal(answer["errno"], INVALID_SOCKET)
        owner.handle = answer["result"]
        with self._lock:
            self._sockets[owner.handle] = owner
        return owner.handle

    def _free(self, call: Call, owner: OpenSocket, silent: bool) -> None:
        """Closes a socket; its pending requests are aborted, or dropped without a word."""
        with self._lock:
            self._sockets.pop(owner.handle, None)
        owner.close()
        for requests in owner.requests.values():
            requests.drain(silent)
        call.upcall("WPUCloseSocketHandle", s=owner.handle)


def refusal_of(family: int, kind: int, protocol: int):
    """Why the catalog has no such socket, or None where it has; protocol 0 is the type's only one."""
    if family != AF_INET:
        return WSAEAFNOSUPPORT
    if kind not in (entry.type for entry in ENTRIES):
        return WSAESOCKTNOSUPPORT
    if protocol not in (0, *(entry.protocol for entry in ENTRIES)):
        return WSAEPROTONOSUPPORT
    # the operating system calls this EPROTONOSUPPORT; Winsock has a code of its own for it
    if protocol != 0 and entry_for(kind, protocol) is None:
        return WSAEPROTOTYPE
    return None


def main() -> None:
    opened = {
        "provider": {"name": "Python sockets", "version": "1.0.0"},
        "processId": os.getpid(),
        "ics": ICS,
        "ixit": IXIT,
        "observes": {
            "upcalls": True,
            "nextLayer": True,
            "rawArguments": True,
            "completions": True,
            "lpProtocolInfo": True,
        },
        "threads": "many",
    }
    provider = Provider()
    conditions = Conditions(provider.open_sockets)
    Adapter(opened, provider.functions(), conditions.control).run()


if __name__ == "__main__":
    main()
