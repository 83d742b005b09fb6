/*
 * Multipoint sessions, on this host. In a rooted session the c_root gives the session its name when it binds, and
 * leaves join it under that name; a session without root begins with its first leaf. Data goes as datagrams from
 * socket to socket: from the d_root to every leaf, from a d_leaf to the d_root, and without root from each to all.
 */
#ifndef SESSIONS_H
#define SESSIONS_H

#include "shared.h"

/* The root has bound to the name. 0, WSAEADDRINUSE or WSAENOBUFS. */
int session_open(struct shared_socket *root, const struct sockaddr_in *name);

/* A leaf, bound to an address of its own, joins. 0, WSAECONNREFUSED (no such session), WSAEISCONN or WSAENOBUFS. */
int session_join(struct shared_socket *leaf, const struct sockaddr_in *own, const struct sockaddr_in *name);

/* The root invites the leaf with that address. 0, WSAENOTCONN (the root is not bound) or WSAENOBUFS. */
int session_invite(struct shared_socket *root, const struct sockaddr_in *leaf);

/* The socket is closed. Called with the shared memory locked. */
void session_leave(struct shared_socket *socket);

/* Where data of a member goes, and how many addresses that are; `to` has room for MAX_MEMBERS. */
int session_targets(const struct shared_socket *sender, struct sockaddr_in *to);

#endif
