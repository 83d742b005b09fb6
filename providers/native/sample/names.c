/* WSPGetSockName and WSPGetPeerName. */
#include "connection.h"

int WSPAPI WSPGetSockName(SOCKET s, struct sockaddr *name, LPINT namelen, LPINT lpErrno)
{
    struct descriptor *descriptor = enter_with(s, lpErrno);
    int result;
    if (descriptor == NULL)
        return SOCKET_ERROR;
    result = getsockname(descriptor->system, name, namelen) == 0 ? 0 : failed_below(lpErrno);
    descriptor_release(descriptor);
    return result;
}

int WSPAPI WSPGetPeerName(SOCKET s, struct sockaddr *name, LPINT namelen, LPINT lpErrno)
{
    struct descriptor *descriptor = enter_with(s, lpErrno);
    int result;
    if (descriptor == NULL)
        return SOCKET_ERROR;
    connection_settle(descriptor);
    result = getpeername(descriptor->system, name, namelen) == 0 ? 0 : failed_below(lpErrno);
    descriptor_release(descriptor);
    return result;
}
