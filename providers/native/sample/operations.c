#include "operations.h"

#include "worker.h"

#include <stdlib.h>

struct operation {
    WSAOVERLAPPED below; /* for the system */
    struct descriptor *descriptor;
    struct notice notice;
    WSATHREADID thread; /* the client's structure may be gone when the request ends */
    DWORD flags;        /* in and out for the system */
    DWORD bytes;
    struct operation *next;
};

/* A request on its way to the worker. Its operation may have ended by the time that the call looks at the code. */
struct beginning {
    struct operation *operation;
    const struct request *request;
    int code;
};

/* What a client's completion routine is called with, on the client's thread. */
struct delivery {
    LPWSAOVERLAPPED_COMPLETION_ROUTINE routine;
    LPWSAOVERLAPPED overlapped;
    DWORD error;
    DWORD bytes;
    DWORD flags;
};

static CRITICAL_SECTION lock; /* over the lists of operations */
static volatile LONG silent;

void operations_open(void)
{
    InitializeCriticalSection(&lock);
    worker_open();
}

void operations_silence(BOOL be_silent)
{
    InterlockedExchange(&silent, be_silent);
}

void operations_end(void)
{
    worker_end();
}

BOOL is_overlapped(const struct descriptor *descriptor, const struct notice *notice)
{
    return notice->overlapped != NULL && (descriptor->socket->flags & WSA_FLAG_OVERLAPPED) != 0;
}

static struct operation *create(struct descriptor *descriptor, const struct notice *notice)
{
    struct operation *operation = calloc(1, sizeof *operation);
    if (operation == NULL)
        return NULL;
    InterlockedIncrement(&descriptor->references);
    operation->descriptor = descriptor;
    operation->notice = *notice;
    if (notice->thread != NULL)
        operation->thread = *notice->thread;
    EnterCriticalSection(&lock);
    operation->next = descriptor->operations;
    descriptor->operations = operation;
    LeaveCriticalSection(&lock);
    notice->overlapped->Internal = WSS_OPERATION_IN_PROGRESS;
    return operation;
}

static void discard(struct operation *operation)
{
    struct operation **link;
    EnterCriticalSection(&lock);
    for (link = &operation->descriptor->operations; *link != operation;)
        link = &(*link)->next;
    *link = operation->next;
    LeaveCriticalSection(&lock);
    descriptor_release(operation->descriptor);
    free(operation);
}

static void CALLBACK deliver(DWORD_PTR context)
{
    struct delivery delivery = *(struct delivery *)context;
    free((void *)context);
    delivery.routine(delivery.error, delivery.bytes, delivery.overlapped, delivery.flags);
}

static void write_result(LPWSAOVERLAPPED overlapped, DWORD error, DWORD bytes)
{
    overlapped->InternalHigh = bytes;
    overlapped->Internal = error == 0 ? 0 : (ULONG_PTR)error;
}

static void queue_routine(const struct operation *operation, DWORD error, DWORD bytes, DWORD flags)
{
    struct delivery *delivery = malloc(sizeof *delivery);
    WSATHREADID thread = operation->thread;
    int ignored;
    write_result(operation->notice.overlapped, error, bytes);
    if (delivery == NULL)
        return;
    delivery->routine = operation->notice.routine;
    delivery->overlapped = operation->notice.overlapped;
    delivery->error = error;
    delivery->bytes = bytes;
    delivery->flags = flags;
    if (upcalls.lpWPUQueueApc(&thread, deliver, (DWORD_PTR)delivery, &ignored) == SOCKET_ERROR)
        free(delivery);
}

static void signal_event(const struct operation *operation, DWORD error, DWORD bytes)
{
    LPWSAOVERLAPPED overlapped = operation->notice.overlapped;
    int code = 0;
    int result = WPUCompleteOverlappedRequest(operation->descriptor->handle, overlapped, error, bytes, &code);
    /* Some builds of WS2_32.DLL do not implement this function: they give a code, and at times 0 as the result. */
    if (result == SOCKET_ERROR || code != 0) {
        WSAEVENT event = overlapped->hEvent;
        write_result(overlapped, error, bytes);
        if (event != NULL)
            upcalls.lpWPUSetEvent(event, &code);
    }
}

/* Tells the client of the end of a request: of Winsock's own fields Offset takes the flags, OffsetHigh the error. */
static void complete(struct operation *operation, DWORD error, DWORD bytes, DWORD flags)
{
    operation->notice.overlapped->Offset = flags;
    operation->notice.overlapped->OffsetHigh = error;
    if (silent)
        write_result(operation->notice.overlapped, error, bytes);
    else if (operation->notice.routine != NULL)
        queue_routine(operation, error, bytes, flags);
    else
        signal_event(operation, error, bytes);
    discard(operation);
}

