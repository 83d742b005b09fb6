/*
 * The smallest provider that a host can be tested with: sockets that open and close, and nothing else. What a
 * test needs it to do wrong, or beside that, is chosen when it is compiled (-DCRASHES and so on).
 */
#define WIN32_LEAN_AND_MEAN
#include <winsock2.h>
#include <ws2spi.h>
#include <stdlib.h>

static WSPUPCALLTABLE upcalls;
static DWORD entry_id;
static volatile int *volatile nowhere;

static int fail(int *errno_out, int code)
{
  *errno_out = code;
  return SOCKET_ERROR;
}

/* Functions of so many arguments before lpErrno that refuse. */
#define A1 void *a
#define A2 A1, void *b
#define A3 A2, void *c
#define A4 A3, void *d
#define A5 A4, void *e
#define A6 A5, void *f
#define A7 A6, void *g
#define A8 A7, void *h
#define A9 A8, void *i
#define A10 A9, void *j
#define REFUSING(name, arguments)                       \
  static int WSPAPI name(arguments, int *errno_out)     \
  {                                                     \
    return fail(errno_out, WSAEOPNOTSUPP);              \
  }
REFUSING(refuse_2, A2)
REFUSING(refuse_3, A3)
REFUSING(refuse_5, A5)
REFUSING(refuse_7, A7)
REFUSING(refuse_8, A8)
REFUSING(refuse_10, A10)
REFUSING(refuse_4, A4)
REFUSING(refuse_1, A1)

static int WSPAPI refuse_0(int *errno_out)
{
  return fail(errno_out, WSAEOPNOTSUPP);
}

#ifdef ASKS_HOOK
/* Invokes the client's blocking hook once, as a blocking function would. */
static int invoke_hook(void)
{
  LPBLOCKINGCALLBACK hook = NULL;
  DWORD_PTR context = 0;
  int code;
  if (upcalls.lpWPUQueryBlockingCallback(entry_id, &hook, &context, &code) != 0 || hook == NULL) return TRUE;
  return hook(context);
}
#endif

static SOCKET WSPAPI open_socket(int af, int type, int protocol, LPWSAPROTOCOL_INFOW info, GROUP g, DWORD flags, LPINT errno_out)
{
  (void)type, (void)protocol, (void)g, (void)flags;
  /* a family that it does not know */
  if (af == 99) {
    *errno_out = WSAEAFNOSUPPORT;
    return INVALID_SOCKET;
  }
#ifdef WRITES_INFO
  info->dwProviderReserved = 77;
#endif
#ifdef CRASHES
  *nowhere = 1;
#endif
#ifdef CRASHES_AT_ZERO
  if (af == 0) *nowhere = 1;
#endif
#ifdef HANGS
  Sleep(INFINITE);
#endif
#ifdef EXITS
  ExitProcess(7);
#endif
#ifdef ASKS_HOOK
  if (!invoke_hook()) {
    *errno_out = WSAEINTR;
    return INVALID_SOCKET;
  }
#endif
#ifdef IFS
  return upcalls.lpWPUModifyIFSHandle(info->dwCatalogEntryId, (SOCKET)CreateEventW(NULL, TRUE, FALSE, NULL), errno_out);
#endif
#ifdef BAD_ERRNO
  return upcalls.lpWPUCreateSocketHandle(info->dwCatalogEntryId, 0x1234, (LPINT)16);
#endif
#ifdef BAD_SET
  upcalls.lpWPUFDIsSet(4, (fd_set *)16);
#endif
  return upcalls.lpWPUCreateSocketHandle(info->dwCatalogEntryId, 0x1234, errno_out);
}

static int WSPAPI close_socket(SOCKET s, LPINT errno_out)
{
#ifdef IFS
  (void)errno_out;
  CloseHandle((HANDLE)s);
  return 0;
#endif
  return upcalls.lpWPUCloseSocketHandle(s, errno_out);
}

#ifdef CRASHES_ALONE
static DWORD WINAPI crash_alone(void *nothing)
{
  (void)nothing;
  *nowhere = 1;
  return 0;
}
#endif

static int WSPAPI cleanup(LPINT errno_out)
{
  (void)errno_out;
#ifdef HANGS_IN_CLEANUP
  Sleep(INFINITE);
#endif
#ifdef EXITS_IN_CLEANUP
  ExitProcess(7);
#endif
#ifdef CLEANS_UP_TWICE
  WSACleanup();
#endif
  return 0;
}

/* The context that WPUCreateSocketHandle was given, as its option 1; else the stub's answer. */
static int WSPAPI get_option(SOCKET s, int level, int name, char *value, LPINT length, LPINT errno_out)
{
  DWORD_PTR context;
  (void)level;
  if (name != 1 || *length < (int)sizeof context) return fail(errno_out, WSAENOPROTOOPT);
  if (upcalls.lpWPUQuerySocketHandleContext(s, &context, errno_out) != 0) return SOCKET_ERROR;
  *(DWORD_PTR *)value = context;
  *length = sizeof context;
  return 0;
}

