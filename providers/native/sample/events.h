/* Network events by message: WSPAsyncSelect over WSAEventSelect of the system's socket. */
#ifndef EVENTS_H
#define EVENTS_H

#include "descriptors.h"

/* Ends the messages of a descriptor, where it has any. */
void notification_end(struct descriptor *descriptor);

/* An accepted socket has its messages as the listener has them. */
void notification_inherit(struct descriptor *accepted, struct descriptor *listener);

#endif
