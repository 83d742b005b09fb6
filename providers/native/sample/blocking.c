#include "blocking.h"

#include "link.h"

/* How soon the hook is called again, and how soon a close or a broken connection is noticed. */
#define WITH_HOOK_MS 5
#define WITHOUT_HOOK_MS 50

/* The wait of a thread that is now in its blocking hook. */
struct wait {
    BOOL cancelled;
};

static DWORD current_wait = TLS_OUT_OF_INDEXES;

BOOL blocking_open(void)
{
    current_wait = TlsAlloc();
    return current_wait != TLS_OUT_OF_INDEXES;
}

void blocking_close(void)
{
    TlsFree(current_wait);
}

BOOL is_in_blocking_hook(void)
{
    return TlsGetValue(current_wait) != NULL;
}

/* FALSE: the hook, or WSPCancelBlockingCall in it, says that the call is to end. */
static BOOL call_hook(LPBLOCKINGCALLBACK hook, DWORD_PTR context)
{
    struct wait wait = {FALSE};
    BOOL go_on;
    TlsSetValue(current_wait, &wait);
    go_on = hook(context);
    TlsSetValue(current_wait, NULL);
    return go_on && !wait.cancelled;
}

int WSPAPI WSPCancelBlockingCall(LPINT lpErrno)
{
    struct wait *wait = TlsGetValue(current_wait);
    if (wait == NULL)
        return failed(WSAEINVAL, lpErrno);
    wait->cancelled = TRUE;
    return 0;
}

int wait_for(DWORD catalog_entry, look look, void *subject, DWORD timeout_ms, int *error)
{
    LPBLOCKINGCALLBACK hook = NULL;
    DWORD_PTR context = 0;
    ULONGLONG begun = GetTickCount64();
    int ignored;
    upcalls.lpWPUQueryBlockingCallback(catalog_entry, &hook, &context, &ignored);
    for (;;) {
        ULONGLONG passed = GetTickCount64() - begun;
        DWORD pause = hook != NULL ? WITH_HOOK_MS : WITHOUT_HOOK_MS;
        int found;
        if (timeout_ms != INFINITE && passed + pause > timeout_ms)
            pause = passed < timeout_ms ? (DWORD)(timeout_ms - passed) : 0;
        found = look(subject, pause);
        if (found > 0)
            return 0;
        if (found < 0)
            return failed(-found, error);
        if (timeout_ms != INFINITE && GetTickCount64() - begun >= timeout_ms)
            return failed(WSAETIMEDOUT, error);
        if (hook != NULL && !call_hook(hook, context))
            return failed(WSAEINTR, error);
    }
}

static int look_at_socket(SOCKET system, enum readiness readiness, DWORD milliseconds)
{
    struct timeval limit = {0, (long)milliseconds * 1000};
    fd_set ready, broken;
    int count;
    FD_ZERO(&ready);
    FD_ZERO(&broken);
    FD_SET(system, &ready);
    FD_SET(system, &broken);
    count = select(0, readiness == READY_TO_READ ? &ready : NULL, readiness == READY_TO_READ ? NULL : &ready,
                   readiness == READY_CONNECTED ? &broken : NULL, &limit);
    if (count == SOCKET_ERROR)
        return -WSAGetLastError();
    return readiness == READY_CONNECTED && FD_ISSET(system, &broken) ? -WSAECONNREFUSED : count;
}

int is_ready(SOCKET system, enum readiness readiness)
{
    return look_at_socket(system, readiness, 0);
}

struct wanted {
    struct descriptor *descriptor;
    enum readiness readiness;
};

static int look_at_descriptor(void *subject, DWORD milliseconds)
{
    struct wanted *wanted = subject;
    if (wanted->descriptor->closing)
        return -WSAEINTR;
    switch (link_state(wanted->descriptor->socket)) {
    case LINK_BROKEN:
        return -WSAETIMEDOUT;
    case LINK_CUT:
        Sleep(milliseconds);
        return 0;
    default:
        return look_at_socket(wanted->descriptor->system, wanted->readiness, milliseconds);
    }
}

int wait_until(struct descriptor *descriptor, enum readiness readiness, DWORD timeout_ms, int *error)
{
    struct wanted wanted = {descriptor, readiness};
    return wait_for(descriptor->socket->entry.dwCatalogEntryId, look_at_descriptor, &wanted,
                    timeout_ms == 0 ? INFINITE : timeout_ms, error);
}