#if defined(LOOKS_COMPLETION_UP) || defined(LOOKED_COMPLETION_UP_EARLY)
typedef int(WSAAPI *complete_request)(SOCKET, LPWSAOVERLAPPED, DWORD, DWORD, LPINT);
static complete_request complete_request_early;
static complete_request look_completion_up(void)
{
  return (complete_request)(void *)GetProcAddress(LoadLibraryA("ws2_32.dll"), "WPUCompleteOverlappedRequest");
}
#define WPUCompleteOverlappedRequest (complete_request_early == NULL ? look_completion_up() : complete_request_early)
#endif
#ifdef LOOKED_COMPLETION_UP_EARLY
BOOL WINAPI DllMain(HINSTANCE module, DWORD reason, void *reserved)
{
  (void)module, (void)reason, (void)reserved;
  complete_request_early = look_completion_up();
  return TRUE;
}
#endif
#ifdef COMPLETES_ELSEWHERE
/* A DLL of its own would complete the request: this one does not name the function. */
static int complete_elsewhere(SOCKET s, LPWSAOVERLAPPED overlapped, DWORD status, DWORD bytes, LPINT errno_out)
{
  (void)s, (void)overlapped, (void)status, (void)bytes, (void)errno_out;
  return 0;
}
#define WPUCompleteOverlappedRequest complete_elsewhere
#endif

/* A request that is always complete a moment later, by a thread of the provider's own. */
struct request {
  SOCKET s;
  LPWSABUF buffer;
  LPWSAOVERLAPPED overlapped;
};

static DWORD WINAPI complete(void *parameter)
{
  struct request *request = parameter;
  int code;
#ifdef CRASHES_WHILE_PENDING
  Sleep(100);
  *nowhere = 1;
#endif
  request->buffer->buf[0] = 'h';
  request->buffer->buf[1] = 'i';
#ifdef IFS
  (void)code;
  request->overlapped->InternalHigh = 2;
  request->overlapped->Internal = 0;
  SetEvent(request->overlapped->hEvent);
  return 0;
#endif
  WPUCompleteOverlappedRequest(request->s, request->overlapped, 0, 2, &code);
  return 0;
}

static int WSPAPI receive(SOCKET s, LPWSABUF buffers, DWORD count, LPDWORD received, LPDWORD flags, LPWSAOVERLAPPED overlapped,
                          LPWSAOVERLAPPED_COMPLETION_ROUTINE routine, LPWSATHREADID thread, LPINT errno_out)
{
  static struct request request;
  static WSABUF buffer;
  (void)count, (void)received, (void)flags, (void)routine, (void)thread;
  if (overlapped == NULL) return fail(errno_out, WSAENOTCONN);
  buffer = buffers[0];
  request = (struct request){s, &buffer, overlapped};
  CloseHandle(CreateThread(NULL, 0, complete, &request, 0, NULL));
  return fail(errno_out, WSA_IO_PENDING);
}

/* In the order of WSPPROC_TABLE. */
static void *const refusing[] = {
  refuse_5, refuse_5, refuse_4, refuse_3, refuse_0, refuse_0, refuse_1, refuse_7, refuse_3, refuse_3,
  refuse_3, refuse_5, refuse_3, refuse_3, refuse_5, refuse_3, refuse_10, refuse_8, refuse_2, refuse_8,
  refuse_2, refuse_10, refuse_5, refuse_8, refuse_2, refuse_10, refuse_5, refuse_2, refuse_5, refuse_5,
};

#ifdef REFUSES_TO_LOAD
BOOL WINAPI DllMain(HINSTANCE module, DWORD reason, void *reserved)
{
  (void)module, (void)reason, (void)reserved;
  return FALSE;
}
#endif

#ifdef INDUCES
static volatile int down;

__declspec(dllexport) void WINAPI NetworkDown(void)
{
  down = 1;
}

__declspec(dllexport) void WINAPI NetworkUp(void)
{
  down = 0;
}

static int WSPAPI bind_name(SOCKET s, const struct sockaddr *name, int length, LPINT errno_out)
{
  (void)s, (void)name, (void)length;
  return fail(errno_out, down ? WSAENETDOWN : WSAEOPNOTSUPP);
}
#endif

__declspec(dllexport) int WSPAPI WSPStartup(WORD version, LPWSPDATA data, LPWSAPROTOCOL_INFOW info, WSPUPCALLTABLE table,
                                            LPWSPPROC_TABLE functions)
{
  void **slot = (void **)functions;
  size_t at;
  (void)version;
#ifdef CRASHES_AT_START
  *nowhere = 1;
#endif
#ifdef ABORTS_AT_START
  abort();
#endif
#ifdef HANGS_AT_START
  Sleep(INFINITE);
#endif
#ifdef FAILS_TO_START
  return WSASYSNOTREADY;
#endif
#ifdef IS_ALONE
  CreateFileMappingW(INVALID_HANDLE_VALUE, NULL, PAGE_READWRITE, 0, 4096, L"wsp-tck-alone");
  if (GetLastError() == ERROR_ALREADY_EXISTS) return WSASYSNOTREADY;
#endif
  upcalls = table;
  entry_id = info->dwCatalogEntryId;
  for (at = 0; at < sizeof *functions / sizeof *slot; at += 1) slot[at] = refusing[at];
  functions->lpWSPSocket = open_socket;
  functions->lpWSPCloseSocket = close_socket;
  functions->lpWSPCleanup = cleanup;
  functions->lpWSPGetSockOpt = get_option;
  functions->lpWSPRecv = receive;
#ifdef INDUCES
  functions->lpWSPBind = bind_name;
#endif
#ifdef LACKS_BIND
  functions->lpWSPBind = NULL;
#endif
#ifdef CRASHES_ALONE
  CloseHandle(CreateThread(NULL, 0, crash_alone, NULL, 0, NULL));
#endif
  data->wVersion = data->wHighVersion = MAKEWORD(2, 2);
  lstrcpyW(data->szDescription, L"Provider of the tests");
  return 0;
}
