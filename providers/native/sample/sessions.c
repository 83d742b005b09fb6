#include "sessions.h"

#include "catalog.h"

#include <string.h>

/* A leaf that was invited has no place in the table of sockets that we know of. */
#define INVITED (-1)

static BOOL is_same(const struct sockaddr_in *one, const struct sockaddr_in *other)
{
    return one->sin_family == other->sin_family && one->sin_port == other->sin_port &&
           one->sin_addr.s_addr == other->sin_addr.s_addr;
}

static struct session *find(const struct sockaddr_in *name)
{
    int i;
    for (i = 0; i < MAX_SESSIONS; i++)
        if (is_same(&shared->sessions[i].name, name))
            return &shared->sessions[i];
    return NULL;
}

static struct session *create(const struct sockaddr_in *name)
{
    int i;
    for (i = 0; i < MAX_SESSIONS; i++) {
        struct session *session = &shared->sessions[i];
        if (session->name.sin_family == 0) {
            session->name = *name;
            session->count = 0;
            return session;
        }
    }
    return NULL;
}

static BOOL add(struct session *session, int socket, DWORD roles, const struct sockaddr_in *address)
{
    struct member *member;
    if (session->count == MAX_MEMBERS)
        return FALSE;
    member = &session->members[session->count++];
    member->socket = socket;
    member->roles = roles & (CONTROL_ROLES | DATA_ROLES);
    member->address = *address;
    return TRUE;
}

static int index_of(const struct shared_socket *socket)
{
    return (int)(socket - shared->sockets);
}

static int number_of(const struct session *session)
{
    return (int)(session - shared->sessions) + 1;
}

static struct session *session_of(const struct shared_socket *socket)
{
    return socket->session == 0 ? NULL : &shared->sessions[socket->session - 1];
}

int session_open(struct shared_socket *root, const struct sockaddr_in *name)
{
    struct session *session;
    int code = 0;
    lock_shared();
    if (find(name) != NULL) {
        code = WSAEADDRINUSE;
    } else if ((session = create(name)) == NULL) {
        code = WSAENOBUFS;
    } else {
        add(session, index_of(root), root->flags, name);
        root->session = number_of(session);
    }
    unlock_shared();
    return code;
}

static BOOL is_rooted(const struct shared_socket *socket)
{
    return (socket->entry.dwServiceFlags1 & XP1_MULTIPOINT_CONTROL_PLANE) != 0;
}

int session_join(struct shared_socket *leaf, const struct sockaddr_in *own, const struct sockaddr_in *name)
{
    struct session *session;
    int code = 0;
    lock_shared();
    session = find(name);
    if (session == NULL && !is_rooted(leaf))
        session = create(name);
    if (leaf->session != 0)
        code = WSAEISCONN;
    else if (session == NULL)
        code = is_rooted(leaf) ? WSAECONNREFUSED : WSAENOBUFS;
    else if (!add(session, index_of(leaf), leaf->flags, own))
        code = WSAENOBUFS;
    else
        leaf->session = number_of(session);
    unlock_shared();
    return code;
}

int session_invite(struct shared_socket *root, const struct sockaddr_in *leaf)
{
    struct session *session;
    int code = 0;
    lock_shared();
    session = session_of(root);
    if (session == NULL)
        code = WSAENOTCONN;
    else if (!add(session, INVITED, WSA_FLAG_MULTIPOINT_C_LEAF | WSA_FLAG_MULTIPOINT_D_LEAF, leaf))
        code = WSAENOBUFS;
    unlock_shared();
    return code;
}

static void remove_member(struct session *session, int place)
{
    session->count--;
    memmove(&session->members[place], &session->members[place + 1],
            (session->count - place) * sizeof session->members[0]);
}

void session_leave(struct shared_socket *socket)
{
    struct session *session = session_of(socket);
    int i;
    if (session == NULL)
        return;
    socket->session = 0;
    for (i = 0; i < session->count; i++) {
        if (session->members[i].socket == index_of(socket)) {
            remove_member(session, i);
            break;
        }
    }
    /* A session without its root, or without anybody, is over. */
    if (session->count > 0 && (socket->flags & WSA_FLAG_MULTIPOINT_C_ROOT) == 0)
        return;
    for (i = 0; i < session->count; i++)
        if (session->members[i].socket != INVITED)
            shared->sockets[session->members[i].socket].session = 0;
    memset(session, 0, sizeof *session);
}

/* Whether what one member sends is for another. */
static BOOL reaches(const struct shared_socket *sender, const struct member *other)
{
    if (other->socket == index_of(sender))
        return FALSE;
    if ((sender->entry.dwServiceFlags1 & XP1_MULTIPOINT_DATA_PLANE) == 0)
        return TRUE;
    if ((sender->flags & WSA_FLAG_MULTIPOINT_D_ROOT) != 0)
        return TRUE;
    return (other->roles & WSA_FLAG_MULTIPOINT_D_ROOT) != 0;
}

int session_targets(const struct shared_socket *sender, struct sockaddr_in *to)
{
    const struct session *session;
    int count = 0;
    int i;
    lock_shared();
    session = session_of(sender);
    for (i = 0; session != NULL && i < session->count; i++)
        if (reaches(sender, &session->members[i]))
            to[count++] = session->members[i].address;
    unlock_shared();
    return count;
}
