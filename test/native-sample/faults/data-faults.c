/* What is sent and received. */
#include "faults.h"

#include "catalog.h"
#include "descriptors.h"

#include <stdlib.h>
#include <string.h>

/* Pieces of this size and more are tampered with: so only the rules about what arrives are broken. */
#define LONG_PIECE 16
#define EVERY 5

static BOOL is_stream(SOCKET s)
{
    int type = 0, length = sizeof type, ignored;
    return sample.lpWSPGetSockOpt(s, SOL_SOCKET, SO_TYPE, (char *)&type, &length, &ignored) == 0 &&
           type == SOCK_STREAM;
}

/* Whether this piece is one to tamper with: one of several, and in one buffer. */
static BOOL is_chosen(SOCKET s, const WSABUF *buffers, DWORD count)
{
    static LONG pieces;
    return count == 1 && buffers->len >= LONG_PIECE && is_stream(s) && InterlockedIncrement(&pieces) % EVERY == 0;
}

static int WSPAPI lose(SOCKET s, LPWSABUF buffers, DWORD count, LPDWORD sent, DWORD flags, LPWSAOVERLAPPED overlapped,
                       LPWSAOVERLAPPED_COMPLETION_ROUTINE routine, LPWSATHREADID thread, LPINT error)
{
    WSABUF most = *buffers;
    int result;
    if (!is_chosen(s, buffers, count))
        return sample.lpWSPSend(s, buffers, count, sent, flags, overlapped, routine, thread, error);
    most.len--;
    result = sample.lpWSPSend(s, &most, 1, sent, flags, overlapped, routine, thread, error);
    if (result == 0 && *sent == most.len)
        *sent = buffers->len;
    return result;
}

static int WSPAPI double_piece(SOCKET s, LPWSABUF buffers, DWORD count, LPDWORD sent, DWORD flags,
                               LPWSAOVERLAPPED overlapped, LPWSAOVERLAPPED_COMPLETION_ROUTINE routine,
                               LPWSATHREADID thread, LPINT error)
{
    if (is_chosen(s, buffers, count))
        sample.lpWSPSend(s, buffers, count, sent, flags, NULL, NULL, NULL, error);
    return sample.lpWSPSend(s, buffers, count, sent, flags, overlapped, routine, thread, error);
}

/* The first two bytes of a piece change places. */
static int WSPAPI swap(SOCKET s, LPWSABUF buffers, DWORD count, LPDWORD sent, DWORD flags, LPWSAOVERLAPPED overlapped,
                       LPWSAOVERLAPPED_COMPLETION_ROUTINE routine, LPWSATHREADID thread, LPINT error)
{
    WSABUF swapped = *buffers;
    int result;
    if (!is_chosen(s, buffers, count) || (swapped.buf = malloc(buffers->len)) == NULL)
        return sample.lpWSPSend(s, buffers, count, sent, flags, overlapped, routine, thread, error);
    memcpy(swapped.buf, buffers->buf, buffers->len);
    swapped.buf[0] = buffers->buf[1];
    swapped.buf[1] = buffers->buf[0];
    result = sample.lpWSPSend(s, &swapped, 1, sent, flags, NULL, NULL, NULL, error);
    free(swapped.buf);
    return result;
}

static int WSPAPI send_unconnected(SOCKET s, LPWSABUF buffers, DWORD count, LPDWORD sent, DWORD flags,
                                   LPWSAOVERLAPPED overlapped, LPWSAOVERLAPPED_COMPLETION_ROUTINE routine,
                                   LPWSATHREADID thread, LPINT error)
{
    int result = sample.lpWSPSend(s, buffers, count, sent, flags, overlapped, routine, thread, error);
    if (result == SOCKET_ERROR && *error == WSAENOTCONN && is_stream(s)) {
        *sent = buffers->len;
        return 0;
    }
    return result;
}

static int WSPAPI send_reset(SOCKET s, LPWSABUF buffers, DWORD count, LPDWORD sent, DWORD flags,
                             LPWSAOVERLAPPED overlapped, LPWSAOVERLAPPED_COMPLETION_ROUTINE routine,
                             LPWSATHREADID thread, LPINT error)
{
    int result = sample.lpWSPSend(s, buffers, count, sent, flags, overlapped, routine, thread, error);
    if (result == SOCKET_ERROR && *error == WSAETIMEDOUT)
        *error = WSAECONNRESET;
    return result;
}

/* The peer of a datagram socket is kept here, and the system is not told: so everybody is heard. */
static struct {
    SOCKET s;
    struct sockaddr_in peer;
} peers[MAX_DESCRIPTORS];
static int peer_count;

static int WSPAPI connect_to_send(SOCKET s, const struct sockaddr *name, int namelen, LPWSABUF caller,
                                  LPWSABUF callee, LPQOS sqos, LPQOS gqos, LPINT error)
{
    if (is_stream(s) || namelen < (int)sizeof peers[0].peer)
        return sample.lpWSPConnect(s, name, namelen, caller, callee, sqos, gqos, error);
    peers[peer_count % MAX_DESCRIPTORS].s = s;
    memcpy(&peers[peer_count++ % MAX_DESCRIPTORS].peer, name, sizeof peers[0].peer);
    return 0;
}

static int WSPAPI send_to_peer(SOCKET s, LPWSABUF buffers, DWORD count, LPDWORD sent, DWORD flags,
                               LPWSAOVERLAPPED overlapped, LPWSAOVERLAPPED_COMPLETION_ROUTINE routine,
                               LPWSATHREADID thread, LPINT error)
{
    int i;
    for (i = 0; i < MAX_DESCRIPTORS; i++)
        if (peers[i].s == s)
            return sample.lpWSPSendTo(s, buffers, count, sent, flags, (const struct sockaddr *)&peers[i].peer,
                                      sizeof peers[i].peer, overlapped, routine, thread, error);
    return sample.lpWSPSend(s, buffers, count, sent, flags, overlapped, routine, thread, error);
}

static int WSPAPI tell_other_sender(SOCKET s, LPWSABUF buffers, DWORD count, LPDWORD received, LPDWORD flags,
                                 struct sockaddr *from, LPINT from_length, LPWSAOVERLAPPED overlapped,
                                 LPWSAOVERLAPPED_COMPLETION_ROUTINE routine, LPWSATHREADID thread, LPINT error)
{
    int result = sample.lpWSPRecvFrom(s, buffers, count, received, flags, from, from_length, overlapped, routine,
                                      thread, error);
    if (result == 0 && from != NULL && from_length != NULL && !is_stream(s))
        ((struct sockaddr_in *)from)->sin_port ^= 1;
    return result;
}

const struct fault data_faults[] = {
    IN_TABLE("data-lost", lpWSPSend, lose),
    IN_TABLE("data-doubled", lpWSPSend, double_piece),
    IN_TABLE("data-out-of-order", lpWSPSend, swap),
    IN_TABLE("data-before-connect", lpWSPSend, send_unconnected),
    IN_TABLE("reset-for-timed-out", lpWSPSend, send_reset),
    IN_TABLE("connected-hears-everybody", lpWSPConnect, connect_to_send),
    IN_TABLE("connected-hears-everybody", lpWSPSend, send_to_peer),
    IN_TABLE("other-sender-told", lpWSPRecvFrom, tell_other_sender),
    {NULL, 0, 0, NULL, 0, 0},
};
