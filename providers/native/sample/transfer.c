#include "transfer.h"

#include "blocking.h"
#include "catalog.h"
#include "link.h"
#include "sessions.h"

#include <stdlib.h>
#include <string.h>

DWORD total_length(const WSABUF *buffers, DWORD count)
{
    DWORD total = 0;
    DWORD i;
    for (i = 0; i < count; i++)
        total += buffers[i].len;
    return total;
}

BOOL is_sent_here(const struct descriptor *descriptor)
{
    return descriptor->socket->session != 0 || link_state(descriptor->socket) != LINK_WHOLE;
}

/* A member of a session sends a datagram to each member that it reaches. */
static int send_to_session(struct descriptor *descriptor, LPWSABUF buffers, DWORD count, DWORD flags, DWORD *sent,
                           int *error)
{
    struct sockaddr_in to[MAX_MEMBERS];
    int targets = session_targets(descriptor->socket, to);
    int i;
    for (i = 0; i < targets; i++)
        if (WSASendTo(descriptor->system, buffers, count, sent, flags, (const struct sockaddr *)&to[i],
                      sizeof to[i], NULL, NULL) == SOCKET_ERROR)
            return failed_below(error);
    *sent = total_length(buffers, count);
    return 0;
}

static int send_once(struct descriptor *descriptor, LPWSABUF buffers, DWORD count, DWORD flags,
                     const struct sockaddr *to, int to_length, DWORD *sent, int *error)
{
    SOCKET s = descriptor->system;
    switch (link_state(descriptor->socket)) {
    case LINK_BROKEN:
        return failed(WSAETIMEDOUT, error);
    case LINK_CUT:
        link_undelivered(descriptor->socket);
        *sent = total_length(buffers, count);
        return 0;
    default:
        break;
    }
    if (descriptor->socket->session != 0 && to == NULL)
        return send_to_session(descriptor, buffers, count, flags, sent, error);
    if ((to == NULL ? WSASend(s, buffers, count, sent, flags, NULL, NULL)
                    : WSASendTo(s, buffers, count, sent, flags, to, to_length, NULL, NULL)) == 0)
        return 0;
    failed_below(error);
    link_note_failure(descriptor->socket, *error);
    return SOCKET_ERROR;
}

/* What is left of the buffers after so many bytes. */
static void advance(LPWSABUF *buffers, DWORD *count, DWORD bytes)
{
    while (*count > 0 && bytes >= (*buffers)->len) {
        bytes -= (*buffers)->len;
        (*buffers)++;
        (*count)--;
    }
    if (*count > 0) {
        (*buffers)->buf += bytes;
        (*buffers)->len -= bytes;
    }
}

/* Goes on with a send that was not done at once; the buffers are a copy. */
static int send_rest(struct descriptor *descriptor, LPWSABUF buffers, DWORD count, DWORD flags,
                     const struct sockaddr *to, int to_length, DWORD *sent, int *error)
{
    advance(&buffers, &count, *sent);
    while (count > 0) {
        DWORD more = 0;
        if (wait_until(descriptor, READY_TO_WRITE, descriptor->socket->send_timeout, error) == SOCKET_ERROR)
            return SOCKET_ERROR;
        if (send_once(descriptor, buffers, count, flags, to, to_length, &more, error) == SOCKET_ERROR) {
            if (*error != WSAEWOULDBLOCK)
                return SOCKET_ERROR;
            continue;
        }
        *sent += more;
        if (!is_connection_oriented(&descriptor->socket->entry))
            return 0;
        advance(&buffers, &count, more);
    }
    return 0;
}

int transfer_send(struct descriptor *descriptor, LPWSABUF buffers, DWORD count, DWORD flags,
                  const struct sockaddr *to, int to_length, DWORD *sent, int *error)
{
    BOOL stream = is_connection_oriented(&descriptor->socket->entry);
    LPWSABUF copy;
    int result;
    *sent = 0;
    result = send_once(descriptor, buffers, count, flags, to, to_length, sent, error);
    if (descriptor->socket->non_blocking || (result == SOCKET_ERROR && *error != WSAEWOULDBLOCK))
        return result;
    if (result == 0 && (!stream || *sent == total_length(buffers, count)))
        return 0;
    copy = malloc(count * sizeof *copy);
    if (copy == NULL)
        return failed(WSAENOBUFS, error);
    memcpy(copy, buffers, count * sizeof *copy);
    result = send_rest(descriptor, copy, count, flags, to, to_length, sent, error);
    free(copy);
    return result;
}

static int receive_once(struct descriptor *descriptor, LPWSABUF buffers, DWORD count, DWORD *flags,
                        struct sockaddr *from, LPINT from_length, DWORD *received, int *error)
{
    SOCKET s = descriptor->system;
    switch (link_state(descriptor->socket)) {
    case LINK_BROKEN:
        return failed(WSAETIMEDOUT, error);
    case LINK_CUT:
        return failed(WSAEWOULDBLOCK, error);
    default:
        break;
    }
    if ((from == NULL ? WSARecv(s, buffers, count, received, flags, NULL, NULL)
                      : WSARecvFrom(s, buffers, count, received, flags, from, from_length, NULL, NULL)) == 0)
        return 0;
    failed_below(error);
    link_note_failure(descriptor->socket, *error);
    return SOCKET_ERROR;
}

int transfer_receive(struct descriptor *descriptor, LPWSABUF buffers, DWORD count, DWORD *flags,
                     struct sockaddr *from, LPINT from_length, DWORD *received, int *error)
{
    DWORD asked = *flags;
    for (;;) {
        *flags = asked;
        if (receive_once(descriptor, buffers, count, flags, from, from_length, received, error) == 0)
            return 0;
        if (*error != WSAEWOULDBLOCK || descriptor->socket->non_blocking)
            return SOCKET_ERROR;
        if (wait_until(descriptor, READY_TO_READ, descriptor->socket->receive_timeout, error) == SOCKET_ERROR)
            return SOCKET_ERROR;
    }
}
