/*
 * Waiting. The system's sockets never block; a call on a socket that blocks waits here, so that the client's
 * blocking hook is called, WSPCancelBlockingCall works, and closing the socket ends the wait.
 */
#ifndef BLOCKING_H
#define BLOCKING_H

#include "descriptors.h"

/*
 * Looks whether what is waited for has come, for so many milliseconds at most.
 * 1: yes; 0: not yet; a negative number: the error code, negated, with which the call ends.
 */
typedef int (*look)(void *subject, DWORD milliseconds);

enum readiness { READY_TO_READ, READY_TO_WRITE, READY_CONNECTED };

BOOL blocking_open(void);
void blocking_close(void);

/* Whether this thread is inside a blocking hook that we have called. */
BOOL is_in_blocking_hook(void);

/*
 * Waits as a blocking call of the entry does.
 * timeout_ms: INFINITE, or when to give up. SOCKET_ERROR: *error is WSAEINTR (the hook says so), WSAETIMEDOUT, or
 * what the look gave.
 */
int wait_for(DWORD catalog_entry, look look, void *subject, DWORD timeout_ms, int *error);

/* Waits until a socket is ready; fails with WSAEINTR where it is closed meanwhile. timeout_ms: 0 is for ever. */
int wait_until(struct descriptor *descriptor, enum readiness readiness, DWORD timeout_ms, int *error);

/* The same without waiting: 1 ready, 0 not yet, negative: the connection could not be made. */
int is_ready(SOCKET system, enum readiness readiness);

#endif
