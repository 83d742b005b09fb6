#include "system.h"

#include "catalog.h"

#include <stdlib.h>
#include <string.h>

static WSAPROTOCOL_INFOW tcp;
static WSAPROTOCOL_INFOW udp;

static BOOL is_base_of_system(const WSAPROTOCOL_INFOW *info, const GUID *own_provider)
{
    return info->ProtocolChain.ChainLen == BASE_PROTOCOL && info->iAddressFamily == AF_INET &&
           memcmp(&info->ProviderId, own_provider, sizeof *own_provider) != 0;
}

BOOL system_open(const GUID *own_provider)
{
    int wanted[] = {IPPROTO_TCP, IPPROTO_UDP, 0};
    WSAPROTOCOL_INFOW *entries = NULL;
    DWORD size = 0;
    int count, i;
    WSAEnumProtocolsW(wanted, NULL, &size);
    entries = malloc(size);
    count = entries == NULL ? 0 : WSAEnumProtocolsW(wanted, entries, &size);
    for (i = 0; i < count; i++) {
        if (!is_base_of_system(&entries[i], own_provider))
            continue;
        if (entries[i].iProtocol == IPPROTO_TCP)
            tcp = entries[i];
        if (entries[i].iProtocol == IPPROTO_UDP)
            udp = entries[i];
    }
    free(entries);
    return tcp.iProtocol == IPPROTO_TCP && udp.iProtocol == IPPROTO_UDP;
}

static SOCKET make(WSAPROTOCOL_INFOW *info, int *error)
{
    SOCKET s = WSASocketW(FROM_PROTOCOL_INFO, FROM_PROTOCOL_INFO, FROM_PROTOCOL_INFO, info, 0, WSA_FLAG_OVERLAPPED);
    if (s == INVALID_SOCKET)
        failed_below(error);
    else
        system_set_blocking(s, FALSE);
    return s;
}

SOCKET system_socket(const WSAPROTOCOL_INFOW *entry, int *error)
{
    return make(is_connection_oriented(entry) ? &tcp : &udp, error);
}

SOCKET system_socket_from(WSAPROTOCOL_INFOW *duplicate, int *error)
{
    return make(duplicate, error);
}

void system_set_blocking(SOCKET s, BOOL blocks)
{
    u_long non_blocking = !blocks;
    ioctlsocket(s, FIONBIO, &non_blocking);
}
