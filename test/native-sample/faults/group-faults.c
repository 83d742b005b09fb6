/* Socket groups. These faults look into the sample's own tables. */
#include "faults.h"

#include "descriptors.h"

#include <string.h>

#define FIRST_ID (SG_CONSTRAINED_GROUP + 1)

static struct group *group_with(GROUP id)
{
    int i;
    for (i = 0; i < MAX_GROUPS; i++)
        if (shared->groups[i].id == id)
            return &shared->groups[i];
    return NULL;
}

static BOOL is_id(GROUP g, const WSAPROTOCOL_INFOW *info)
{
    return g >= FIRST_ID && info->dwProviderReserved == 0;
}

static SOCKET WSPAPI accept_dead(int af, int type, int protocol, LPWSAPROTOCOL_INFOW info, GROUP g, DWORD flags,
                                 LPINT error)
{
    if (is_id(g, info) && group_with(g) == NULL)
        g = 0;
    return sample.lpWSPSocket(af, type, protocol, info, g, flags, error);
}

/* The sample's ID of each group that this process knows; the client gets the place in this table. */
static GROUP known[MAX_GROUPS];

static GROUP id_in_process(GROUP id)
{
    int i;
    for (i = 0; i < MAX_GROUPS - 1 && known[i] != 0 && known[i] != id; i++)
        continue;
    known[i] = id;
    return FIRST_ID + i;
}

static SOCKET WSPAPI take_id_of_process(int af, int type, int protocol, LPWSAPROTOCOL_INFOW info, GROUP g,
                                        DWORD flags, LPINT error)
{
    if (is_id(g, info) && g < FIRST_ID + MAX_GROUPS)
        g = known[g - FIRST_ID] == 0 ? g : known[g - FIRST_ID];
    return sample.lpWSPSocket(af, type, protocol, info, g, flags, error);
}

static int WSPAPI tell_id_of_process(SOCKET s, int level, int optname, char *optval, LPINT optlen, LPINT error)
{
    int result = sample.lpWSPGetSockOpt(s, level, optname, optval, optlen, error);
    GROUP id;
    if (result == 0 && level == SOL_SOCKET && optname == SO_GROUP_ID) {
        memcpy(&id, optval, sizeof id);
        if (id != 0)
            id = id_in_process(id);
        memcpy(optval, &id, sizeof id);
    }
    return result;
}

/* Whoever has made a group ends it. */
static SOCKET founders[MAX_DESCRIPTORS];
static int founder_count;

static SOCKET WSPAPI note_founder(int af, int type, int protocol, LPWSAPROTOCOL_INFOW info, GROUP g, DWORD flags,
                                  LPINT error)
{
    SOCKET s = sample.lpWSPSocket(af, type, protocol, info, g, flags, error);
    if (s != INVALID_SOCKET && (g == SG_UNCONSTRAINED_GROUP || g == SG_CONSTRAINED_GROUP) &&
        info->dwProviderReserved == 0)
        founders[founder_count++ % MAX_DESCRIPTORS] = s;
    return s;
}

static GROUP group_of(SOCKET s)
{
    int ignored;
    struct descriptor *descriptor = descriptor_find(s, &ignored);
    GROUP id = 0;
    if (descriptor != NULL) {
        id = descriptor->socket->group;
        descriptor_release(descriptor);
    }
    return id;
}

static int WSPAPI close_with_group(SOCKET s, LPINT error)
{
    GROUP id = group_of(s);
    int result = sample.lpWSPCloseSocket(s, error);
    int i;
    for (i = 0; i < MAX_DESCRIPTORS; i++) {
        if (founders[i] != s)
            continue;
        founders[i] = 0;
        lock_shared();
        if (group_with(id) != NULL)
            group_with(id)->id = 0;
        unlock_shared();
    }
    return result;
}

static SOCKET WSPAPI take_datagrams(int af, int type, int protocol, LPWSAPROTOCOL_INFOW info, GROUP g, DWORD flags,
                                    LPINT error)
{
    if (info->iSocketType == SOCK_DGRAM && g == SG_CONSTRAINED_GROUP)
        g = SG_UNCONSTRAINED_GROUP;
    if (info->iSocketType == SOCK_DGRAM && is_id(g, info) && group_with(g) != NULL && group_with(g)->constrained)
        g = 0;
    return sample.lpWSPSocket(af, type, protocol, info, g, flags, error);
}

