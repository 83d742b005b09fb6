/* WSPGetSockOpt and WSPSetSockOpt. */
#include "descriptors.h"

#include <stddef.h>
#include <string.h>

static int give(const void *value, int size, char *optval, LPINT optlen, int *error)
{
    if (optval == NULL || optlen == NULL || *optlen < size)
        return failed(WSAEFAULT, error);
    memcpy(optval, value, size);
    *optlen = size;
    return 0;
}

/* The ANSI form of an entry differs in the last field only. */
static WSAPROTOCOL_INFOA ansi(const WSAPROTOCOL_INFOW *entry)
{
    WSAPROTOCOL_INFOA result;
    memcpy(&result, entry, offsetof(WSAPROTOCOL_INFOA, szProtocol));
    WideCharToMultiByte(CP_ACP, 0, entry->szProtocol, -1, result.szProtocol, sizeof result.szProtocol, NULL, NULL);
    return result;
}

static int get_option(struct descriptor *descriptor, int level, int optname, char *optval, LPINT optlen, int *error)
{
    const struct shared_socket *socket = descriptor->socket;
    WSAPROTOCOL_INFOA entry;
    if (level == SOL_SOCKET) {
        switch (optname) {
        case SO_GROUP_ID:
            return give(&socket->group, sizeof socket->group, optval, optlen, error);
        case SO_GROUP_PRIORITY:
            return give(&socket->group_priority, sizeof socket->group_priority, optval, optlen, error);
        case SO_TYPE:
            return give(&socket->entry.iSocketType, sizeof socket->entry.iSocketType, optval, optlen, error);
        case SO_PROTOCOL_INFOW:
            return give(&socket->entry, sizeof socket->entry, optval, optlen, error);
        case SO_PROTOCOL_INFOA:
            entry = ansi(&socket->entry);
            return give(&entry, sizeof entry, optval, optlen, error);
        case SO_RCVTIMEO:
            return give(&socket->receive_timeout, sizeof socket->receive_timeout, optval, optlen, error);
        case SO_SNDTIMEO:
            return give(&socket->send_timeout, sizeof socket->send_timeout, optval, optlen, error);
        default:
            break;
        }
    }
    return getsockopt(descriptor->system, level, optname, optval, optlen) == 0 ? 0 : failed_below(error);
}

int WSPAPI WSPGetSockOpt(SOCKET s, int level, int optname, char *optval, LPINT optlen, LPINT lpErrno)
{
    struct descriptor *descriptor = enter_with(s, lpErrno);
    int result;
    if (descriptor == NULL)
        return SOCKET_ERROR;
    result = get_option(descriptor, level, optname, optval, optlen, lpErrno);
    descriptor_release(descriptor);
    return result;
}

static int take(void *value, int size, const char *optval, int optlen, int *error)
{
    if (optval == NULL || optlen < size)
        return failed(WSAEFAULT, error);
    memcpy(value, optval, size);
    return 0;
}

static int set_option(struct descriptor *descriptor, int level, int optname, const char *optval, int optlen,
                      int *error)
{
    struct shared_socket *socket = descriptor->socket;
    if (level == SOL_SOCKET) {
        switch (optname) {
        case SO_GROUP_PRIORITY:
            return take(&socket->group_priority, sizeof socket->group_priority, optval, optlen, error);
        case SO_RCVTIMEO:
            return take(&socket->receive_timeout, sizeof socket->receive_timeout, optval, optlen, error);
        case SO_SNDTIMEO:
            return take(&socket->send_timeout, sizeof socket->send_timeout, optval, optlen, error);
        case SO_GROUP_ID:
        case SO_PROTOCOL_INFOA:
        case SO_PROTOCOL_INFOW:
            return failed(WSAENOPROTOOPT, error);
        default:
            break;
        }
    }
    return setsockopt(descriptor->system, level, optname, optval, optlen) == 0 ? 0 : failed_below(error);
}

int WSPAPI WSPSetSockOpt(SOCKET s, int level, int optname, const char *optval, int optlen, LPINT lpErrno)
{
    struct descriptor *descriptor = enter_with(s, lpErrno);
    int result;
    if (descriptor == NULL)
        return SOCKET_ERROR;
    result = set_option(descriptor, level, optname, optval, optlen, lpErrno);
    descriptor_release(descriptor);
    return result;
}
