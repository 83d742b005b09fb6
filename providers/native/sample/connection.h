/* Whether a connection-oriented socket is connected. */
#ifndef CONNECTION_H
#define CONNECTION_H

#include "descriptors.h"

/* A connect that did not block has ended meanwhile: takes note of how. Does nothing where none is under way. */
void connection_settle(struct descriptor *descriptor);

/* FALSE: a connection-oriented socket that is not connected. */
BOOL can_carry_data(const struct shared_socket *socket);

/* Gives the state of a connection, and with it the claim on the address of the socket's group. */
void connection_set(struct shared_socket *socket, enum connection connection);

#endif
