/*
 * Shared sockets. WSPDuplicateSocket leaves a ticket in the shared memory and puts its number into the entry's
 * dwProviderReserved, the field that also a layered provider above us hands down unchanged.
 */
#ifndef DUPLICATES_H
#define DUPLICATES_H

#include "descriptors.h"

/* Whether an entry is one that our WSPDuplicateSocket has made. */
BOOL is_duplicate(const WSAPROTOCOL_INFOW *info);

/* A further descriptor of the socket that the entry stands for; g and dwFlags do not matter. */
SOCKET open_duplicate(const WSAPROTOCOL_INFOW *info, int *error);

#endif
