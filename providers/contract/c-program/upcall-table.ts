/** The part of a program that stands before its variables. */
export const PRELUDE = `#include <winsock2.h>
#include <ws2spi.h>
#include <stdio.h>

#define UNWRITTEN 0x7eadbeef /* what lpErrno holds before a call */

static WSPPROC_TABLE spi;
static WSATHREADID thread;

/* Prints what a call returned, and makes lpErrno ready for the next one. */
static LONG_PTR tell(const char *call, LONG_PTR result, int *error)
{
    if (result == -1)
        printf("%s failed", call);
    else
        printf("%s returned %p", call, (void *)result);
    if (*error != UNWRITTEN)
        printf(", lpErrno %d", *error);
    printf("\\n");
    *error = UNWRITTEN;
    return result;
}
`;

/** Prints bytes, for programs that read options. */
export const SHOW = `static void show(const unsigned char *bytes, int length)
{
    int at;
    for (at = 0; at < length; at++)
        printf(at == 0 ? "  %02x" : " %02x", bytes[at]);
    printf("\\n");
}
`;

/** A completion routine, for programs that hand one over. */
export const COMPLETED = `static void CALLBACK completed(DWORD error, DWORD bytes, LPWSAOVERLAPPED request, DWORD flags)
{
    printf("  completed: error %lu, %lu bytes, flags %lu\\n", error, bytes, flags);
    (void)request;
}
`;

/** How the program answers the upcalls; `during` makes the calls that the run made inside of them. */
export const UPCALLS_IN_C = `static DWORD_PTR contexts[4096];
static unsigned created;

/* The code for this upcall: zero to let it succeed, or what the run answered. */
static int refusal(const int *codes, unsigned count, unsigned *made)
{
    int code = *made < count ? codes[*made] : 0;
    *made += 1;
    return code;
}
static int WSPAPI close_handle(SOCKET s, LPINT error) { (void)s; (void)error; return 0; }
static SOCKET WSPAPI create_handle(DWORD entry, DWORD_PTR context, LPINT error)
{
    static unsigned made;
    int code = refusal(create_codes, sizeof create_codes / sizeof *create_codes, &made);
    printf("  WPUCreateSocketHandle(%lu): %d\\n", entry, code);
    during(CREATE_HANDLE, made);
    if (code != 0) { *error = code; return INVALID_SOCKET; }
    contexts[++created % 4096] = context;
    return (SOCKET)(0x10000 + 4 * created);
}
static SOCKET WSPAPI modify_handle(DWORD entry, SOCKET proposed, LPINT error)
{
    static unsigned made;
    int code = refusal(modify_codes, sizeof modify_codes / sizeof *modify_codes, &made);
    printf("  WPUModifyIFSHandle(%lu): %d\\n", entry, code);
    during(MODIFY_HANDLE, made);
    if (code != 0) { *error = code; return INVALID_SOCKET; }
    return proposed ^ 1; /* another number for the same file: its low bits do not count */
}
static int WSPAPI query_context(SOCKET s, PDWORD_PTR context, LPINT error)
{
    (void)error;
    *context = contexts[(s - 0x10000) / 4 % 4096];
    return 0;
}
static WINBOOL CALLBACK blocking_hook(DWORD_PTR context)
{
    static unsigned made;
    (void)context;
    during(BLOCKING_HOOK, ++made);
    return TRUE;
}
static int WSPAPI query_hook(DWORD entry, LPBLOCKINGCALLBACK *hook, PDWORD_PTR context, LPINT error)
{
    (void)entry; (void)error;
    *hook = has_hook ? blocking_hook : NULL;
    *context = 0;
    return 0;
}
static WSAEVENT WSPAPI create_event(LPINT error) { (void)error; return CreateEventW(NULL, TRUE, FALSE, NULL); }
static WINBOOL WSPAPI close_event(WSAEVENT event, LPINT error) { (void)error; return CloseHandle(event); }
static WINBOOL WSPAPI reset_event(WSAEVENT event, LPINT error) { (void)error; return ResetEvent(event); }
static WINBOOL WSPAPI set_event(WSAEVENT event, LPINT error) { (void)error; return SetEvent(event); }
static int WSPAPI is_set(SOCKET s, fd_set *set)
{
    unsigned at;
    for (at = 0; at < set->fd_count; at++)
        if (set->fd_array[at] == s) return 1;
    return 0;
}
static int WSPAPI no_path(LPGUID id, WCHAR *path, LPINT length, LPINT error)
{
    (void)id; (void)path; (void)length;
    *error = WSAEINVAL;
    return SOCKET_ERROR;
}
static WINBOOL WSPAPI post_message(HWND window, UINT message, WPARAM w, LPARAM l)
{
    (void)window; (void)message; (void)w; (void)l;
    return TRUE;
}
static int WSPAPI queue_apc(LPWSATHREADID at, LPWSAUSERAPC apc, DWORD_PTR context, LPINT error)
{
    (void)error;
    return QueueUserAPC((PAPCFUNC)apc, at->ThreadHandle, context) ? 0 : SOCKET_ERROR;
}
static int WSPAPI open_thread(LPWSATHREADID at, LPINT error) { (void)error; *at = thread; return 0; }
static int WSPAPI close_thread(LPWSATHREADID at, LPINT error) { (void)at; (void)error; return 0; }
static const WSPUPCALLTABLE upcalls = {
    close_event, close_handle, create_event, create_handle, is_set, no_path, modify_handle, post_message,
    query_hook, query_context, queue_apc, reset_event, set_event, open_thread, close_thread,
};
`;

/** The upcalls that the program can fail, or make calls in, by the names that it has for them. */
export const SCRIPTED: readonly {
  readonly upcall: string;
  readonly name: string;
  readonly codes?: string;
}[] = [
  { upcall: 'WPUCreateSocketHandle', name: 'CREATE_HANDLE', codes: 'create_codes' },
  { upcall: 'WPUModifyIFSHandle', name: 'MODIFY_HANDLE', codes: 'modify_codes' },
  { upcall: 'blocking-hook', name: 'BLOCKING_HOOK' },
];
