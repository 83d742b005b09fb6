/* WSPRecv and WSPRecvFrom. */
#include "catalog.h"
#include "connection.h"
#include "link.h"
#include "operations.h"
#include "transfer.h"

static int receive_data(struct descriptor *descriptor, LPWSABUF buffers, DWORD count, LPDWORD flags,
                        struct sockaddr *from, LPINT from_length, LPDWORD bytes, const struct notice *notice,
                        int *error)
{
    DWORD received = 0;
    connection_settle(descriptor);
    if (!can_carry_data(descriptor->socket))
        return failed(WSAENOTCONN, error);
    if (is_overlapped(descriptor, notice)) {
        struct request request = {.kind = from == NULL ? REQUEST_RECEIVE : REQUEST_RECEIVE_FROM};
        if (link_state(descriptor->socket) == LINK_BROKEN)
            return failed(WSAETIMEDOUT, error);
        request.buffers = buffers;
        request.count = count;
        request.flags = *flags;
        request.from = from;
        request.from_length = from_length;
        return operation_begin(descriptor, &request, notice, error);
    }
    if (transfer_receive(descriptor, buffers, count, flags, from, from_length, &received, error) == SOCKET_ERROR)
        return SOCKET_ERROR;
    if (bytes != NULL)
        *bytes = received;
    return 0;
}

int WSPAPI WSPRecv(SOCKET s, LPWSABUF lpBuffers, DWORD dwBufferCount, LPDWORD lpNumberOfBytesRecvd, LPDWORD lpFlags,
                   LPWSAOVERLAPPED lpOverlapped, LPWSAOVERLAPPED_COMPLETION_ROUTINE lpCompletionRoutine,
                   LPWSATHREADID lpThreadId, LPINT lpErrno)
{
    struct notice notice = {lpOverlapped, lpCompletionRoutine, lpThreadId};
    struct descriptor *descriptor = enter_with(s, lpErrno);
    int result;
    if (descriptor == NULL)
        return SOCKET_ERROR;
    result = receive_data(descriptor, lpBuffers, dwBufferCount, lpFlags, NULL, NULL, lpNumberOfBytesRecvd, &notice,
                          lpErrno);
    descriptor_release(descriptor);
    return result;
}

int WSPAPI WSPRecvFrom(SOCKET s, LPWSABUF lpBuffers, DWORD dwBufferCount, LPDWORD lpNumberOfBytesRecvd,
                       LPDWORD lpFlags, struct sockaddr *lpFrom, LPINT lpFromlen, LPWSAOVERLAPPED lpOverlapped,
                       LPWSAOVERLAPPED_COMPLETION_ROUTINE lpCompletionRoutine, LPWSATHREADID lpThreadId, LPINT lpErrno)
{
    struct notice notice = {lpOverlapped, lpCompletionRoutine, lpThreadId};
    struct descriptor *descriptor = enter_with(s, lpErrno);
    int result;
    if (descriptor == NULL)
        return SOCKET_ERROR;
    /* On a connection-oriented socket the address is not told. */
    if (is_connection_oriented(&descriptor->socket->entry))
        lpFrom = NULL;
    result = receive_data(descriptor, lpBuffers, dwBufferCount, lpFlags, lpFrom, lpFromlen, lpNumberOfBytesRecvd,
                          &notice, lpErrno);
    descriptor_release(descriptor);
    return result;
}
