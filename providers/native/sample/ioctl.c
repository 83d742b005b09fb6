/* WSPIoctl and WSPGetQOSByName. */
#include "blocking.h"
#include "operations.h"

#include <string.h>

/* Codes that mean the same for our socket and for the system's. Others would leave our own state behind. */
static BOOL is_handed_down(DWORD code)
{
    switch (code) {
    case FIONREAD:
    case SIOCATMARK:
    case SIO_FLUSH:
    case SIO_ADDRESS_LIST_QUERY:
    case SIO_ADDRESS_LIST_CHANGE:
    case SIO_ROUTING_INTERFACE_QUERY:
    case SIO_ROUTING_INTERFACE_CHANGE:
        return TRUE;
    default:
        return FALSE;
    }
}

/* Codes that the system answers only when something happens. */
static BOOL is_waiting(DWORD code)
{
    return code == SIO_ADDRESS_LIST_CHANGE || code == SIO_ROUTING_INTERFACE_CHANGE;
}

static int set_non_blocking(struct descriptor *descriptor, const struct request *request, int *error)
{
    u_long non_blocking;
    if (request->in == NULL || request->in_size < sizeof non_blocking)
        return failed(WSAEFAULT, error);
    memcpy(&non_blocking, request->in, sizeof non_blocking);
    if (non_blocking == 0 && descriptor->socket->events_selected)
        return failed(WSAEINVAL, error);
    InterlockedExchange(&descriptor->socket->non_blocking, non_blocking != 0);
    return 0;
}

struct waiting {
    struct descriptor *descriptor;
    HANDLE event;
};

static int look_at_event(void *subject, DWORD milliseconds)
{
    struct waiting *waiting = subject;
    if (waiting->descriptor->closing)
        return -WSAEINTR;
    return WaitForSingleObject(waiting->event, milliseconds) == WAIT_OBJECT_0;
}

/* A code that waits, on a socket that blocks. */
static int wait_for_change(struct descriptor *descriptor, const struct request *r, DWORD *bytes, int *error)
{
    WSAOVERLAPPED below = {0};
    struct waiting waiting = {descriptor, CreateEventW(NULL, TRUE, FALSE, NULL)};
    int result = 0;
    DWORD flags;
    if (waiting.event == NULL)
        return failed(WSAENOBUFS, error);
    below.hEvent = waiting.event;
    if (WSAIoctl(descriptor->system, r->code, r->in, r->in_size, r->out, r->out_size, bytes, &below, NULL) ==
        SOCKET_ERROR)
        result = failed_below(error);
    if (result == SOCKET_ERROR && *error == WSA_IO_PENDING) {
        result = wait_for(descriptor->socket->entry.dwCatalogEntryId, look_at_event, &waiting, INFINITE, error);
        if (result == SOCKET_ERROR)
            CancelIoEx((HANDLE)descriptor->system, &below);
        if (!WSAGetOverlappedResult(descriptor->system, &below, bytes, TRUE, &flags) && result == 0)
            result = failed_below(error);
    }
    CloseHandle(waiting.event);
    return result;
}

static int control(struct descriptor *descriptor, struct request *r, DWORD *bytes, const struct notice *notice,
                   int *error)
{
    BOOL overlapped = is_overlapped(descriptor, notice);
    int result;
    if (r->code == (DWORD)FIONBIO)
        result = set_non_blocking(descriptor, r, error);
    else if (!is_handed_down(r->code))
        result = failed(WSAEOPNOTSUPP, error);
    else if (is_waiting(r->code) && overlapped)
        return operation_begin(descriptor, r, notice, error);
    else if (is_waiting(r->code) && !descriptor->socket->non_blocking)
        result = wait_for_change(descriptor, r, bytes, error);
    else
        result = WSAIoctl(descriptor->system, r->code, r->in, r->in_size, r->out, r->out_size, bytes, NULL, NULL) == 0
                     ? 0
                     : failed_below(error);
    return result == 0 && overlapped ? operation_done(descriptor, notice, *bytes, error) : result;
}

int WSPAPI WSPIoctl(SOCKET s, DWORD dwIoControlCode, LPVOID lpvInBuffer, DWORD cbInBuffer, LPVOID lpvOutBuffer,
                    DWORD cbOutBuffer, LPDWORD lpcbBytesReturned, LPWSAOVERLAPPED lpOverlapped,
                    LPWSAOVERLAPPED_COMPLETION_ROUTINE lpCompletionRoutine, LPWSATHREADID lpThreadId, LPINT lpErrno)
{
    struct notice notice = {lpOverlapped, lpCompletionRoutine, lpThreadId};
    struct request request = {.kind = REQUEST_IOCTL};
    struct descriptor *descriptor = enter_with(s, lpErrno);
    DWORD bytes = 0;
    int result;
    if (descriptor == NULL)
        return SOCKET_ERROR;
    request.code = dwIoControlCode;
    request.in = lpvInBuffer;
    request.in_size = cbInBuffer;
    request.out = lpvOutBuffer;
    request.out_size = cbOutBuffer;
    result = control(descriptor, &request, &bytes, &notice, lpErrno);
    if (result == 0 && lpcbBytesReturned != NULL)
        *lpcbBytesReturned = bytes;
    descriptor_release(descriptor);
    return result;
}

BOOL WSPAPI WSPGetQOSByName(SOCKET s, LPWSABUF lpQOSName, LPQOS lpQOS, LPINT lpErrno)
{
    struct descriptor *descriptor = enter_with(s, lpErrno);
    (void)lpQOSName;
    (void)lpQOS;
    if (descriptor != NULL) {
        *lpErrno = WSAEOPNOTSUPP;
        descriptor_release(descriptor);
    }
    return FALSE;
}
