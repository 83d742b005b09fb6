/* WSPSend and WSPSendTo. */
#include "catalog.h"
#include "connection.h"
#include "operations.h"
#include "transfer.h"

static int send_data(struct descriptor *descriptor, LPWSABUF buffers, DWORD count, DWORD flags,
                     const struct sockaddr *to, int to_length, LPDWORD bytes, const struct notice *notice, int *error)
{
    BOOL overlapped = is_overlapped(descriptor, notice);
    DWORD sent = 0;
    connection_settle(descriptor);
    if (!can_carry_data(descriptor->socket))
        return failed(WSAENOTCONN, error);
    if (overlapped && !is_sent_here(descriptor)) {
        struct request request = {.kind = to == NULL ? REQUEST_SEND : REQUEST_SEND_TO};
        request.buffers = buffers;
        request.count = count;
        request.flags = flags;
        request.to = to;
        request.to_length = to_length;
        return operation_begin(descriptor, &request, notice, error);
    }
    if (transfer_send(descriptor, buffers, count, flags, to, to_length, &sent, error) == SOCKET_ERROR)
        return SOCKET_ERROR;
    if (bytes != NULL)
        *bytes = sent;
    return overlapped ? operation_done(descriptor, notice, sent, error) : 0;
}

int WSPAPI WSPSend(SOCKET s, LPWSABUF lpBuffers, DWORD dwBufferCount, LPDWORD lpNumberOfBytesSent, DWORD dwFlags,
                   LPWSAOVERLAPPED lpOverlapped, LPWSAOVERLAPPED_COMPLETION_ROUTINE lpCompletionRoutine,
                   LPWSATHREADID lpThreadId, LPINT lpErrno)
{
    struct notice notice = {lpOverlapped, lpCompletionRoutine, lpThreadId};
    struct descriptor *descriptor = enter_with(s, lpErrno);
    int result;
    if (descriptor == NULL)
        return SOCKET_ERROR;
    result = send_data(descriptor, lpBuffers, dwBufferCount, dwFlags, NULL, 0, lpNumberOfBytesSent, &notice, lpErrno);
    descriptor_release(descriptor);
    return result;
}

int WSPAPI WSPSendTo(SOCKET s, LPWSABUF lpBuffers, DWORD dwBufferCount, LPDWORD lpNumberOfBytesSent, DWORD dwFlags,
                     const struct sockaddr *lpTo, int iTolen, LPWSAOVERLAPPED lpOverlapped,
                     LPWSAOVERLAPPED_COMPLETION_ROUTINE lpCompletionRoutine, LPWSATHREADID lpThreadId, LPINT lpErrno)
{
    struct notice notice = {lpOverlapped, lpCompletionRoutine, lpThreadId};
    struct descriptor *descriptor = enter_with(s, lpErrno);
    int result;
    if (descriptor == NULL)
        return SOCKET_ERROR;
    /* On a connection-oriented socket an address is ignored. */
    if (is_connection_oriented(&descriptor->socket->entry))
        lpTo = NULL;
    result = send_data(descriptor, lpBuffers, dwBufferCount, dwFlags, lpTo, iTolen, lpNumberOfBytesSent, &notice,
                       lpErrno);
    descriptor_release(descriptor);
    return result;
}
