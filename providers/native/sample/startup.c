/* Loading, starting and ending the provider. */
#include "blocking.h"
#include "conditions.h"
#include "operations.h"
#include "system.h"

#include <string.h>

#define OUR_VERSION MAKEWORD(2, 2)

WSPUPCALLTABLE upcalls;

static CRITICAL_SECTION startup_lock;
static LONG startups;

static const WSPPROC_TABLE procedures = {
    WSPAccept,         WSPAddressToString, WSPAsyncSelect, WSPBind,
    WSPCancelBlockingCall, WSPCleanup,     WSPCloseSocket, WSPConnect,
    WSPDuplicateSocket, WSPEnumNetworkEvents, WSPEventSelect, WSPGetOverlappedResult,
    WSPGetPeerName,    WSPGetSockName,     WSPGetSockOpt,  WSPGetQOSByName,
    WSPIoctl,          WSPJoinLeaf,        WSPListen,      WSPRecv,
    WSPRecvDisconnect, WSPRecvFrom,        WSPSelect,      WSPSend,
    WSPSendDisconnect, WSPSendTo,          WSPSetSockOpt,  WSPShutdown,
    WSPSocket,         WSPStringToAddress,
};

BOOL WINAPI DllMain(HINSTANCE module, DWORD reason, LPVOID reserved)
{
    (void)reserved;
    if (reason == DLL_PROCESS_ATTACH) {
        DisableThreadLibraryCalls(module);
        InitializeCriticalSection(&startup_lock);
        descriptors_open();
        operations_open();
        return blocking_open();
    }
    if (reason == DLL_PROCESS_DETACH)
        blocking_close();
    return TRUE;
}

int failed(int code, int *error)
{
    *error = code;
    return SOCKET_ERROR;
}

int failed_below(int *error)
{
    return failed(WSAGetLastError(), error);
}

BOOL enter(int *error)
{
    if (startups == 0)
        *error = WSANOTINITIALISED;
    else if (is_in_blocking_hook())
        *error = WSAEINPROGRESS;
    else if (network_is_down())
        *error = WSAENETDOWN;
    else
        return TRUE;
    return FALSE;
}

/* The first WSPStartup of the process: 0 or an error code. */
static int start(const WSAPROTOCOL_INFOW *info)
{
    WSADATA data;
    if (WSAStartup(OUR_VERSION, &data) != 0)
        return WSASYSNOTREADY;
    if (system_open(&info->ProviderId) && shared_open())
        return 0;
    WSACleanup();
    return WSASYSNOTREADY;
}

int WSPAPI WSPStartup(WORD wVersionRequested, LPWSPDATA lpWSPData, LPWSAPROTOCOL_INFOW lpProtocolInfo,
                      WSPUPCALLTABLE UpcallTable, LPWSPPROC_TABLE lpProcTable)
{
    int error = 0;
    if (lpWSPData == NULL || lpProcTable == NULL || lpProtocolInfo == NULL)
        return WSAEFAULT;
    if (LOBYTE(wVersionRequested) < LOBYTE(OUR_VERSION) ||
        (LOBYTE(wVersionRequested) == LOBYTE(OUR_VERSION) && HIBYTE(wVersionRequested) < HIBYTE(OUR_VERSION)))
        return WSAVERNOTSUPPORTED;
    EnterCriticalSection(&startup_lock);
    if (startups == 0)
        error = start(lpProtocolInfo);
    if (error == 0) {
        startups++;
        upcalls = UpcallTable;
    }
    LeaveCriticalSection(&startup_lock);
    if (error != 0)
        return error;
    memset(lpWSPData, 0, sizeof *lpWSPData);
    lpWSPData->wVersion = OUR_VERSION;
    lpWSPData->wHighVersion = OUR_VERSION;
    lstrcpynW(lpWSPData->szDescription, L"Sample base provider over the system's sockets", WSPDESCRIPTION_LEN);
    *lpProcTable = procedures;
    return 0;
}

static void close_reset(struct descriptor *descriptor)
{
    struct linger reset = {1, 0};
    int ignored;
    setsockopt(descriptor->system, SOL_SOCKET, SO_LINGER, (const char *)&reset, sizeof reset);
    descriptor_close(descriptor, &ignored);
}

int WSPAPI WSPCleanup(LPINT lpErrno)
{
    int result = 0;
    EnterCriticalSection(&startup_lock);
    if (startups == 0) {
        result = failed(WSANOTINITIALISED, lpErrno);
    } else if (--startups == 0) {
        operations_silence(TRUE);
        descriptors_for_each(close_reset);
        operations_end();
        operations_silence(FALSE);
        WSACleanup();
    }
    LeaveCriticalSection(&startup_lock);
    return result;
}
