/* Shared sockets. */
#include "faults.h"

#include "catalog.h"
#include "descriptors.h"
#include "duplicates.h"

/* The entry is taken for one of the catalog: a socket of its own is opened. */
static SOCKET WSPAPI open_another(int af, int type, int protocol, LPWSAPROTOCOL_INFOW info, GROUP g, DWORD flags,
                                  LPINT error)
{
    WSAPROTOCOL_INFOW entry = *info;
    if (!is_duplicate(info))
        return sample.lpWSPSocket(af, type, protocol, info, g, flags, error);
    entry.dwProviderReserved = 0;
    return sample.lpWSPSocket(af, type, protocol, &entry, 0, 0, error);
}

static SOCKET WSPAPI heed_group(int af, int type, int protocol, LPWSAPROTOCOL_INFOW info, GROUP g, DWORD flags,
                                LPINT error)
{
    if (is_duplicate(info) && g > SG_CONSTRAINED_GROUP) {
        *error = WSAEINVAL;
        return INVALID_SOCKET;
    }
    return sample.lpWSPSocket(af, type, protocol, info, g, flags, error);
}

static SOCKET WSPAPI heed_roles(int af, int type, int protocol, LPWSAPROTOCOL_INFOW info, GROUP g, DWORD flags,
                                LPINT error)
{
    if (is_duplicate(info) && (flags & (CONTROL_ROLES | DATA_ROLES)) != 0) {
        *error = WSAEINVAL;
        return INVALID_SOCKET;
    }
    return sample.lpWSPSocket(af, type, protocol, info, g, flags, error);
}

/* The further descriptor gives the socket the attribute that its own flags name. */
static SOCKET WSPAPI heed_overlapped(int af, int type, int protocol, LPWSAPROTOCOL_INFOW info, GROUP g, DWORD flags,
                                     LPINT error)
{
    SOCKET s = sample.lpWSPSocket(af, type, protocol, info, g, flags, error);
    struct descriptor *descriptor = s == INVALID_SOCKET ? NULL : descriptor_find(s, error);
    if (descriptor == NULL)
        return s;
    if (is_duplicate(info))
        descriptor->socket->flags =
            (descriptor->socket->flags & ~(DWORD)WSA_FLAG_OVERLAPPED) | (flags & WSA_FLAG_OVERLAPPED);
    descriptor_release(descriptor);
    return s;
}

/* Whoever closes a descriptor first ends the connection for the others. */
static int WSPAPI close_for_all(SOCKET s, LPINT error)
{
    struct descriptor *descriptor = descriptor_find(s, error);
    if (descriptor == NULL)
        return SOCKET_ERROR;
    if (descriptor->socket->descriptors > 1)
        shutdown(descriptor->system, SD_BOTH);
    descriptor_release(descriptor);
    return sample.lpWSPCloseSocket(s, error);
}

const struct fault sharing_faults[] = {
    IN_TABLE("shared-is-another-socket", lpWSPSocket, open_another),
    IN_TABLE("duplicate-heeds-group", lpWSPSocket, heed_group),
    IN_TABLE("duplicate-heeds-roles", lpWSPSocket, heed_roles),
    IN_TABLE("duplicate-heeds-overlapped", lpWSPSocket, heed_overlapped),
    IN_TABLE("first-close-ends-all", lpWSPCloseSocket, close_for_all),
    {NULL, 0, 0, NULL, 0, 0},
};
