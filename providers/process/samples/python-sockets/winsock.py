"""Winsock's numbers and layouts, and how the operating system's errors are told in them."""

import errno
import socket
import struct

INVALID_SOCKET = "INVALID_SOCKET"
SOCKET_ERROR = -1
FROM_PROTOCOL_INFO = -1

AF_INET = 2
SOCK_STREAM = 1
SOCK_DGRAM = 2
IPPROTO_TCP = 6
IPPROTO_UDP = 17

WSA_FLAG_OVERLAPPED = 0x01
WSA_FLAG_MULTIPOINT = 0x1E

MSG_OOB = 0x1
MSG_PEEK = 0x2

SOL_SOCKET = 0xFFFF
SO_MAX_MSG_SIZE = 0x2003
SO_PROTOCOL_INFOW = 0x2005
SO_LINGER = 0x0080
SO_TYPE = 0x1008

# Options of level SOL_SOCKET that are one int to the operating system as well.
INT_OPTIONS = {
    0x0001: socket.SO_DEBUG,
    0x0002: socket.SO_ACCEPTCONN,
    0x0004: socket.SO_REUSEADDR,
    0x0008: socket.SO_KEEPALIVE,
    0x0010: socket.SO_DONTROUTE,
    0x0020: socket.SO_BROADCAST,
    0x0100: socket.SO_OOBINLINE,
    0x1001: socket.SO_SNDBUF,
    0x1002: socket.SO_RCVBUF,
    0x1007: socket.SO_ERROR,
    SO_TYPE: socket.SO_TYPE,
}
READ_ONLY_OPTIONS = {0x0002, 0x1007, SO_TYPE, SO_MAX_MSG_SIZE, SO_PROTOCOL_INFOW}

FIONBIO = 0x8004667E
FIONREAD = 0x4004667F

WSA_OPERATION_ABORTED = 995
WSA_IO_PENDING = 997
WSAEINTR = 10004
WSAEFAULT = 10014
WSAEINVAL = 10022
WSAEWOULDBLOCK = 10035
WSAENOTSOCK = 10038
WSAEMSGSIZE = 10040
WSAEPROTOTYPE = 10041
WSAENOPROTOOPT = 10042
WSAEPROTONOSUPPORT = 10043
WSAESOCKTNOSUPPORT = 10044
WSAEOPNOTSUPP = 10045
WSAEAFNOSUPPORT = 10047
WSAECONNABORTED = 10053
WSAENOTCONN = 10057
WSAESHUTDOWN = 10058
WSAETIMEDOUT = 10060
WSAECONNREFUSED = 10061
WSAVERNOTSUPPORTED = 10092
WSANOTINITIALISED = 10093
WSASYSCALLFAILURE = 10107
WSATRY_AGAIN = 11002

_CODES = {
    errno.EINTR: WSAEINTR,
    errno.EBADF: WSAENOTSOCK,
    errno.EACCES: 10013,
    errno.EPERM: 10013,
    errno.EFAULT: WSAEFAULT,
    errno.EINVAL: WSAEINVAL,
    errno.EMFILE: 10024,
    errno.ENFILE: 10024,
    errno.EAGAIN: WSAEWOULDBLOCK,
    errno.EINPROGRESS: WSAEWOULDBLOCK,
    errno.EALREADY: 10037,
    errno.ENOTSOCK: WSAENOTSOCK,
    errno.EDESTADDRREQ: WSAENOTCONN,
    errno.EMSGSIZE: WSAEMSGSIZE,
    errno.EPROTOTYPE: WSAEPROTOTYPE,
    errno.ENOPROTOOPT: WSAENOPROTOOPT,
    errno.EPROTONOSUPPORT: WSAEPROTONOSUPPORT,
    errno.ESOCKTNOSUPPORT: WSAESOCKTNOSUPPORT,
    errno.EOPNOTSUPP: WSAEOPNOTSUPP,
    errno.EAFNOSUPPORT: WSAEAFNOSUPPORT,
    errno.EADDRINUSE: 10048,
    errno.EADDRNOTAVAIL: 10049,
    errno.ENETDOWN: 10050,
    errno.ENETUNREACH: 10051,
    errno.ENETRESET: 10052,
    errno.ECONNABORTED: WSAECONNABORTED,
    errno.ECONNRESET: 10054,
    errno.ENOBUFS: 10055,
    errno.ENOMEM: 10055,
    errno.EISCONN: 10056,
    errno.ENOTCONN: WSAENOTCONN,
    errno.EPIPE: WSAECONNABORTED,
    errno.ETIMEDOUT: WSAETIMEDOUT,
    errno.ECONNREFUSED: WSAECONNREFUSED,
    errno.EHOSTDOWN: 10064,
    errno.EHOSTUNREACH: 10065,
}


class Refusal(Exception):
    """A call that fails: what it returns, its code, and what it wrote all the same."""

    def __init__(self, code: int, result=SOCKET_ERROR, **out):
        super().__init__(code)
        self.code = code
        self.result = result
        self.out = out


def code_of(error: OSError) -> int:
    """The Winsock code that says what the operating system said."""
    return _CODES.get(error.errno, WSASYSCALLFAILURE)


SOCKADDR_IN = struct.Struct("<H2s4s8x")


def read_sockaddr(name) -> tuple:
    """A sockaddr_in in hex digits as (host, port)."""
    memory = b"" if name is None else bytes.fromhex(name)
    if len(memory) < SOCKADDR_IN.size:
        raise Refusal(WSAEFAULT)
    family, port, host = SOCKADDR_IN.unpack_from(memory)
    if family != AF_INET:
        raise Refusal(WSAEAFNOSUPPORT)
    return socket.inet_ntoa(host), int.from_bytes(port, "big")


def write_sockaddr(address: tuple, room: int) -> str:
    """(host, port) as a sockaddr_in in hex digits, where there is room for it."""
    if room < SOCKADDR_IN.size:
        raise Refusal(WSAEFAULT)
    host, port = address
    return SOCKADDR_IN.pack(AF_INET, port.to_bytes(2, "big"), socket.inet_aton(host)).hex()
