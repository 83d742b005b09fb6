"""The rare conditions that this adapter can bring about (the IXIT says `by: control`)."""

import ctypes
import os
import resource
import socket
import struct
from typing import Callable

from catalog import GIVE_UP_AFTER_MS
from open_socket import OpenSocket
from winsock import SOCK_STREAM

# linux/socket.h and linux/filter.h: a filter of one instruction, "return 0", takes no packet
SO_ATTACH_FILTER = 26
SO_DETACH_FILTER = 27
RETURN_CONSTANT = 0x06
TAKE_NOTHING = struct.pack("@HBBI", RETURN_CONSTANT, 0, 0, 0)


class Conditions:
    """open_sockets: gives the sockets that are open now"""

    def __init__(self, open_sockets: Callable[[], list]):
        self._open_sockets = open_sockets
        self._usual_limit = resource.getrlimit(resource.RLIMIT_NOFILE)
        self._cut: list = []

    def control(self, condition: str, on: bool) -> bool:
        """Brings a condition about, or ends it; false where it is not known."""
        if condition == "no-descriptors":
            self._limit_descriptors(on)
        elif condition == "broken-connection":
            self._cut_connections(on)
        else:
            return False
        return True

    def _limit_descriptors(self, on: bool) -> None:
        """The operating system has no file descriptor left for this process."""
        soft, hard = self._usual_limit
        resource.setrlimit(resource.RLIMIT_NOFILE, (lowest_free_descriptor() if on else soft, hard))

    def _cut_connections(self, on: bool) -> None:
        """No packet reaches the stream sockets that are open now, and undelivered data is given up soon."""
        for owner in self._cut:
            if not owner.is_closed:
                owner.kernel.setsockopt(socket.SOL_SOCKET, SO_DETACH_FILTER, 0)
        self._cut = [owner for owner in self._open_sockets() if on and owner.entry.type == SOCK_STREAM]
        for owner in self._cut:
            owner.kernel.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, GIVE_UP_AFTER_MS)
            take_nothing(owner)


def take_nothing(owner: OpenSocket) -> None:
    instructions = ctypes.create_string_buffer(TAKE_NOTHING)
    program = struct.pack("@HP", 1, ctypes.addressof(instructions))
    owner.kernel.setsockopt(socket.SOL_SOCKET, SO_ATTACH_FILTER, program)


def lowest_free_descriptor() -> int:
    free = os.dup(0)
    os.close(free)
    return free
