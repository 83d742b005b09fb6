#include "groups.h"

#include "catalog.h"

#include <string.h>

/* Values of g with a meaning of their own: no group may have them as its ID. */
#define LAST_RESERVED_ID SG_CONSTRAINED_GROUP

static struct group *find(GROUP id)
{
    int i;
    for (i = 0; i < MAX_GROUPS; i++)
        if (shared->groups[i].id == id)
            return &shared->groups[i];
    return NULL;
}

/* IDs are counted on for as long as any process uses the provider, so that a dead one is not met again soon. */
static GROUP unused_id(void)
{
    do {
        if (++shared->last_group <= LAST_RESERVED_ID)
            shared->last_group = LAST_RESERVED_ID + 1;
    } while (find(shared->last_group) != NULL);
    return shared->last_group;
}

static struct group *create(const struct shared_socket *socket, GROUP g, int *error)
{
    struct group *group;
    if (g == SG_CONSTRAINED_GROUP && !is_connection_oriented(&socket->entry)) {
        *error = WSAEINVAL;
        return NULL;
    }
    group = find(0);
    if (group == NULL) {
        *error = WSAENOBUFS;
        return NULL;
    }
    memset(group, 0, sizeof *group);
    group->id = unused_id();
    group->constrained = g == SG_CONSTRAINED_GROUP;
    group->entry = socket->entry;
    return group;
}

static struct group *existing(const struct shared_socket *socket, GROUP g, int *error)
{
    struct group *group = find(g);
    *error = WSAEINVAL;
    if (group == NULL)
        return NULL;
    if (group->constrained && (group->entry.iSocketType != socket->entry.iSocketType ||
                               group->entry.iProtocol != socket->entry.iProtocol))
        return NULL;
    return group;
}

BOOL group_join(struct shared_socket *socket, GROUP g, int *error)
{
    struct group *group;
    if (g == 0)
        return TRUE;
    lock_shared();
    group = g <= LAST_RESERVED_ID ? create(socket, g, error) : existing(socket, g, error);
    if (group != NULL) {
        group->members++;
        socket->group = group->id;
    }
    unlock_shared();
    return group != NULL;
}

static void end_claim(struct group *group, struct shared_socket *socket)
{
    if (InterlockedExchange(&socket->claims_address, FALSE))
        group->claims--;
}

void group_leave(struct shared_socket *socket)
{
    struct group *group = socket->group == 0 ? NULL : find(socket->group);
    if (group == NULL)
        return;
    end_claim(group, socket);
    if (--group->members == 0)
        group->id = 0;
}

static BOOL is_same_host(const struct sockaddr_in *one, const struct sockaddr_in *other)
{
    return one->sin_family == other->sin_family && one->sin_addr.s_addr == other->sin_addr.s_addr;
}

BOOL group_claim(struct shared_socket *socket, const struct sockaddr *name, int namelen)
{
    struct sockaddr_in address;
    struct group *group;
    BOOL allowed = TRUE;
    if (socket->group == 0 || namelen < (int)sizeof address)
        return TRUE;
    memcpy(&address, name, sizeof address);
    lock_shared();
    group = find(socket->group);
    if (group != NULL && group->constrained) {
        if (group->fixed || group->claims > 0)
            allowed = is_same_host(&group->address, &address);
        else
            group->address = address;
        if (allowed && !InterlockedExchange(&socket->claims_address, TRUE))
            group->claims++;
    }
    unlock_shared();
    return allowed;
}

void group_settle_claim(struct shared_socket *socket, BOOL connected)
{
    struct group *group;
    if (!socket->claims_address)
        return;
    lock_shared();
    group = find(socket->group);
    if (group != NULL && connected)
        group->fixed = TRUE;
    else if (group != NULL)
        end_claim(group, socket);
    unlock_shared();
}
