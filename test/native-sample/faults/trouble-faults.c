/* Calls that do not come back. All in one rare case, so that everything else can still be judged. */
#include "faults.h"

#include "catalog.h"

#define ALL_ROLES (CONTROL_ROLES | DATA_ROLES)

static void crash(void)
{
    RaiseException(EXCEPTION_ACCESS_VIOLATION, EXCEPTION_NONCONTINUABLE, 0, NULL);
}

static DWORD WINAPI crash_alone(LPVOID unused)
{
    (void)unused;
    crash();
    return 0;
}

/* The call waits for the thread, so that the crash comes during the call. */
static void crash_on_worker(void)
{
    HANDLE thread = CreateThread(NULL, 0, crash_alone, NULL, 0, NULL);
    WaitForSingleObject(thread, INFINITE);
}

static void hang(void)
{
    Sleep(INFINITE);
}

static void leave(void)
{
    ExitProcess(0);
}

static SOCKET WSPAPI open_or_crash(int af, int type, int protocol, LPWSAPROTOCOL_INFOW info, GROUP g, DWORD flags,
                               LPINT error)
{
    if ((flags & ALL_ROLES) == ALL_ROLES)
        crash();
    return sample.lpWSPSocket(af, type, protocol, info, g, flags, error);
}

static SOCKET WSPAPI open_or_crash_on_worker(int af, int type, int protocol, LPWSAPROTOCOL_INFOW info, GROUP g, DWORD flags,
                               LPINT error)
{
    if ((flags & ALL_ROLES) == ALL_ROLES)
        crash_on_worker();
    return sample.lpWSPSocket(af, type, protocol, info, g, flags, error);
}

static SOCKET WSPAPI open_or_hang(int af, int type, int protocol, LPWSAPROTOCOL_INFOW info, GROUP g, DWORD flags,
                               LPINT error)
{
    if ((flags & ALL_ROLES) == ALL_ROLES)
        hang();
    return sample.lpWSPSocket(af, type, protocol, info, g, flags, error);
}

static SOCKET WSPAPI open_or_leave(int af, int type, int protocol, LPWSAPROTOCOL_INFOW info, GROUP g, DWORD flags,
                               LPINT error)
{
    if ((flags & ALL_ROLES) == ALL_ROLES)
        leave();
    return sample.lpWSPSocket(af, type, protocol, info, g, flags, error);
}

const struct fault trouble_faults[] = {
    IN_TABLE("crash-in-socket", lpWSPSocket, open_or_crash),
    IN_TABLE("crash-on-worker", lpWSPSocket, open_or_crash_on_worker),
    IN_TABLE("hang-in-socket", lpWSPSocket, open_or_hang),
    IN_TABLE("exit-in-socket", lpWSPSocket, open_or_leave),
    IN_TABLE("null-in-table", lpWSPJoinLeaf, NULL),
    {NULL, 0, 0, NULL, 0, 0},
};