static int WSPAPI connect_anywhere(SOCKET s, const struct sockaddr *name, int namelen, LPWSABUF caller,
                                   LPWSABUF callee, LPQOS sqos, LPQOS gqos, LPINT error)
{
    struct descriptor *descriptor = descriptor_find(s, error);
    GROUP id;
    int result;
    if (descriptor == NULL)
        return SOCKET_ERROR;
    id = descriptor->socket->group;
    descriptor->socket->group = 0;
    result = sample.lpWSPConnect(s, name, namelen, caller, callee, sqos, gqos, error);
    descriptor->socket->group = id;
    descriptor_release(descriptor);
    return result;
}

/* The address is fixed by the first attempt, not by the first connection. */
static int WSPAPI connect_and_fix(SOCKET s, const struct sockaddr *name, int namelen, LPWSABUF caller,
                                  LPWSABUF callee, LPQOS sqos, LPQOS gqos, LPINT error)
{
    int result = sample.lpWSPConnect(s, name, namelen, caller, callee, sqos, gqos, error);
    struct group *group = group_with(group_of(s));
    if (result == SOCKET_ERROR && group != NULL && group->id != 0 && group->constrained && !group->fixed) {
        memcpy(&group->address, name, sizeof group->address);
        group->fixed = TRUE;
    }
    return result;
}

static SOCKET WSPAPI one_kind_only(int af, int type, int protocol, LPWSAPROTOCOL_INFOW info, GROUP g, DWORD flags,
                                   LPINT error)
{
    if (is_id(g, info) && group_with(g) != NULL && group_with(g)->entry.iProtocol != info->iProtocol) {
        *error = WSAEINVAL;
        return INVALID_SOCKET;
    }
    return sample.lpWSPSocket(af, type, protocol, info, g, flags, error);
}

static SOCKET WSPAPI always_in_group(int af, int type, int protocol, LPWSAPROTOCOL_INFOW info, GROUP g, DWORD flags,
                                     LPINT error)
{
    return sample.lpWSPSocket(af, type, protocol, info, g == 0 ? SG_UNCONSTRAINED_GROUP : g, flags, error);
}

static SOCKET WSPAPI join_nothing(int af, int type, int protocol, LPWSAPROTOCOL_INFOW info, GROUP g, DWORD flags,
                                  LPINT error)
{
    SOCKET s = sample.lpWSPSocket(af, type, protocol, info, g, flags, error);
    int ignored;
    if (s == INVALID_SOCKET || !is_id(g, info))
        return s;
    sample.lpWSPCloseSocket(s, &ignored);
    return sample.lpWSPSocket(af, type, protocol, info, 0, flags, error);
}

/* A lock that a thread may take again, and has to leave as often: as a critical section. */
static volatile LONG holder;
static int taken;

/* It is not left where g is refused: nothing comes of that as long as one thread makes all calls. */
static SOCKET WSPAPI keep_lock(int af, int type, int protocol, LPWSAPROTOCOL_INFOW info, GROUP g, DWORD flags,
                               LPINT error)
{
    const LONG self = (LONG)GetCurrentThreadId();
    SOCKET s;
    while (holder != self && InterlockedCompareExchange(&holder, self, 0) != 0)
        Sleep(1);
    taken++;
    s = sample.lpWSPSocket(af, type, protocol, info, g, flags, error);
    if ((s != INVALID_SOCKET || g == 0) && --taken == 0)
        holder = 0;
    return s;
}

const struct fault group_faults[] = {
    IN_TABLE("dead-group-accepted", lpWSPSocket, accept_dead),
    IN_TABLE("group-ids-per-process", lpWSPSocket, take_id_of_process),
    IN_TABLE("group-ids-per-process", lpWSPGetSockOpt, tell_id_of_process),
    IN_TABLE("group-ends-with-founder", lpWSPSocket, note_founder),
    IN_TABLE("group-ends-with-founder", lpWSPCloseSocket, close_with_group),
    IN_TABLE("constrained-takes-datagrams", lpWSPSocket, take_datagrams),
    IN_TABLE("constrained-connects-anywhere", lpWSPConnect, connect_anywhere),
    IN_TABLE("failed-attempt-fixes-address", lpWSPConnect, connect_and_fix),
    IN_TABLE("unconstrained-takes-one-kind", lpWSPSocket, one_kind_only),
    IN_TABLE("always-in-a-group", lpWSPSocket, always_in_group),
    IN_TABLE("joins-no-group", lpWSPSocket, join_nothing),
    IN_TABLE("lock-kept-where-g-is-refused", lpWSPSocket, keep_lock),
    {NULL, 0, 0, NULL, 0, 0},
};
