#include "duplicates.h"

#include "system.h"

/* Any other value of dwProviderReserved is not ours; the lower half of ours is the number of the ticket. */
#define MARK 0x5a4d0000u
#define MARK_MASK 0xffff0000u

BOOL is_duplicate(const WSAPROTOCOL_INFOW *info)
{
    return (info->dwProviderReserved & MARK_MASK) == MARK && (info->dwProviderReserved & ~MARK_MASK) != 0;
}

static struct ticket *find_ticket(DWORD number)
{
    int i;
    for (i = 0; i < MAX_TICKETS; i++)
        if (shared->tickets[i].number == number)
            return &shared->tickets[i];
    return NULL;
}

/* A place for a ticket: a free one, or that of the oldest, which nobody seems to want. */
static struct ticket *place_for_ticket(void)
{
    struct ticket *place = find_ticket(0);
    int i;
    if (place != NULL)
        return place;
    place = &shared->tickets[0];
    for (i = 1; i < MAX_TICKETS; i++)
        if (shared->tickets[i].number < place->number)
            place = &shared->tickets[i];
    return place;
}

static DWORD leave_ticket(const struct shared_socket *socket, DWORD process, const WSAPROTOCOL_INFOW *below)
{
    struct ticket *ticket;
    lock_shared();
    ticket = place_for_ticket();
    if (++shared->last_ticket > ~MARK_MASK)
        shared->last_ticket = 1;
    ticket->number = shared->last_ticket;
    ticket->process = process;
    ticket->socket = (int)(socket - shared->sockets);
    ticket->below = *below;
    unlock_shared();
    return ticket->number;
}

int WSPAPI WSPDuplicateSocket(SOCKET s, DWORD dwProcessId, LPWSAPROTOCOL_INFOW lpProtocolInfo, LPINT lpErrno)
{
    WSAPROTOCOL_INFOW below;
    struct descriptor *descriptor;
    int result = 0;
    if (lpProtocolInfo == NULL)
        return failed(WSAEFAULT, lpErrno);
    descriptor = enter_with(s, lpErrno);
    if (descriptor == NULL)
        return SOCKET_ERROR;
    if (WSADuplicateSocketW(descriptor->system, dwProcessId, &below) == SOCKET_ERROR) {
        result = failed_below(lpErrno);
    } else {
        *lpProtocolInfo = descriptor->socket->entry;
        lpProtocolInfo->dwProviderReserved = MARK | leave_ticket(descriptor->socket, dwProcessId, &below);
    }
    descriptor_release(descriptor);
    return result;
}

/*
 * Takes the ticket of this process and holds its socket, which another thread or process may be about to close.
 * 0, or a code: there is no such ticket, or it was used before, or there is no place for a descriptor.
 */
static int redeem(DWORD number, struct ticket *taken)
{
    struct ticket *ticket;
    int code = 0;
    lock_shared();
    ticket = find_ticket(number);
    if (ticket == NULL || ticket->process != GetCurrentProcessId()) {
        code = WSAEINVAL;
    } else {
        *taken = *ticket;
        ticket->number = 0;
        if (!shared_socket_hold(&shared->sockets[taken->socket]))
            code = WSAENOBUFS;
    }
    unlock_shared();
    return code;
}

/* The descriptor could not be had: the call may be tried again, as long as the socket is there. */
static void give_back(const struct ticket *ticket)
{
    lock_shared();
    if (shared->sockets[ticket->socket].descriptors > 0)
        *place_for_ticket() = *ticket;
    unlock_shared();
}

SOCKET open_duplicate(const WSAPROTOCOL_INFOW *info, int *error)
{
    struct descriptor *descriptor;
    struct ticket ticket;
    int code = redeem(info->dwProviderReserved & ~MARK_MASK, &ticket);
    if (code != 0) {
        *error = code;
        return INVALID_SOCKET;
    }
    descriptor = descriptor_create(info, &shared->sockets[ticket.socket], error);
    if (descriptor == NULL) {
        give_back(&ticket);
        return INVALID_SOCKET;
    }
    return descriptor_finish(descriptor, system_socket_from(&ticket.below, error));
}
