"""WSPGetSockOpt, WSPSetSockOpt and WSPIoctl."""

import fcntl
import socket
import struct
import termios

from adapter import Call
from catalog import entry_for
from open_socket import OpenSocket
from winsock import (
    FIONBIO,
    FIONREAD,
    INT_OPTIONS,
    READ_ONLY_OPTIONS,
    SO_LINGER,
    SO_MAX_MSG_SIZE,
    SO_PROTOCOL_INFOW,
    SOCK_DGRAM,
    SOL_SOCKET,
    WSAEFAULT,
    WSAEINVAL,
    WSAENOPROTOOPT,
    WSAEOPNOTSUPP,
    Refusal,
    code_of,
)

INT = struct.Struct("<i")
DWORD = struct.Struct("<I")
LINGER = struct.Struct("<HH")
KERNEL_LINGER = struct.Struct("@ii")


def wsp_get_sock_opt(call: Call, owner: OpenSocket, level, optname, optlen) -> tuple:
    value = read_option(owner, level, optname)
    if optlen < len(value):
        raise Refusal(WSAEFAULT)
    return 0, {"optval": value.hex()}


def read_option(owner: OpenSocket, level: int, optname: int) -> bytes:
    if level != SOL_SOCKET:
        raise Refusal(WSAENOPROTOOPT if level in (0, 6, 17) else WSAEINVAL)
    kernel = owner.kernel
    if optname in INT_OPTIONS:
        return INT.pack(kernel.getsockopt(socket.SOL_SOCKET, INT_OPTIONS[optname]))
    if optname == SO_LINGER:
        stored = kernel.getsockopt(socket.SOL_SOCKET, socket.SO_LINGER, KERNEL_LINGER.size)
        return LINGER.pack(*KERNEL_LINGER.unpack(stored))
    if optname == SO_MAX_MSG_SIZE and owner.entry.type == SOCK_DGRAM:
        return DWORD.pack(owner.entry.message_size)
    if optname == SO_PROTOCOL_INFOW:
        return protocol_info(kernel)
    raise Refusal(WSAENOPROTOOPT)


def protocol_info(kernel: socket.socket) -> bytes:
    """The catalog entry of the socket that the operating system says it is."""
    kind = kernel.getsockopt(socket.SOL_SOCKET, socket.SO_TYPE)
    protocol = kernel.getsockopt(socket.SOL_SOCKET, socket.SO_PROTOCOL)
    entry = entry_for(kind, protocol)
    if entry is None:
        raise Refusal(WSAENOPROTOOPT)
    return entry.structure


def wsp_set_sock_opt(call: Call, owner: OpenSocket, level, optname, optval) -> tuple:
    value = bytes.fromhex(optval or "")
    if level != SOL_SOCKET or optname in READ_ONLY_OPTIONS:
        raise Refusal(WSAENOPROTOOPT)
    try:
        if optname in INT_OPTIONS:
            owner.kernel.setsockopt(socket.SOL_SOCKET, INT_OPTIONS[optname], unpacked(INT, value)[0])
        elif optname == SO_LINGER:
            stored = KERNEL_LINGER.pack(*unpacked(LINGER, value))
            owner.kernel.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, stored)
        else:
            raise Refusal(WSAENOPROTOOPT)
    except OSError as error:
        raise Refusal(code_of(error)) from error
    return 0, {}


def unpacked(layout: struct.Struct, value: bytes) -> tuple:
    if len(value) < layout.size:
        raise Refusal(WSAEFAULT)
    return layout.unpack_from(value)


def wsp_ioctl(call: Call, owner: OpenSocket, dwIoControlCode, lpvInBuffer, cbOutBuffer, **overlapped) -> tuple:
    """FIONBIO and FIONREAD complete at once, whether or not the request is overlapped."""
    if dwIoControlCode == FIONBIO:
        owner.blocking = unpacked(DWORD, bytes.fromhex(lpvInBuffer or ""))[0] == 0
        return 0, {"lpvOutBuffer": ""}
    if dwIoControlCode == FIONREAD:
        if cbOutBuffer < DWORD.size:
            raise Refusal(WSAEFAULT)
        waiting = fcntl.ioctl(owner.kernel, termios.FIONREAD, bytes(DWORD.size))
        return 0, {"lpvOutBuffer": waiting.hex()}
    raise Refusal(WSAEOPNOTSUPP)
