"""The two catalog entries of this provider, and what it says about itself."""

import struct
from dataclasses import dataclass
from typing import Optional

from winsock import AF_INET, IPPROTO_TCP, IPPROTO_UDP, SOCK_DGRAM, SOCK_STREAM

XP1_CONNECTIONLESS = 0x1
XP1_GUARANTEED_DELIVERY = 0x2
XP1_GUARANTEED_ORDER = 0x4
XP1_MESSAGE_ORIENTED = 0x8
XP1_GRACEFUL_CLOSE = 0x20
XP1_SUPPORT_BROADCAST = 0x200

# {5c1f2a90-7d0e-4c39-9d51-2f6f0b1c77a4}
PROVIDER_ID = struct.pack("<IHH8s", 0x5C1F2A90, 0x7D0E, 0x4C39, bytes.fromhex("9d512f6f0b1c77a4"))
SIZE_OF_SOCKADDR_IN = 16
LARGEST_DATAGRAM = 65507
BASE_PROTOCOL = 1

# A connection that was cut is given up after GIVE_UP_AFTER_MS; seen at the next retransmission, which doubles its pause.
GIVE_UP_AFTER_MS = 500
GIVEN_UP_WITHIN_MS = 4000

WINSOCK_VERSION = 2

# WSAPROTOCOL_INFOW: five DWORDs of flags, ProviderId, dwCatalogEntryId, the chain, then the ints and DWORDs
# from iVersion to dwProviderReserved, and szProtocol in UTF-16.
LAYOUT = struct.Struct("<5I16sIi7I9i2I512s")
TRIPLE = struct.Struct("<i8xii")
OFFSET_OF_FAMILY = 76


@dataclass(frozen=True)
class Entry:
    id: int
    type: int
    protocol: int
    flags: int
    message_size: int
    name: str

    @property
    def structure(self) -> bytes:
        """The 628 bytes of WSAPROTOCOL_INFOW."""
        sizes = (SIZE_OF_SOCKADDR_IN, SIZE_OF_SOCKADDR_IN)
        return LAYOUT.pack(
            *(self.flags, 0, 0, 0, 0, PROVIDER_ID, self.id),
            *(BASE_PROTOCOL, 0, 0, 0, 0, 0, 0, 0),
            *(WINSOCK_VERSION, AF_INET, *sizes, self.type, self.protocol, 0, 0, 0),
            *(self.message_size, 0, self.name.encode("utf-16-le")),
        )


ENTRIES = (
    Entry(
        id=7001,
        type=SOCK_STREAM,
        protocol=IPPROTO_TCP,
        flags=XP1_GUARANTEED_DELIVERY | XP1_GUARANTEED_ORDER | XP1_GRACEFUL_CLOSE,
        message_size=0,
        name="Python sockets [TCP/IP]",
    ),
    Entry(
        id=7002,
        type=SOCK_DGRAM,
        protocol=IPPROTO_UDP,
        flags=XP1_CONNECTIONLESS | XP1_MESSAGE_ORIENTED | XP1_SUPPORT_BROADCAST,
        message_size=LARGEST_DATAGRAM,
        name="Python sockets [UDP/IP]",
    ),
)


def triple_of(structure: bytes) -> tuple:
    """iAddressFamily, iSocketType and iProtocol of a WSAPROTOCOL_INFOW."""
    return TRIPLE.unpack_from(structure, OFFSET_OF_FAMILY)


def entry_for(kind: int, protocol: int) -> Optional[Entry]:
    """The entry of that type and protocol."""
    return next((entry for entry in ENTRIES if (entry.type, entry.protocol) == (kind, protocol)), None)


ICS = {
    "entries": [entry.structure.hex() for entry in ENTRIES],
    "groups": False,
    "sharedSockets": False,
    "heeds": {"af": True, "type": True, "protocol": True},
}

IXIT = {
    "processes": "spawn",
    "addresses": [
        {
            "family": AF_INET,
            "local": "020000007f0000010000000000000000",  # 127.0.0.1, any port
            "second": "020000007f0000020000000000000000",  # 127.0.0.2
        }
    ],
    "conditions": {
        "network-down": {
            "by": "cannot-arise",
            "reason": "socket() of the operating system succeeds whatever the state of the network interfaces",
        },
        "no-descriptors": {"by": "control", "refusesCreation": True},
        "broken-connection": {"by": "control", "withinMs": GIVEN_UP_WITHIN_MS},
    },
}
