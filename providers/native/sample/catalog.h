/* The protocols that this provider offers, and what WSPSocket accepts for them. */
#ifndef CATALOG_H
#define CATALOG_H

#include "provider.h"

/* One entry of the catalog: what the provider itself has to know of it. */
struct protocol {
    int family;
    int type;
    int protocol;
    DWORD service_flags;
};

/* The flags of WSPSocket that make a multipoint socket. */
#define CONTROL_ROLES (WSA_FLAG_MULTIPOINT_C_ROOT | WSA_FLAG_MULTIPOINT_C_LEAF)
#define DATA_ROLES (WSA_FLAG_MULTIPOINT_D_ROOT | WSA_FLAG_MULTIPOINT_D_LEAF)

/*
 * The protocol that a call to WSPSocket means. The entry behind lpProtocolInfo says which it is; af, type and
 * protocol may be zero or FROM_PROTOCOL_INFO, or must agree with it.
 * NULL: refused, and *error says why.
 */
const struct protocol *catalog_choose(int af, int type, int protocol, const WSAPROTOCOL_INFOW *info, int *error);

/* Whether a protocol allows these roles: none at all, or one in each plane that its service flags grant. */
BOOL catalog_allows_roles(const struct protocol *protocol, DWORD flags);

/* The protocol that an entry describes, or NULL where it is none of ours. */
const struct protocol *catalog_find(const WSAPROTOCOL_INFOW *info);

/* Whether sockets of an entry are connection-oriented. */
BOOL is_connection_oriented(const WSAPROTOCOL_INFOW *info);

#endif