static void CALLBACK ended(DWORD error, DWORD bytes, LPWSAOVERLAPPED below, DWORD flags)
{
    worker_finished();
    complete(CONTAINING_RECORD(below, struct operation, below), error, bytes, flags);
}

static int hand_over(struct operation *operation, const struct request *r)
{
    SOCKET s = operation->descriptor->system;
    LPWSAOVERLAPPED below = &operation->below;
    operation->flags = r->flags;
    switch (r->kind) {
    case REQUEST_SEND:
        return WSASend(s, r->buffers, r->count, NULL, r->flags, below, ended);
    case REQUEST_SEND_TO:
        return WSASendTo(s, r->buffers, r->count, NULL, r->flags, r->to, r->to_length, below, ended);
    case REQUEST_RECEIVE:
        return WSARecv(s, r->buffers, r->count, NULL, &operation->flags, below, ended);
    case REQUEST_RECEIVE_FROM:
        return WSARecvFrom(s, r->buffers, r->count, NULL, &operation->flags, r->from, r->from_length, below, ended);
    default:
        return WSAIoctl(s, r->code, r->in, r->in_size, r->out, r->out_size, &operation->bytes, below, ended);
    }
}

/* On the worker: begins the request. The routine `ended` comes for it also where the system is done at once. */
static void begin(void *context)
{
    struct beginning *beginning = context;
    struct operation *operation = beginning->operation;
    beginning->code =
        hand_over(operation, beginning->request) == SOCKET_ERROR ? WSAGetLastError() : WSA_IO_PENDING;
    if (beginning->code != WSA_IO_PENDING)
        return;
    worker_expects();
    if (operation->descriptor->closing)
        CancelIoEx((HANDLE)operation->descriptor->system, &operation->below);
}

int operation_begin(struct descriptor *descriptor, const struct request *request, const struct notice *notice,
                    int *error)
{
    struct beginning beginning = {create(descriptor, notice), request, WSAENOBUFS};
    if (beginning.operation == NULL)
        return failed(WSAENOBUFS, error);
    worker_run(begin, &beginning);
    if (beginning.code != WSA_IO_PENDING)
        discard(beginning.operation);
    return failed(beginning.code, error);
}

/* On the worker, like any other end. */
static void finish(void *context)
{
    struct operation *operation = context;
    complete(operation, 0, operation->bytes, 0);
}

int operation_done(struct descriptor *descriptor, const struct notice *notice, DWORD bytes, int *error)
{
    struct operation *operation = create(descriptor, notice);
    if (operation == NULL)
        return failed(WSAENOBUFS, error);
    operation->bytes = bytes;
    if (worker_post(finish, operation))
        return 0;
    discard(operation);
    return failed(WSAENOBUFS, error);
}

void operations_cancel(struct descriptor *descriptor)
{
    struct operation *operation;
    EnterCriticalSection(&lock);
    for (operation = descriptor->operations; operation != NULL; operation = operation->next)
        CancelIoEx((HANDLE)descriptor->system, &operation->below);
    LeaveCriticalSection(&lock);
}

BOOL WSPAPI WSPGetOverlappedResult(SOCKET s, LPWSAOVERLAPPED lpOverlapped, LPDWORD lpcbTransfer, BOOL fWait,
                                   LPDWORD lpdwFlags, LPINT lpErrno)
{
    struct descriptor *descriptor;
    if (lpOverlapped == NULL || lpcbTransfer == NULL || lpdwFlags == NULL) {
        *lpErrno = WSAEFAULT;
        return FALSE;
    }
    descriptor = enter_with(s, lpErrno);
    if (descriptor == NULL)
        return FALSE;
    descriptor_release(descriptor);
    if (fWait && lpOverlapped->Internal == WSS_OPERATION_IN_PROGRESS &&
        WaitForSingleObject(lpOverlapped->hEvent, INFINITE) != WAIT_OBJECT_0) {
        *lpErrno = WSA_INVALID_HANDLE;
        return FALSE;
    }
    if (lpOverlapped->Internal == WSS_OPERATION_IN_PROGRESS) {
        *lpErrno = WSA_IO_INCOMPLETE;
        return FALSE;
    }
    *lpcbTransfer = (DWORD)lpOverlapped->InternalHigh;
    *lpdwFlags = lpOverlapped->Offset;
    *lpErrno = (int)lpOverlapped->OffsetHigh;
    return lpOverlapped->OffsetHigh == 0;
}
