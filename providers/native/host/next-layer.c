/*
 * The providers below a layered one, as the runner plays them. Each has functions of its own, so that a call
 * tells which of them it is made to; their names carry its number.
 */
#include "host.h"
#include "arguments.h"
#include <string.h>
#include <wchar.h>

#ifdef _WIN64
#define STARTUP(X, layer) X(layer, WSPStartup, 5)
#else
#define STARTUP(X, layer) X(layer, WSPStartup, 19)
#endif

/* In the order of WSPPROC_TABLE, and WSPStartup. */
#define FUNCTIONS(X, layer)            \
  X(layer, WSPAccept, 6)               \
  X(layer, WSPAddressToString, 6)      \
  X(layer, WSPAsyncSelect, 5)          \
  X(layer, WSPBind, 4)                 \
  X(layer, WSPCancelBlockingCall, 1)   \
  X(layer, WSPCleanup, 1)              \
  X(layer, WSPCloseSocket, 2)          \
  X(layer, WSPConnect, 8)              \
  X(layer, WSPDuplicateSocket, 4)      \
  X(layer, WSPEnumNetworkEvents, 4)    \
  X(layer, WSPEventSelect, 4)          \
  X(layer, WSPGetOverlappedResult, 6)  \
  X(layer, WSPGetPeerName, 4)          \
  X(layer, WSPGetSockName, 4)          \
  X(layer, WSPGetSockOpt, 6)           \
  X(layer, WSPGetQOSByName, 4)         \
  X(layer, WSPIoctl, 11)               \
  X(layer, WSPJoinLeaf, 9)             \
  X(layer, WSPListen, 3)               \
  X(layer, WSPRecv, 9)                 \
  X(layer, WSPRecvDisconnect, 3)       \
  X(layer, WSPRecvFrom, 11)            \
  X(layer, WSPSelect, 6)               \
  X(layer, WSPSend, 9)                 \
  X(layer, WSPSendDisconnect, 3)       \
  X(layer, WSPSendTo, 11)              \
  X(layer, WSPSetSockOpt, 6)           \
  X(layer, WSPShutdown, 3)             \
  X(layer, WSPSocket, 7)               \
  X(layer, WSPStringToAddress, 6)      \
  STARTUP(X, layer)

#define LAYERS(X) X(0) X(1) X(2) X(3) X(4) X(5) X(6) X(7)

#define DEFINE(layer, name, count) ASKING_FUNCTION(layer_##layer##_##name, #layer "." #name, count)
#define DEFINE_LAYER(layer) FUNCTIONS(DEFINE, layer)
LAYERS(DEFINE_LAYER)

/* What such a provider is loaded as: its path ends with this and its number, its handle is the address of its place here. */
#define PATH L"wsp-tck-layer-"
#define COUNT(layer) +1
static char modules[LAYERS(COUNT)];

static HMODULE played(const WCHAR *path)
{
  const WCHAR *found = path == NULL ? NULL : wcsstr(path, PATH);
  const unsigned layer = found == NULL ? 0 : (unsigned)(found[wcslen(PATH)] - L'0');
  return found != NULL && layer < sizeof modules ? (HMODULE)&modules[layer] : NULL;
}

static HMODULE played_narrow(const char *path)
{
  WCHAR wide[MAX_PATH];
  if (path == NULL || MultiByteToWideChar(CP_ACP, 0, path, -1, wide, MAX_PATH) == 0) return NULL;
  return played(wide);
}

static HMODULE WINAPI load_library_w(const WCHAR *path)
{
  const HMODULE module = played(path);
  return module == NULL ? LoadLibraryW(path) : module;
}

static HMODULE WINAPI load_library_a(const char *path)
{
  const HMODULE module = played_narrow(path);
  return module == NULL ? LoadLibraryA(path) : module;
}

static HMODULE WINAPI load_library_ex_w(const WCHAR *path, HANDLE file, DWORD flags)
{
  const HMODULE module = played(path);
  return module == NULL ? LoadLibraryExW(path, file, flags) : module;
}

static HMODULE WINAPI load_library_ex_a(const char *path, HANDLE file, DWORD flags)
{
  const HMODULE module = played_narrow(path);
  return module == NULL ? LoadLibraryExA(path, file, flags) : module;
}

static BOOL WINAPI free_library(HMODULE module)
{
  return is_played(module) || FreeLibrary(module);
}

int is_played(HMODULE module)
{
  return (char *)module >= modules && (char *)module < modules + sizeof modules;
}

#define STARTUP_OF(layer) (FARPROC)layer_##layer##_WSPStartup,

FARPROC played_function(HMODULE module, const char *name)
{
  static const FARPROC startups[] = {LAYERS(STARTUP_OF)};
  const int by_number = (word)name <= 0xffff;
  return by_number || strcmp(name, "WSPStartup") != 0 ? NULL : startups[(char *)module - modules];
}

#define TELL(layer, name, count) tell_function(#layer "." #name, (const void *)layer_##layer##_##name);
#define TELL_LAYER(layer) FUNCTIONS(TELL, layer)

void tell_next_layers(void)
{
  LAYERS(TELL_LAYER)
  tell_function("PlayedLoadLibraryW", (const void *)load_library_w);
  tell_function("PlayedLoadLibraryA", (const void *)load_library_a);
  tell_function("PlayedLoadLibraryExW", (const void *)load_library_ex_w);
  tell_function("PlayedLoadLibraryExA", (const void *)load_library_ex_a);
  tell_function("PlayedFreeLibrary", (const void *)free_library);
}
