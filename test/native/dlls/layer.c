/*
 * A small layered provider: it opens and closes sockets of the next layer, reads their options, and passes addresses
 * and duplicates on. -DHANDS_CHAIN_TO_BASE: it hands the structure of the chain to the base as well.
 */
#define WIN32_LEAN_AND_MEAN
#include <winsock2.h>
#include <ws2spi.h>

#define OWN_ID 2001
#define MOST_ENTRIES 64
#define MOST_SOCKETS 4096

struct next {
  GUID provider;
  WSPPROC_TABLE functions;
};

struct socket {
  SOCKET own;
  SOCKET lower;
  struct next *next;
};

static WSPUPCALLTABLE upcalls;
static WSAPROTOCOL_INFOW catalog[MOST_ENTRIES];
static int entries;
static struct next nexts[MOST_ENTRIES];
static int started;
static struct socket sockets[MOST_SOCKETS];

static int fail(int *errno_out, int code)
{
  *errno_out = code;
  return SOCKET_ERROR;
}

static const WSAPROTOCOL_INFOW *entry_of(DWORD id)
{
  int at;
  for (at = 0; at < entries; at += 1)
    if (catalog[at].dwCatalogEntryId == id) return &catalog[at];
  return NULL;
}

/* The entry that comes after this layer's own in a chain. */
static const WSAPROTOCOL_INFOW *next_in(const WSAPROTOCOL_INFOW *info)
{
  int at;
  for (at = 0; at + 1 < info->ProtocolChain.ChainLen; at += 1)
    if (info->ProtocolChain.ChainEntries[at] == OWN_ID) return entry_of(info->ProtocolChain.ChainEntries[at + 1]);
  return NULL;
}

/* What is handed down: to a layer the structure itself, to the base its own entry. */
static WSAPROTOCOL_INFOW *handed(WSAPROTOCOL_INFOW *info, const WSAPROTOCOL_INFOW *next)
{
#ifdef HANDS_CHAIN_TO_BASE
  (void)next;
  return info;
#else
  return next->ProtocolChain.ChainLen == BASE_PROTOCOL ? (WSAPROTOCOL_INFOW *)next : info;
#endif
}

static struct next *find_started(const WSAPROTOCOL_INFOW *entry)
{
  int at;
  for (at = 0; entry != NULL && at < started; at += 1)
    if (memcmp(&nexts[at].provider, &entry->ProviderId, sizeof(GUID)) == 0) return &nexts[at];
  return NULL;
}

static int start_next(WSAPROTOCOL_INFOW *info)
{
  const WSAPROTOCOL_INFOW *entry = next_in(info);
  struct next *next;
  WCHAR path[MAX_PATH];
  WSPDATA data;
  LPWSPSTARTUP startup;
  HMODULE module;
  int length = MAX_PATH, code, result;
  if (entry == NULL) return WSAEINVAL;
  if (find_started(entry) != NULL) return 0;
  if (WSCGetProviderPath((GUID *)&entry->ProviderId, path, &length, &code) != 0) return WSAEPROVIDERFAILEDINIT;
  module = LoadLibraryW(path);
  startup = module == NULL ? NULL : (LPWSPSTARTUP)(void *)GetProcAddress(module, "WSPStartup");
  if (startup == NULL) return WSAEPROVIDERFAILEDINIT;
  next = &nexts[started];
  next->provider = entry->ProviderId;
  result = startup(MAKEWORD(2, 2), &data, handed(info, entry), upcalls, &next->functions);
  if (result == 0) started += 1;
  return result;
}

/* The next layer of a chain, started where this is the first chain that leads there. */
static struct next *next_of(WSAPROTOCOL_INFOW *info)
{
  return start_next(info) == 0 ? find_started(next_in(info)) : NULL;
}

static struct socket *find_socket(SOCKET s)
{
  int at;
  for (at = 0; at < MOST_SOCKETS; at += 1)
    if (sockets[at].next != NULL && sockets[at].own == s) return &sockets[at];
  return NULL;
}

static SOCKET WSPAPI open_socket(int af, int type, int protocol, LPWSAPROTOCOL_INFOW info, GROUP g, DWORD flags, LPINT errno_out)
{
  const WSAPROTOCOL_INFOW *entry = next_in(info);
  struct next *next = next_of(info);
  SOCKET lower;
  int at, ignored;
  if (next == NULL) {
    *errno_out = WSAEINVAL;
    return INVALID_SOCKET;
  }
  for (at = 0; at < MOST_SOCKETS && sockets[at].next != NULL; at += 1) continue;
  if (at == MOST_SOCKETS) {
    *errno_out = WSAEMFILE;
    return INVALID_SOCKET;
  }
  lower = next->functions.lpWSPSocket(af, type, protocol, handed(info, entry), g, flags, errno_out);
  if (lower == INVALID_SOCKET) return INVALID_SOCKET;
  sockets[at].own = upcalls.lpWPUCreateSocketHandle(info->dwCatalogEntryId, (DWORD_PTR)at, errno_out);
  if (sockets[at].own == INVALID_SOCKET) {
    next->functions.lpWSPCloseSocket(lower, &ignored);
    return INVALID_SOCKET;
  }
  sockets[at].lower = lower;
  sockets[at].next = next;
  return sockets[at].own;
}

