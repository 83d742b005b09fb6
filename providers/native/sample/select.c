/* WSPSelect. */
#include "blocking.h"
#include "connection.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

enum { READ_SET, WRITE_SET, EXCEPT_SET, SET_COUNT };

/* One of the three sets: as the client gave it, and with the system's sockets in the same order. */
struct set {
    fd_set *clients;
    fd_set *below;  /* a set may have more than FD_SETSIZE members, so its size is its own */
    fd_set *answer; /* a copy that the system's select may overwrite */
    struct descriptor **descriptors;
    u_int count;
};

static fd_set *room_for(u_int count)
{
    fd_set *set = malloc(offsetof(fd_set, fd_array) + (count + 1) * sizeof(SOCKET));
    if (set != NULL)
        set->fd_count = 0;
    return set;
}

static int prepare(struct set *set, int *error)
{
    u_int i;
    if (set->clients == NULL || set->clients->fd_count == 0)
        return 0;
    set->count = set->clients->fd_count;
    set->below = room_for(set->count);
    set->answer = room_for(set->count);
    set->descriptors = calloc(set->count, sizeof *set->descriptors);
    if (set->below == NULL || set->answer == NULL || set->descriptors == NULL)
        return failed(WSAENOBUFS, error);
    for (i = 0; i < set->count; i++) {
        struct descriptor *descriptor = descriptor_find(set->clients->fd_array[i], error);
        if (descriptor == NULL)
            return SOCKET_ERROR;
        set->descriptors[i] = descriptor;
        set->below->fd_array[i] = descriptor->system;
        set->below->fd_count = i + 1;
    }
    return 0;
}

static void discard(struct set *set)
{
    u_int i;
    for (i = 0; set->descriptors != NULL && i < set->count && set->descriptors[i] != NULL; i++)
        descriptor_release(set->descriptors[i]);
    free(set->descriptors);
    free(set->below);
    free(set->answer);
}

static fd_set *fresh_answer(struct set *set)
{
    if (set->below == NULL)
        return NULL;
    memcpy(set->answer, set->below, offsetof(fd_set, fd_array) + set->below->fd_count * sizeof(SOCKET));
    return set->answer;
}

static int look_at_sets(void *subject, DWORD milliseconds)
{
    struct set *sets = subject;
    struct timeval limit = {0, (long)milliseconds * 1000};
    int count = select(0, fresh_answer(&sets[READ_SET]), fresh_answer(&sets[WRITE_SET]),
                       fresh_answer(&sets[EXCEPT_SET]), &limit);
    return count == SOCKET_ERROR ? -WSAGetLastError() : count;
}

static BOOL is_answered(const struct set *set, SOCKET system)
{
    u_int i;
    for (i = 0; i < set->answer->fd_count; i++)
        if (set->answer->fd_array[i] == system)
            return TRUE;
    return FALSE;
}

/* Leaves in the client's set what is ready, and counts it. */
static int answer(struct set *set, BOOL nothing)
{
    u_int i, kept = 0;
    for (i = 0; i < set->count; i++) {
        if (!nothing && is_answered(set, set->below->fd_array[i])) {
            connection_settle(set->descriptors[i]);
            set->clients->fd_array[kept++] = set->descriptors[i]->handle;
        }
    }
    if (set->clients != NULL)
        set->clients->fd_count = kept;
    return (int)kept;
}

/* The entry whose blocking hook is asked for: that of any of the sockets. */
static DWORD entry_of(const struct set *sets)
{
    int i;
    for (i = 0; i < SET_COUNT; i++)
        if (sets[i].descriptors != NULL)
            return sets[i].descriptors[0]->socket->entry.dwCatalogEntryId;
    return 0;
}

/* A time that does not fit is as long as it can be without being for ever. */
static DWORD milliseconds_of(const struct timeval *time)
{
    const ULONGLONG milliseconds = (ULONGLONG)time->tv_sec * 1000 + (ULONGLONG)time->tv_usec / 1000;
    return milliseconds < INFINITE ? (DWORD)milliseconds : INFINITE - 1;
}

static int select_ready(struct set *sets, const struct timeval *timeout, int *error)
{
    DWORD limit = timeout == NULL ? INFINITE : milliseconds_of(timeout);
    int code = 0;
    int count = 0;
    int i;
    if (wait_for(entry_of(sets), look_at_sets, sets, limit, &code) == SOCKET_ERROR && code != WSAETIMEDOUT)
        return failed(code, error);
    for (i = 0; i < SET_COUNT; i++)
        count += answer(&sets[i], code == WSAETIMEDOUT);
    return count;
}

int WSPAPI WSPSelect(int nfds, fd_set *readfds, fd_set *writefds, fd_set *exceptfds, const PTIMEVAL timeout,
                     LPINT lpErrno)
{
    struct set sets[SET_COUNT] = {{.clients = readfds}, {.clients = writefds}, {.clients = exceptfds}};
    int result = 0;
    BOOL any = FALSE;
    int i;
    (void)nfds;
    if (!enter(lpErrno))
        return SOCKET_ERROR;
    for (i = 0; i < SET_COUNT && result == 0; i++) {
        result = prepare(&sets[i], lpErrno);
        any |= sets[i].descriptors != NULL;
    }
    if (result == 0 && (!any || (timeout != NULL && (timeout->tv_sec < 0 || timeout->tv_usec < 0))))
        result = failed(WSAEINVAL, lpErrno);
    if (result == 0)
        result = select_ready(sets, timeout, lpErrno);
    for (i = 0; i < SET_COUNT; i++)
        discard(&sets[i]);
    return result;
}
