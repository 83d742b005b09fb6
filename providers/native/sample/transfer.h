/* Moving data on the calling thread, as a call without overlapped parameters does. */
#ifndef TRANSFER_H
#define TRANSFER_H

#include "descriptors.h"

/*
 * Sends; on a socket that blocks until all is sent. `to` is NULL for the peer, or the session, that the socket is
 * connected to.
 */
int transfer_send(struct descriptor *descriptor, LPWSABUF buffers, DWORD count, DWORD flags,
                  const struct sockaddr *to, int to_length, DWORD *sent, int *error);

/* Receives; on a socket that blocks until something has come. `from` may be NULL. */
int transfer_receive(struct descriptor *descriptor, LPWSABUF buffers, DWORD count, DWORD *flags,
                     struct sockaddr *from, LPINT from_length, DWORD *received, int *error);

/* Whether sending is not for the system: the socket is in a session, or its connection is cut or broken. */
BOOL is_sent_here(const struct descriptor *descriptor);

DWORD total_length(const WSABUF *buffers, DWORD count);

#endif
