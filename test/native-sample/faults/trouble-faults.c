/*
 * Calls that do not come back: of WSPSocket in one rare case, so that everything else can still be judged; of other
 * functions in every case, where some rules tell it, and the others have to leave it to these.
 */
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

static int WSPAPI close_and_crash(SOCKET s, LPINT error)
{
    (void)s;
    (void)error;
    crash();
    return SOCKET_ERROR;
}

static int WSPAPI connect_and_hang(SOCKET s, const struct sockaddr *name, int length, LPWSABUF caller_data,
                                   LPWSABUF callee_data, LPQOS send, LPQOS group, LPINT error)
{
    (void)s, (void)name, (void)length, (void)caller_data, (void)callee_data, (void)send, (void)group, (void)error;
    hang();
    return SOCKET_ERROR;
}

static int WSPAPI tell_group_and_leave(SOCKET s, int level, int option, char *value, LPINT length, LPINT error)
{
    if (level == SOL_SOCKET && option == SO_GROUP_ID)
        leave();
    return sample.lpWSPGetSockOpt(s, level, option, value, length, error);
}

/* One call that moves data at a time, whoever waits. */
static SRWLOCK moving = SRWLOCK_INIT;

static int WSPAPI send_alone(SOCKET s, LPWSABUF buffers, DWORD count, LPDWORD sent, DWORD flags,
                             LPWSAOVERLAPPED overlapped, LPWSAOVERLAPPED_COMPLETION_ROUTINE routine,
                             LPWSATHREADID thread, LPINT error)
{
    int result;
    AcquireSRWLockExclusive(&moving);
    result = sample.lpWSPSend(s, buffers, count, sent, flags, overlapped, routine, thread, error);
    ReleaseSRWLockExclusive(&moving);
    return result;
}

static int WSPAPI receive_alone(SOCKET s, LPWSABUF buffers, DWORD count, LPDWORD received, LPDWORD flags,
                                LPWSAOVERLAPPED overlapped, LPWSAOVERLAPPED_COMPLETION_ROUTINE routine,
                                LPWSATHREADID thread, LPINT error)
{
    int result;
    AcquireSRWLockExclusive(&moving);
    result = sample.lpWSPRecv(s, buffers, count, received, flags, overlapped, routine, thread, error);
    ReleaseSRWLockExclusive(&moving);
    return result;
}

static int WSPAPI receive_and_crash(SOCKET s, LPWSABUF buffers, DWORD count, LPDWORD received, LPDWORD flags,
                                    LPWSAOVERLAPPED overlapped, LPWSAOVERLAPPED_COMPLETION_ROUTINE routine,
                                    LPWSATHREADID thread, LPINT error)
{
    int result = sample.lpWSPRecv(s, buffers, count, received, flags, overlapped, routine, thread, error);
    if (result == 0)
        crash();
    return result;
}

const struct fault trouble_faults[] = {
    IN_TABLE("crash-in-socket", lpWSPSocket, open_or_crash),
    IN_TABLE("crash-on-worker", lpWSPSocket, open_or_crash_on_worker),
    IN_TABLE("hang-in-socket", lpWSPSocket, open_or_hang),
    IN_TABLE("exit-in-socket", lpWSPSocket, open_or_leave),
    IN_TABLE("null-in-table", lpWSPJoinLeaf, NULL),
    IN_TABLE("crash-in-close", lpWSPCloseSocket, close_and_crash),
    IN_TABLE("hang-in-connect", lpWSPConnect, connect_and_hang),
    IN_TABLE("exit-in-group-option", lpWSPGetSockOpt, tell_group_and_leave),
    IN_TABLE("crash-in-receive", lpWSPRecv, receive_and_crash),
    IN_TABLE("lock-kept-while-receiving", lpWSPSend, send_alone),
    IN_TABLE("lock-kept-while-receiving", lpWSPRecv, receive_alone),
    {NULL, 0, 0, NULL, 0, 0},
};
