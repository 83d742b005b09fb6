/* WSPAsyncSelect, WSPEventSelect and WSPEnumNetworkEvents. */
#include "events.h"

#include <stdlib.h>

/* The messages that a window gets for a descriptor. */
struct notification {
    struct descriptor *descriptor;
    HWND window;
    unsigned int message;
    long events;
    HANDLE event;
    HANDLE wait;
};

/* On a thread of the system's pool: something has happened on the socket underneath. */
static void CALLBACK post(PVOID context, BOOLEAN timed_out)
{
    struct notification *notification = context;
    SOCKET s = notification->descriptor->handle;
    WSANETWORKEVENTS happened;
    int i;
    (void)timed_out;
    if (WSAEnumNetworkEvents(notification->descriptor->system, notification->event, &happened) == SOCKET_ERROR)
        return;
    for (i = 0; i < FD_MAX_EVENTS; i++)
        if ((happened.lNetworkEvents & (1 << i)) != 0)
            upcalls.lpWPUPostMessage(notification->window, notification->message, (WPARAM)s,
                                     WSAMAKESELECTREPLY(1 << i, happened.iErrorCode[i]));
}

static void discard(struct notification *notification)
{
    if (notification->wait != NULL)
        UnregisterWaitEx(notification->wait, INVALID_HANDLE_VALUE);
    if (notification->event != NULL)
        CloseHandle(notification->event);
    free(notification);
}

static int begin(struct descriptor *descriptor, HWND window, unsigned int message, long events, int *error)
{
    struct notification *notification = calloc(1, sizeof *notification);
    if (notification == NULL)
        return failed(WSAENOBUFS, error);
    notification->descriptor = descriptor;
    notification->window = window;
    notification->message = message;
    notification->events = events;
    notification->event = CreateEventW(NULL, FALSE, FALSE, NULL);
    if (notification->event == NULL ||
        !RegisterWaitForSingleObject(&notification->wait, notification->event, post, notification, INFINITE,
                                     WT_EXECUTEDEFAULT)) {
        discard(notification);
        return failed(WSAENOBUFS, error);
    }
    if (WSAEventSelect(descriptor->system, notification->event, events) == SOCKET_ERROR) {
        failed_below(error);
        discard(notification);
        return SOCKET_ERROR;
    }
    descriptor->notification = notification;
    return 0;
}

/* A socket with events does not block, and cannot be made to until they are given up. */
static void set_selected(struct shared_socket *socket, BOOL selected)
{
    InterlockedExchange(&socket->events_selected, selected);
    InterlockedExchange(&socket->non_blocking, TRUE);
}

void notification_end(struct descriptor *descriptor)
{
    struct notification *notification = InterlockedExchangePointer((PVOID *)&descriptor->notification, NULL);
    if (notification == NULL)
        return;
    WSAEventSelect(descriptor->system, NULL, 0);
    discard(notification);
}

void notification_inherit(struct descriptor *accepted, struct descriptor *listener)
{
    const struct notification *of_listener = listener->notification;
    int ignored;
    if (of_listener == NULL)
        return;
    set_selected(accepted->socket, TRUE);
    begin(accepted, of_listener->window, of_listener->message, of_listener->events, &ignored);
}

int WSPAPI WSPAsyncSelect(SOCKET s, HWND hWnd, unsigned int wMsg, long lEvent, LPINT lpErrno)
{
    struct descriptor *descriptor = enter_with(s, lpErrno);
    int result = 0;
    if (descriptor == NULL)
        return SOCKET_ERROR;
    notification_end(descriptor);
    if (lEvent != 0)
        result = begin(descriptor, hWnd, wMsg, lEvent, lpErrno);
    if (result == 0)
        set_selected(descriptor->socket, lEvent != 0);
    descriptor_release(descriptor);
    return result;
}

int WSPAPI WSPEventSelect(SOCKET s, WSAEVENT hEventObject, long lNetworkEvents, LPINT lpErrno)
{
    struct descriptor *descriptor = enter_with(s, lpErrno);
    int result = 0;
    if (descriptor == NULL)
        return SOCKET_ERROR;
    notification_end(descriptor);
    if (WSAEventSelect(descriptor->system, hEventObject, lNetworkEvents) == SOCKET_ERROR)
        result = failed_below(lpErrno);
    else
        set_selected(descriptor->socket, lNetworkEvents != 0);
    descriptor_release(descriptor);
    return result;
}

int WSPAPI WSPEnumNetworkEvents(SOCKET s, WSAEVENT hEventObject, LPWSANETWORKEVENTS lpNetworkEvents, LPINT lpErrno)
{
    struct descriptor *descriptor = enter_with(s, lpErrno);
    int result = 0;
    if (descriptor == NULL)
        return SOCKET_ERROR;
    if (WSAEnumNetworkEvents(descriptor->system, hEventObject, lpNetworkEvents) == SOCKET_ERROR)
        result = failed_below(lpErrno);
    descriptor_release(descriptor);
    return result;
}
