#include "descriptors.h"

#include "conditions.h"
#include "events.h"
#include "operations.h"
#include "system.h"

#include <stdlib.h>

/* A context is the place in the table and the number of its use, so that that of a closed descriptor finds nothing. */
#define CONTEXT(place, use) ((DWORD_PTR)(use) * MAX_DESCRIPTORS + (place) + 1)
#define PLACE_OF(context) (((context)-1) % MAX_DESCRIPTORS)
#define USE_OF(context) (((context)-1) / MAX_DESCRIPTORS)

/* The references to a descriptor that nothing but the call to close it uses. */
#define TABLE_AND_CALLER 2

static struct place {
    struct descriptor *descriptor;
    DWORD use;
} places[MAX_DESCRIPTORS];
static CRITICAL_SECTION lock;

void descriptors_open(void)
{
    InitializeCriticalSection(&lock);
}

/* Puts a descriptor into the table; -1: there is no place. */
static int enter_in_table(struct descriptor *descriptor)
{
    int i, found = -1;
    EnterCriticalSection(&lock);
    for (i = 0; i < MAX_DESCRIPTORS && found < 0; i++)
        if (places[i].descriptor == NULL)
            found = i;
    if (found >= 0) {
        places[found].descriptor = descriptor;
        places[found].use = (places[found].use + 1) & 0xffff;
    }
    LeaveCriticalSection(&lock);
    return found;
}

static void remove_from_table(struct descriptor *descriptor)
{
    int i;
    EnterCriticalSection(&lock);
    for (i = 0; i < MAX_DESCRIPTORS; i++)
        if (places[i].descriptor == descriptor)
            places[i].descriptor = NULL;
    LeaveCriticalSection(&lock);
}

struct descriptor *descriptor_create(const WSAPROTOCOL_INFOW *entry, struct shared_socket *socket, int *error)
{
    struct descriptor *descriptor = calloc(1, sizeof *descriptor);
    int place;
    if (descriptor == NULL) {
        shared_socket_release(socket);
        *error = WSAENOBUFS;
        return NULL;
    }
    descriptor->handle = INVALID_SOCKET;
    descriptor->system = INVALID_SOCKET;
    descriptor->socket = socket;
    descriptor->references = 1;
    place = no_descriptors() ? -1 : enter_in_table(descriptor);
    if (place < 0)
        *error = WSAEMFILE;
    else
        descriptor->handle =
            upcalls.lpWPUCreateSocketHandle(entry->dwCatalogEntryId, CONTEXT(place, places[place].use), error);
    if (descriptor->handle == INVALID_SOCKET) {
        descriptor_release(descriptor);
        return NULL;
    }
    return descriptor;
}

SOCKET descriptor_finish(struct descriptor *descriptor, SOCKET system)
{
    descriptor->system = system;
    if (system != INVALID_SOCKET)
        return descriptor->handle;
    descriptor_release(descriptor);
    return INVALID_SOCKET;
}

struct descriptor *descriptor_find(SOCKET s, int *error)
{
    struct descriptor *descriptor = NULL;
    DWORD_PTR context = 0;
    if (upcalls.lpWPUQuerySocketHandleContext(s, &context, error) == SOCKET_ERROR || context == 0) {
        *error = WSAENOTSOCK;
        return NULL;
    }
    EnterCriticalSection(&lock);
    if (places[PLACE_OF(context)].use == USE_OF(context))
        descriptor = places[PLACE_OF(context)].descriptor;
    if (descriptor != NULL && (descriptor->handle != s || descriptor->closing))
        descriptor = NULL;
    if (descriptor != NULL)
        InterlockedIncrement(&descriptor->references);
    LeaveCriticalSection(&lock);
    if (descriptor == NULL)
        *error = WSAENOTSOCK;
    return descriptor;
}

struct descriptor *enter_with(SOCKET s, int *error)
{
    return enter(error) ? descriptor_find(s, error) : NULL;
}

void descriptor_release(struct descriptor *descriptor)
{
    int ignored;
    if (InterlockedDecrement(&descriptor->references) > 0)
        return;
    if (descriptor->system != INVALID_SOCKET)
        closesocket(descriptor->system);
    remove_from_table(descriptor);
    if (descriptor->handle != INVALID_SOCKET)
        upcalls.lpWPUCloseSocketHandle(descriptor->handle, &ignored);
    shared_socket_release(descriptor->socket);
    free(descriptor);
}

/* Closes the system's socket now. FALSE: data is still to be sent, and the client does not want to wait. */
static BOOL close_system(struct descriptor *descriptor)
{
    /* With SO_LINGER and a time the closing itself may wait: as the client wants it, not as we do. */
    if (!descriptor->socket->non_blocking && descriptor->socket->descriptors == 1)
        system_set_blocking(descriptor->system, TRUE);
    if (closesocket(descriptor->system) == SOCKET_ERROR && WSAGetLastError() == WSAEWOULDBLOCK)
        return FALSE;
    descriptor->system = INVALID_SOCKET;
    return TRUE;
}

int descriptor_close(struct descriptor *descriptor, int *error)
{
    if (InterlockedExchange(&descriptor->closing, TRUE))
        return failed(WSAENOTSOCK, error);
    notification_end(descriptor);
    operations_cancel(descriptor);
    /*
     * Where a call or a request is still under way, whoever ends last closes the system's socket: its number must not
     * be given to another socket before.
     */
    if (descriptor->references == TABLE_AND_CALLER && !close_system(descriptor)) {
        InterlockedExchange(&descriptor->closing, FALSE);
        return failed(WSAEWOULDBLOCK, error);
    }
    descriptor_release(descriptor);
    return 0;
}

void descriptors_for_each(void (*visit)(struct descriptor *))
{
    int i;
    for (i = 0; i < MAX_DESCRIPTORS; i++) {
        struct descriptor *descriptor;
        EnterCriticalSection(&lock);
        descriptor = places[i].descriptor;
        if (descriptor != NULL && (descriptor->closing || descriptor->system == INVALID_SOCKET))
            descriptor = NULL;
        if (descriptor != NULL)
            InterlockedIncrement(&descriptor->references);
        LeaveCriticalSection(&lock);
        if (descriptor != NULL) {
            visit(descriptor);
            descriptor_release(descriptor);
        }
    }
}
