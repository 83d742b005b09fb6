/* dwFlags: the overlapped attribute, and the roles in multipoint sessions. */
#include "faults.h"

#include "catalog.h"
#include "descriptors.h"

static SOCKET WSPAPI never_overlapped(int af, int type, int protocol, LPWSAPROTOCOL_INFOW info, GROUP g, DWORD flags,
                                      LPINT error)
{
    return sample.lpWSPSocket(af, type, protocol, info, g, flags & ~(DWORD)WSA_FLAG_OVERLAPPED, error);
}

static SOCKET WSPAPI always_overlapped(int af, int type, int protocol, LPWSAPROTOCOL_INFOW info, GROUP g, DWORD flags,
                                       LPINT error)
{
    return sample.lpWSPSocket(af, type, protocol, info, g, flags | WSA_FLAG_OVERLAPPED, error);
}

static BOOL is_multipoint(const WSAPROTOCOL_INFOW *info)
{
    return (info->dwServiceFlags1 & XP1_SUPPORT_MULTIPOINT) != 0;
}

/* A root in a session that knows none is made a leaf. */
static SOCKET WSPAPI root_as_leaf(int af, int type, int protocol, LPWSAPROTOCOL_INFOW info, GROUP g, DWORD flags,
                                  LPINT error)
{
    if (is_multipoint(info) && (info->dwServiceFlags1 & XP1_MULTIPOINT_CONTROL_PLANE) == 0 &&
        (flags & (CONTROL_ROLES | DATA_ROLES)) == (WSA_FLAG_MULTIPOINT_C_ROOT | WSA_FLAG_MULTIPOINT_D_LEAF))
        flags = (flags & ~(DWORD)CONTROL_ROLES) | WSA_FLAG_MULTIPOINT_C_LEAF;
    return sample.lpWSPSocket(af, type, protocol, info, g, flags, error);
}

static SOCKET WSPAPI one_role(int af, int type, int protocol, LPWSAPROTOCOL_INFOW info, GROUP g, DWORD flags,
                              LPINT error)
{
    if (is_multipoint(info) && (flags & (CONTROL_ROLES | DATA_ROLES)) == WSA_FLAG_MULTIPOINT_C_LEAF)
        flags |= WSA_FLAG_MULTIPOINT_D_LEAF;
    return sample.lpWSPSocket(af, type, protocol, info, g, flags, error);
}

/* Datagram entries without multipoint take the leaf flags as nothing. */
static SOCKET WSPAPI leaf_anywhere(int af, int type, int protocol, LPWSAPROTOCOL_INFOW info, GROUP g, DWORD flags,
                                   LPINT error)
{
    if (!is_multipoint(info) && (flags & (CONTROL_ROLES | DATA_ROLES)) ==
                                    (WSA_FLAG_MULTIPOINT_C_LEAF | WSA_FLAG_MULTIPOINT_D_LEAF))
        flags &= ~(DWORD)(CONTROL_ROLES | DATA_ROLES);
    return sample.lpWSPSocket(af, type, protocol, info, g, flags, error);
}

static SOCKET WSPAPI not_both(int af, int type, int protocol, LPWSAPROTOCOL_INFOW info, GROUP g, DWORD flags,
                              LPINT error)
{
    if ((flags & WSA_FLAG_OVERLAPPED) != 0 && (flags & (CONTROL_ROLES | DATA_ROLES)) != 0 &&
        info->dwProviderReserved == 0) {
        *error = WSAEINVAL;
        return INVALID_SOCKET;
    }
    return sample.lpWSPSocket(af, type, protocol, info, g, flags, error);
}

/* A leaf of a rooted session sends to every other leaf too. */
static int WSPAPI send_to_leaves(SOCKET s, LPWSABUF buffers, DWORD count, LPDWORD sent, DWORD flags,
                                 LPWSAOVERLAPPED overlapped, LPWSAOVERLAPPED_COMPLETION_ROUTINE routine,
                                 LPWSATHREADID thread, LPINT error)
{
    struct descriptor *descriptor = descriptor_find(s, error);
    int i;
    if (descriptor == NULL)
        return SOCKET_ERROR;
    if (descriptor->socket->session != 0 && (descriptor->socket->flags & WSA_FLAG_MULTIPOINT_D_LEAF) != 0) {
        const struct session *session = &shared->sessions[descriptor->socket->session - 1];
        for (i = 0; i < session->count; i++) {
            const struct sockaddr *to = (const struct sockaddr *)&session->members[i].address;
            if ((session->members[i].roles & WSA_FLAG_MULTIPOINT_D_ROOT) == 0 &&
                &shared->sockets[session->members[i].socket] != descriptor->socket)
                WSASendTo(descriptor->system, buffers, count, sent, flags, to, sizeof session->members[i].address, NULL,
                          NULL);
        }
    }
    descriptor_release(descriptor);
    return sample.lpWSPSend(s, buffers, count, sent, flags, overlapped, routine, thread, error);
}

/* A leaf that joins gets a further descriptor, as a root does. */
static SOCKET WSPAPI join_as_root(SOCKET s, const struct sockaddr *name, int namelen, LPWSABUF caller,
                                  LPWSABUF callee, LPQOS sqos, LPQOS gqos, DWORD flags, LPINT error)
{
    SOCKET joined = sample.lpWSPJoinLeaf(s, name, namelen, caller, callee, sqos, gqos, flags, error);
    WSAPROTOCOL_INFOW entry;
    int length = sizeof entry;
    if (joined != s || sample.lpWSPGetSockOpt(s, SOL_SOCKET, SO_PROTOCOL_INFOW, (char *)&entry, &length, error) != 0)
        return joined;
    return sample.lpWSPSocket(FROM_PROTOCOL_INFO, FROM_PROTOCOL_INFO, FROM_PROTOCOL_INFO, &entry, 0, 0, error);
}

const struct fault flag_faults[] = {
    IN_TABLE("overlapped-ignored", lpWSPSocket, never_overlapped),
    IN_TABLE("overlapped-invented", lpWSPSocket, always_overlapped),
    IN_TABLE("root-without-rooted-plane", lpWSPSocket, root_as_leaf),
    IN_TABLE("one-role-enough", lpWSPSocket, one_role),
    IN_TABLE("leaf-without-multipoint", lpWSPSocket, leaf_anywhere),
    IN_TABLE("roles-not-overlapped", lpWSPSocket, not_both),
    IN_TABLE("leaf-heard-by-leaves", lpWSPSend, send_to_leaves),
    IN_TABLE("leaf-joins-as-root", lpWSPJoinLeaf, join_as_root),
    {NULL, 0, 0, NULL, 0, 0},
};