static int WSPAPI close_socket(SOCKET s, LPINT errno_out)
{
  struct socket *socket = find_socket(s);
  struct next *next;
  if (socket == NULL) return fail(errno_out, WSAENOTSOCK);
  next = socket->next;
  socket->next = NULL;
  next->functions.lpWSPCloseSocket(socket->lower, errno_out);
  return upcalls.lpWPUCloseSocketHandle(s, errno_out);
}

static int WSPAPI get_option(SOCKET s, int level, int name, char *value, LPINT length, LPINT errno_out)
{
  struct socket *socket = find_socket(s);
  if (socket == NULL) return fail(errno_out, WSAENOTSOCK);
  return socket->next->functions.lpWSPGetSockOpt(socket->lower, level, name, value, length, errno_out);
}

static int WSPAPI address_to_string(LPSOCKADDR address, DWORD size, LPWSAPROTOCOL_INFOW info, LPWSTR text, LPDWORD length,
                                    LPINT errno_out)
{
  const WSAPROTOCOL_INFOW *entry = next_in(info);
  struct next *next = next_of(info);
  if (next == NULL) return fail(errno_out, WSAEINVAL);
  return next->functions.lpWSPAddressToString(address, size, handed(info, entry), text, length, errno_out);
}

static int WSPAPI string_to_address(LPWSTR text, INT family, LPWSAPROTOCOL_INFOW info, LPSOCKADDR address, LPINT length,
                                    LPINT errno_out)
{
  const WSAPROTOCOL_INFOW *entry = next_in(info);
  struct next *next = next_of(info);
  if (next == NULL) return fail(errno_out, WSAEINVAL);
  return next->functions.lpWSPStringToAddress(text, family, handed(info, entry), address, length, errno_out);
}

static int WSPAPI cleanup(LPINT errno_out)
{
  int at, ignored;
  (void)errno_out;
  for (at = 0; at < MOST_SOCKETS; at += 1)
    if (sockets[at].next != NULL) close_socket(sockets[at].own, &ignored);
  for (; started > 0; started -= 1) nexts[started - 1].functions.lpWSPCleanup(&ignored);
  return 0;
}

/* Functions that a test calls here and that are left out, by the number of their arguments before lpErrno. */
static int WSPAPI refuse_1(SOCKET s, LPINT errno_out)
{
  (void)s;
  return fail(errno_out, WSAEOPNOTSUPP);
}

static int WSPAPI refuse_3(SOCKET s, void *second, void *third, LPINT errno_out)
{
  (void)s, (void)second, (void)third;
  return fail(errno_out, WSAEOPNOTSUPP);
}

__declspec(dllexport) int WSPAPI WSPStartup(WORD version, LPWSPDATA data, LPWSAPROTOCOL_INFOW info, WSPUPCALLTABLE table,
                                            LPWSPPROC_TABLE functions)
{
  DWORD size = sizeof catalog;
  int code, result;
  void **slot = (void **)functions;
  size_t at;
  (void)version;
  upcalls = table;
  entries = WSCEnumProtocols(NULL, catalog, &size, &code);
  if (entries == SOCKET_ERROR) return WSAEPROVIDERFAILEDINIT;
  result = start_next(info);
  if (result != 0) return result;
  for (at = 0; at < sizeof *functions / sizeof *slot; at += 1) slot[at] = (void *)refuse_1;
  functions->lpWSPGetSockName = (LPWSPGETSOCKNAME)(void *)refuse_3;
  functions->lpWSPGetPeerName = (LPWSPGETPEERNAME)(void *)refuse_3;
  functions->lpWSPDuplicateSocket = (LPWSPDUPLICATESOCKET)(void *)refuse_3;
  functions->lpWSPSocket = open_socket;
  functions->lpWSPCloseSocket = close_socket;
  functions->lpWSPGetSockOpt = get_option;
  functions->lpWSPAddressToString = address_to_string;
  functions->lpWSPStringToAddress = string_to_address;
  functions->lpWSPCleanup = cleanup;
  data->wVersion = data->wHighVersion = MAKEWORD(2, 2);
  lstrcpyW(data->szDescription, L"Layered provider of the tests");
  return 0;
}
