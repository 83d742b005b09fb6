/* WSPJoinLeaf. */
#include "catalog.h"
#include "descriptors.h"
#include "sessions.h"
#include "system.h"

#include <string.h>

/* The address by which others reach a socket of this host; an unbound socket gets one. */
static int own_address(SOCKET system, struct sockaddr_in *own, int *error)
{
    struct sockaddr_in any = {.sin_family = AF_INET};
    int length = sizeof *own;
    any.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (getsockname(system, (struct sockaddr *)own, &length) == SOCKET_ERROR) {
        length = sizeof *own;
        if (bind(system, (const struct sockaddr *)&any, sizeof any) == SOCKET_ERROR ||
            getsockname(system, (struct sockaddr *)own, &length) == SOCKET_ERROR)
            return failed_below(error);
    }
    if (own->sin_addr.s_addr == htonl(INADDR_ANY))
        own->sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return 0;
}

/* A leaf joins the session of that name. Its own descriptor is what it talks to the session with. */
static SOCKET join(struct descriptor *leaf, const struct sockaddr_in *session, int *error)
{
    struct sockaddr_in own;
    int code;
    if (own_address(leaf->system, &own, error) == SOCKET_ERROR)
        return INVALID_SOCKET;
    code = session_join(leaf->socket, &own, session);
    if (code != 0)
        *error = code;
    return code == 0 ? leaf->handle : INVALID_SOCKET;
}

/* The socket underneath for the talk of a root with one leaf. */
static SOCKET connected_to_leaf(struct descriptor *root, const struct sockaddr_in *leaf, int *error)
{
    SOCKET system = system_socket(&root->socket->entry, error);
    int code = 0;
    if (system == INVALID_SOCKET)
        return INVALID_SOCKET;
    if (connect(system, (const struct sockaddr *)leaf, sizeof *leaf) == SOCKET_ERROR)
        code = WSAGetLastError();
    if (code == 0)
        code = session_invite(root->socket, leaf);
    if (code == 0)
        return system;
    closesocket(system);
    *error = code;
    return INVALID_SOCKET;
}

/* The root invites a leaf, and gets a descriptor for the talk with this leaf alone. */
static SOCKET invite(struct descriptor *root, const struct sockaddr_in *leaf, int *error)
{
    const DWORD roles = WSA_FLAG_MULTIPOINT_C_LEAF | WSA_FLAG_MULTIPOINT_D_LEAF;
    DWORD flags = (root->socket->flags & WSA_FLAG_OVERLAPPED) | roles;
    struct shared_socket *socket = shared_socket_create(&root->socket->entry, flags, error);
    struct descriptor *descriptor = NULL;
    if (socket != NULL)
        descriptor = descriptor_create(&socket->entry, socket, error);
    if (descriptor == NULL)
        return INVALID_SOCKET;
    socket->non_blocking = root->socket->non_blocking;
    return descriptor_finish(descriptor, connected_to_leaf(root, leaf, error));
}

SOCKET WSPAPI WSPJoinLeaf(SOCKET s, const struct sockaddr *name, int namelen, LPWSABUF lpCallerData,
                          LPWSABUF lpCalleeData, LPQOS lpSQOS, LPQOS lpGQOS, DWORD dwFlags, LPINT lpErrno)
{
    struct descriptor *descriptor = enter_with(s, lpErrno);
    SOCKET result = INVALID_SOCKET;
    struct sockaddr_in address;
    DWORD roles;
    if (descriptor == NULL)
        return INVALID_SOCKET;
    roles = descriptor->socket->flags & CONTROL_ROLES;
    if (namelen >= (int)sizeof address)
        memcpy(&address, name, sizeof address);
    if (namelen < (int)sizeof address)
        *lpErrno = WSAEFAULT;
    else if (roles == 0 || (dwFlags & ~(DWORD)JL_BOTH & ~(DWORD)(JL_SENDER_ONLY | JL_RECEIVER_ONLY)) != 0)
        *lpErrno = WSAEINVAL;
    else if (lpSQOS != NULL || lpGQOS != NULL)
        *lpErrno = WSAEOPNOTSUPP;
    else if (lpCallerData != NULL && lpCallerData->len > 0)
        *lpErrno = WSAEPROTONOSUPPORT;
    else if (roles == WSA_FLAG_MULTIPOINT_C_ROOT)
        result = invite(descriptor, &address, lpErrno);
    else
        result = join(descriptor, &address, lpErrno);
    if (result != INVALID_SOCKET && lpCalleeData != NULL)
        lpCalleeData->len = 0;
    descriptor_release(descriptor);
    return result;
}
