/* WSPAccept. */
#include "blocking.h"
#include "connection.h"
#include "events.h"
#include "groups.h"
#include "system.h"

/* The client's condition function, called by the system through ours. */
struct condition {
    LPCONDITIONPROC function;
    DWORD_PTR context;
    GROUP group;
};

static int CALLBACK ask(LPWSABUF caller_id, LPWSABUF caller_data, LPQOS sqos, LPQOS gqos, LPWSABUF callee_id,
                        LPWSABUF callee_data, GROUP *g, DWORD_PTR context)
{
    struct condition *condition = (struct condition *)context;
    /* Groups are ours: the system below is not to see them. */
    (void)g;
    return condition->function(caller_id, caller_data, sqos, gqos, callee_id, callee_data, &condition->group,
                               condition->context);
}

/* Takes the next connection from the system, and waits for it where the listener blocks. */
static SOCKET accept_below(struct descriptor *listener, struct sockaddr *addr, LPINT addrlen,
                           struct condition *condition, int *error)
{
    for (;;) {
        SOCKET accepted = WSAAccept(listener->system, addr, addrlen, condition->function == NULL ? NULL : ask,
                                    (DWORD_PTR)condition);
        if (accepted != INVALID_SOCKET)
            return accepted;
        failed_below(error);
        if (*error != WSAEWOULDBLOCK || listener->socket->non_blocking)
            return INVALID_SOCKET;
        if (wait_until(listener, READY_TO_READ, 0, error) == SOCKET_ERROR)
            return INVALID_SOCKET;
    }
}

/* A member of a constrained group is connected where the group is. */
static BOOL is_of_group(struct shared_socket *socket, const struct sockaddr_in *peer, int *error)
{
    if (socket->group == 0 || group_claim(socket, (const struct sockaddr *)peer, sizeof *peer))
        return TRUE;
    *error = WSAEINVAL;
    return FALSE;
}

/* A descriptor for the new connection: like the listener's, but in the group that the condition function named. */
static struct descriptor *like_listener(const struct descriptor *listener, SOCKET accepted, GROUP g, int *error)
{
    struct shared_socket *socket = shared_socket_create(&listener->socket->entry, listener->socket->flags, error);
    struct sockaddr_in peer;
    int length = sizeof peer;
    if (socket == NULL)
        return NULL;
    if (g != 0)
        getpeername(accepted, (struct sockaddr *)&peer, &length);
    if (!group_join(socket, g, error) || !is_of_group(socket, &peer, error)) {
        shared_socket_release(socket);
        return NULL;
    }
    socket->non_blocking = listener->socket->non_blocking;
    socket->events_selected = listener->socket->events_selected;
    connection_set(socket, CONNECTED);
    return descriptor_create(&socket->entry, socket, error);
}

SOCKET WSPAPI WSPAccept(SOCKET s, struct sockaddr *addr, LPINT addrlen, LPCONDITIONPROC lpfnCondition,
                        DWORD_PTR dwCallbackData, LPINT lpErrno)
{
    struct condition condition = {lpfnCondition, dwCallbackData, 0};
    struct descriptor *listener = enter_with(s, lpErrno);
    struct descriptor *descriptor;
    SOCKET accepted, result = INVALID_SOCKET;
    if (listener == NULL)
        return INVALID_SOCKET;
    accepted = accept_below(listener, addr, addrlen, &condition, lpErrno);
    if (accepted != INVALID_SOCKET) {
        descriptor = like_listener(listener, accepted, condition.group, lpErrno);
        if (descriptor == NULL) {
            closesocket(accepted);
        } else {
            system_set_blocking(accepted, FALSE);
            result = descriptor_finish(descriptor, accepted);
            notification_inherit(descriptor, listener);
        }
    }
    descriptor_release(listener);
    return result;
}
