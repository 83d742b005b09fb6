/* WSPSocket and WSPCloseSocket. */
#include "catalog.h"
#include "descriptors.h"
#include "duplicates.h"
#include "groups.h"
#include "system.h"

/* A socket of its own, not a further descriptor of one. */
static SOCKET open_socket(const WSAPROTOCOL_INFOW *entry, GROUP g, DWORD flags, int *error)
{
    struct shared_socket *socket = shared_socket_create(entry, flags, error);
    struct descriptor *descriptor;
    if (socket == NULL)
        return INVALID_SOCKET;
    if (!group_join(socket, g, error)) {
        shared_socket_release(socket);
        return INVALID_SOCKET;
    }
    descriptor = descriptor_create(entry, socket, error);
    if (descriptor == NULL)
        return INVALID_SOCKET;
    return descriptor_finish(descriptor, system_socket(entry, error));
}

SOCKET WSPAPI WSPSocket(int af, int type, int protocol, LPWSAPROTOCOL_INFOW lpProtocolInfo, GROUP g,
                        DWORD dwFlags, LPINT lpErrno)
{
    const struct protocol *chosen;
    if (!enter(lpErrno))
        return INVALID_SOCKET;
    if (lpProtocolInfo == NULL) {
        *lpErrno = WSAEFAULT;
        return INVALID_SOCKET;
    }
    if (is_duplicate(lpProtocolInfo))
        return open_duplicate(lpProtocolInfo, lpErrno);
    chosen = catalog_choose(af, type, protocol, lpProtocolInfo, lpErrno);
    if (chosen == NULL)
        return INVALID_SOCKET;
    if (!catalog_allows_roles(chosen, dwFlags)) {
        *lpErrno = WSAEINVAL;
        return INVALID_SOCKET;
    }
    return open_socket(lpProtocolInfo, g, dwFlags, lpErrno);
}

int WSPAPI WSPCloseSocket(SOCKET s, LPINT lpErrno)
{
    struct descriptor *descriptor = descriptor_find(s, lpErrno);
    int result;
    if (descriptor == NULL)
        return SOCKET_ERROR;
    result = descriptor_close(descriptor, lpErrno);
    descriptor_release(descriptor);
    return result;
}
