/*
 * Socket groups. An unconstrained group takes any sockets; a constrained one takes connection-oriented sockets of
 * one protocol, whose connections all go to one host.
 *
 * A member claims the host before it connects. The first claim says which host it is; claims of a connect that fails
 * are given up, and with the last one the host is open again. Once a connection was made the host is fixed.
 */
#ifndef GROUPS_H
#define GROUPS_H

#include "shared.h"

/*
 * Makes a new socket a member: g is 0, SG_UNCONSTRAINED_GROUP, SG_CONSTRAINED_GROUP or an ID.
 * FALSE: *error is WSAEINVAL, or WSAENOBUFS where there is no place for a further group.
 */
BOOL group_join(struct shared_socket *socket, GROUP g, int *error);

/* The socket is closed. Called with the shared memory locked. */
void group_leave(struct shared_socket *socket);

/* FALSE: the socket's group is connected to another host. */
BOOL group_claim(struct shared_socket *socket, const struct sockaddr *name, int namelen);

/* The connect for which the claim was made has succeeded, or has failed. */
void group_settle_claim(struct shared_socket *socket, BOOL connected);

#endif
