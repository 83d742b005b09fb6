#include "link.h"

#include "catalog.h"

enum link link_state(struct shared_socket *socket)
{
    if (socket->broken)
        return LINK_BROKEN;
    if (!socket->cut)
        return LINK_WHOLE;
    if (socket->undelivered_since == 0 || GetTickCount64() - socket->undelivered_since < GIVE_UP_AFTER_MS)
        return LINK_CUT;
    InterlockedExchange(&socket->broken, TRUE);
    return LINK_BROKEN;
}

void link_cut(struct descriptor *descriptor)
{
    if (descriptor->socket->connection == CONNECTED)
        InterlockedExchange(&descriptor->socket->cut, TRUE);
}

void link_undelivered(struct shared_socket *socket)
{
    if (socket->undelivered_since == 0)
        socket->undelivered_since = GetTickCount64();
}

void link_note_failure(struct shared_socket *socket, int error)
{
    if (error == WSAETIMEDOUT && socket->connection == CONNECTED)
        InterlockedExchange(&socket->broken, TRUE);
}
