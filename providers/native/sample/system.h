/* The sockets of the system, on which this provider is built. */
#ifndef SYSTEM_H
#define SYSTEM_H

#include "provider.h"

/*
 * Looks up the system's own TCP and UDP entries. Sockets are made with exactly these: where our own entries come
 * first in the catalog, the system's WSASocket would otherwise find its way back to us.
 * FALSE: the system lacks one of them.
 */
BOOL system_open(const GUID *own_provider);

/*
 * A socket of the system for an entry of ours: overlapped, so that requests can be left pending, and non-blocking,
 * since this provider does the waiting itself (see blocking.h). INVALID_SOCKET: *error says why.
 */
SOCKET system_socket(const WSAPROTOCOL_INFOW *entry, int *error);

/* The same for the structure that the system's WSADuplicateSocket gave. */
SOCKET system_socket_from(WSAPROTOCOL_INFOW *duplicate, int *error);

void system_set_blocking(SOCKET s, BOOL blocks);

#endif
