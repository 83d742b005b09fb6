/*
 * The descriptors of this process. Not being an installable file system, the provider gets each from WS2_32.DLL by
 * WPUCreateSocketHandle and hands in a context, by which WPUQuerySocketHandleContext leads back to the descriptor.
 */
#ifndef DESCRIPTORS_H
#define DESCRIPTORS_H

#include "shared.h"

/* As statement.yaml says (descriptorLimit). */
#define MAX_DESCRIPTORS 512

struct operation;
struct notification;

struct descriptor {
    SOCKET handle;                     /* what the client knows it by */
    SOCKET system;                     /* the socket underneath */
    struct shared_socket *socket;      /* what it has in common with other descriptors of the socket */
    volatile LONG references;          /* the table's, and one for each call and request under way */
    volatile LONG closing;             /* WSPCloseSocket was called */
    struct operation *operations;      /* overlapped requests under way, see operations.h */
    struct notification *notification; /* of WSPAsyncSelect, see events.c */
};

void descriptors_open(void);

/*
 * A new descriptor of a socket, known to WS2_32.DLL, with INVALID_SOCKET as `system` still. It takes over one hold
 * on the socket. NULL: *error says why (WSAEMFILE, or what the upcall said), and the hold is given up.
 */
struct descriptor *descriptor_create(const WSAPROTOCOL_INFOW *entry, struct shared_socket *socket, int *error);

/*
 * A descriptor from creation to its return to the client: takes the socket of the system over and gives the
 * descriptor's number; where `system` is INVALID_SOCKET, takes all back and gives INVALID_SOCKET.
 */
SOCKET descriptor_finish(struct descriptor *descriptor, SOCKET system);

/* The descriptor that the client means; give it back with descriptor_release. NULL: *error is WSAENOTSOCK. */
struct descriptor *descriptor_find(SOCKET s, int *error);

/* For calls: enter(), then descriptor_find(). */
struct descriptor *enter_with(SOCKET s, int *error);

void descriptor_release(struct descriptor *descriptor);

/* Closes the system's socket; the rest goes when nobody uses the descriptor any more. SOCKET_ERROR: see *error. */
int descriptor_close(struct descriptor *descriptor, int *error);

/* Calls `visit` for each descriptor that is open. */
void descriptors_for_each(void (*visit)(struct descriptor *));

#endif
