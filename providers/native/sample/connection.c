/* WSPBind, WSPConnect, WSPListen and the end of a connection. */
#include "connection.h"

#include "blocking.h"
#include "catalog.h"
#include "groups.h"
#include "sessions.h"


void connection_set(struct shared_socket *socket, enum connection connection)
{
    socket->connection = connection;
    if (connection != CONNECTING)
        group_settle_claim(socket, connection == CONNECTED);
}

BOOL can_carry_data(const struct shared_socket *socket)
{
    return !is_connection_oriented(&socket->entry) || socket->connection == CONNECTED;
}

void connection_settle(struct descriptor *descriptor)
{
    int ready;
    if (descriptor->socket->connection != CONNECTING)
        return;
    ready = is_ready(descriptor->system, READY_CONNECTED);
    if (ready != 0)
        connection_set(descriptor->socket, ready > 0 ? CONNECTED : NOT_CONNECTED);
}

int WSPAPI WSPBind(SOCKET s, const struct sockaddr *name, int namelen, LPINT lpErrno)
{
    struct descriptor *descriptor = enter_with(s, lpErrno);
    int result = 0;
    if (descriptor == NULL)
        return SOCKET_ERROR;
    if (bind(descriptor->system, name, namelen) == SOCKET_ERROR) {
        result = failed_below(lpErrno);
    } else if ((descriptor->socket->flags & WSA_FLAG_MULTIPOINT_C_ROOT) != 0) {
        struct sockaddr_in own;
        int length = sizeof own;
        int code;
        getsockname(descriptor->system, (struct sockaddr *)&own, &length);
        code = session_open(descriptor->socket, &own);
        if (code != 0)
            result = failed(code, lpErrno);
    }
    descriptor_release(descriptor);
    return result;
}

/* Waits for a connect that the system has begun. 0, or the code with which it ends. */
static int finish_connect(struct descriptor *descriptor)
{
    int code;
    int length = sizeof code;
    int of_connect = 0;
    if (wait_until(descriptor, READY_CONNECTED, 0, &code) == 0)
        return 0;
    if (code != WSAEINTR)
        getsockopt(descriptor->system, SOL_SOCKET, SO_ERROR, (char *)&of_connect, &length);
    return of_connect != 0 ? of_connect : code;
}

static int connect_stream(struct descriptor *descriptor, const struct sockaddr *name, int namelen, int *error)
{
    struct shared_socket *socket = descriptor->socket;
    int code = 0;
    connection_settle(descriptor);
    if (socket->connection != NOT_CONNECTED)
        return failed(socket->connection == CONNECTED ? WSAEISCONN : WSAEALREADY, error);
    if (!group_claim(socket, name, namelen))
        return failed(WSAEINVAL, error);
    socket->connection = CONNECTING;
    if (connect(descriptor->system, name, namelen) == SOCKET_ERROR)
        code = WSAGetLastError();
    if (code == WSAEWOULDBLOCK && !socket->non_blocking)
        code = finish_connect(descriptor);
    /* Under way, or cancelled: how it ends is seen later. */
    if (code != WSAEWOULDBLOCK && code != WSAEINTR)
        connection_set(socket, code == 0 ? CONNECTED : NOT_CONNECTED);
    return code == 0 ? 0 : failed(code, error);
}

int WSPAPI WSPConnect(SOCKET s, const struct sockaddr *name, int namelen, LPWSABUF lpCallerData,
                      LPWSABUF lpCalleeData, LPQOS lpSQOS, LPQOS lpGQOS, LPINT lpErrno)
{
    struct descriptor *descriptor = enter_with(s, lpErrno);
    int result;
    if (descriptor == NULL)
        return SOCKET_ERROR;
    if (lpSQOS != NULL || lpGQOS != NULL)
        result = failed(WSAEOPNOTSUPP, lpErrno);
    else if (lpCallerData != NULL && lpCallerData->len > 0)
        result = failed(WSAEPROTONOSUPPORT, lpErrno);
    else if (is_connection_oriented(&descriptor->socket->entry))
        result = connect_stream(descriptor, name, namelen, lpErrno);
    else
        result = connect(descriptor->system, name, namelen) == 0 ? 0 : failed_below(lpErrno);
    if (result == 0 && lpCalleeData != NULL)
        lpCalleeData->len = 0;
    descriptor_release(descriptor);
    return result;
}

int WSPAPI WSPListen(SOCKET s, int backlog, LPINT lpErrno)
{
    struct descriptor *descriptor = enter_with(s, lpErrno);
    int result;
    if (descriptor == NULL)
        return SOCKET_ERROR;
    result = listen(descriptor->system, backlog) == 0 ? 0 : failed_below(lpErrno);
    descriptor_release(descriptor);
    return result;
}

int WSPAPI WSPShutdown(SOCKET s, int how, LPINT lpErrno)
{
    struct descriptor *descriptor = enter_with(s, lpErrno);
    int result;
    if (descriptor == NULL)
        return SOCKET_ERROR;
    result = shutdown(descriptor->system, how) == 0 ? 0 : failed_below(lpErrno);
    descriptor_release(descriptor);
    return result;
}

/* No protocol of ours carries data with the end of a connection. */
static int disconnect(SOCKET s, int how, const WSABUF *data, int *error)
{
    if (data != NULL && data->len > 0)
        return failed(WSAENOPROTOOPT, error);
    return WSPShutdown(s, how, error);
}

int WSPAPI WSPSendDisconnect(SOCKET s, LPWSABUF lpOutboundDisconnectData, LPINT lpErrno)
{
    return disconnect(s, SD_SEND, lpOutboundDisconnectData, lpErrno);
}

int WSPAPI WSPRecvDisconnect(SOCKET s, LPWSABUF lpInboundDisconnectData, LPINT lpErrno)
{
    return disconnect(s, SD_RECEIVE, lpInboundDisconnectData, lpErrno);
}
