/* Descriptors and the upcalls that give them. */
#include "faults.h"

/* Numbers that no upcall gave, far from those that one gives. */
#define FIRST_NUMBER 0x20000000
#define NUMBERS 4096

/* The descriptors that we made up: the context by which the sample finds its own again. */
static struct {
    DWORD_PTR context;
    SOCKET real; /* the number that the upcall gave afterwards */
} made_up[NUMBERS];
static LONG count;

static BOOL is_made_up(SOCKET s)
{
    return s >= FIRST_NUMBER && s < FIRST_NUMBER + (SOCKET)count;
}

static SOCKET WSPAPI make_up(DWORD entry, DWORD_PTR context, LPINT error)
{
    LONG place = InterlockedIncrement(&count) - 1;
    (void)entry;
    if (place >= NUMBERS) {
        *error = WSAEMFILE;
        return INVALID_SOCKET;
    }
    made_up[place].context = context;
    made_up[place].real = INVALID_SOCKET;
    return FIRST_NUMBER + place;
}

static int WSPAPI find_made_up(SOCKET s, PDWORD_PTR context, LPINT error)
{
    if (!is_made_up(s))
        return ws2_32.lpWPUQuerySocketHandleContext(s, context, error);
    *context = made_up[s - FIRST_NUMBER].context;
    return 0;
}

static int WSPAPI close_made_up(SOCKET s, LPINT error)
{
    if (!is_made_up(s))
        return ws2_32.lpWPUCloseSocketHandle(s, error);
    made_up[s - FIRST_NUMBER].context = 0;
    return made_up[s - FIRST_NUMBER].real == INVALID_SOCKET
               ? 0
               : ws2_32.lpWPUCloseSocketHandle(made_up[s - FIRST_NUMBER].real, error);
}

/* What the upcall is asked for after the return. */
struct late {
    DWORD entry;
    DWORD_PTR context;
    int place;
};

static DWORD WINAPI ask_late(LPVOID parameter)
{
    struct late *late = parameter;
    int ignored;
    Sleep(5);
    made_up[late->place].real = ws2_32.lpWPUCreateSocketHandle(late->entry, late->context, &ignored);
    HeapFree(GetProcessHeap(), 0, late);
    return 0;
}

static SOCKET WSPAPI ask_on_another_thread(DWORD entry, DWORD_PTR context, LPINT error)
{
    SOCKET s = make_up(entry, context, error);
    struct late *late = HeapAlloc(GetProcessHeap(), 0, sizeof *late);
    if (s != INVALID_SOCKET && late != NULL) {
        late->entry = entry;
        late->context = context;
        late->place = (int)(s - FIRST_NUMBER);
        CloseHandle(CreateThread(NULL, 0, ask_late, late, 0, NULL));
    }
    return s;
}

/* The client gets another number than the upcall gave; all functions take both. */
#define OTHER 0x40000000

static SOCKET WSPAPI return_other(int af, int type, int protocol, LPWSAPROTOCOL_INFOW info, GROUP g, DWORD flags,
                                  LPINT error)
{
    SOCKET s = sample.lpWSPSocket(af, type, protocol, info, g, flags, error);
    return s == INVALID_SOCKET ? s : s | OTHER;
}

static int WSPAPI get_option_of_other(SOCKET s, int level, int optname, char *optval, LPINT optlen, LPINT error)
{
    return sample.lpWSPGetSockOpt(s & ~(SOCKET)OTHER, level, optname, optval, optlen, error);
}

static int WSPAPI close_other(SOCKET s, LPINT error)
{
    return sample.lpWSPCloseSocket(s & ~(SOCKET)OTHER, error);
}

static int WSPAPI name_of_other(SOCKET s, struct sockaddr *name, LPINT length, LPINT error)
{
    return sample.lpWSPGetSockName(s & ~(SOCKET)OTHER, name, length, error);
}

static SOCKET WSPAPI ask_for_other_entry(DWORD entry, DWORD_PTR context, LPINT error)
{
    (void)entry;
    return ws2_32.lpWPUCreateSocketHandle(1, context, error);
}

/* Where the upcall fails, a number is made up. */
static SOCKET WSPAPI ask_and_make_up(DWORD entry, DWORD_PTR context, LPINT error)
{
    SOCKET s = ws2_32.lpWPUCreateSocketHandle(entry, context, error);
    return s == INVALID_SOCKET ? make_up(entry, context, error) : s;
}

/* A descriptor is acquired before the type is looked at, and forgotten. */
static SOCKET WSPAPI leak(int af, int type, int protocol, LPWSAPROTOCOL_INFOW info, GROUP g, DWORD flags, LPINT error)
{
    SOCKET s = sample.lpWSPSocket(af, type, protocol, info, g, flags, error);
    int ignored;
    if (s == INVALID_SOCKET && *error == WSAESOCKTNOSUPPORT)
        ws2_32.lpWPUCreateSocketHandle(info->dwCatalogEntryId, 1, &ignored);
    return s;
}

const struct fault descriptor_faults[] = {
    IN_UPCALLS("upcall-missing", lpWPUCreateSocketHandle, make_up),
    IN_UPCALLS("upcall-missing", lpWPUQuerySocketHandleContext, find_made_up),
    IN_UPCALLS("upcall-missing", lpWPUCloseSocketHandle, close_made_up),
    IN_UPCALLS("upcall-late", lpWPUQuerySocketHandleContext, find_made_up),
    IN_UPCALLS("upcall-late", lpWPUCloseSocketHandle, close_made_up),
    IN_UPCALLS("upcall-late", lpWPUCreateSocketHandle, ask_on_another_thread),
    IN_TABLE("other-handle-returned", lpWSPSocket, return_other),
    IN_TABLE("other-handle-returned", lpWSPGetSockOpt, get_option_of_other),
    IN_TABLE("other-handle-returned", lpWSPGetSockName, name_of_other),
    IN_TABLE("other-handle-returned", lpWSPCloseSocket, close_other),
    IN_UPCALLS("other-entry-in-upcall", lpWPUCreateSocketHandle, ask_for_other_entry),
    IN_UPCALLS("failing-upcall-ignored", lpWPUQuerySocketHandleContext, find_made_up),
    IN_UPCALLS("failing-upcall-ignored", lpWPUCloseSocketHandle, close_made_up),
    IN_UPCALLS("failing-upcall-ignored", lpWPUCreateSocketHandle, ask_and_make_up),
    IN_TABLE("leak-on-refusal", lpWSPSocket, leak),
    {NULL, 0, 0, NULL, 0, 0},
};
