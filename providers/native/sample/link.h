/*
 * Connections that no longer deliver. The page: data that cannot be transmitted within a reasonable time breaks the
 * connection, and later calls fail with WSAETIMEDOUT. The system tells us once (WSAETIMEDOUT of the socket
 * underneath); from then on the connection is broken for good.
 *
 * For tests a connection can be cut: what is sent stays here, nothing arrives, and after GIVE_UP_AFTER_MS the
 * connection is broken.
 */
#ifndef LINK_H
#define LINK_H

#include "descriptors.h"

#define GIVE_UP_AFTER_MS 500

/* What a connection can do. */
enum link { LINK_WHOLE, LINK_CUT, LINK_BROKEN };

enum link link_state(struct shared_socket *socket);

/* Cuts the connection of a descriptor, where it has one. */
void link_cut(struct descriptor *descriptor);

/* Data was given to a connection that is cut. */
void link_undelivered(struct shared_socket *socket);

/* A call on the system's socket failed with this code. */
void link_note_failure(struct shared_socket *socket, int error);

#endif
