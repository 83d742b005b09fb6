/*
 * Modules that the runner plays: a provider that loads one, and looks its exports up, gets what the runner has for it.
 * The functions that it can be given ask the runner; what each stands for, the runner knows. On x86 a function
 * takes its arguments off the stack itself, so there are some for each number of arguments.
 */
#include "host.h"
#include "arguments.h"
#include <string.h>
#include <wchar.h>

#define MODULES(X) X(0) X(1) X(2) X(3) X(4) X(5) X(6) X(7)
#define COUNTS(X, module)                                                                               \
  X(module, 1) X(module, 2) X(module, 3) X(module, 4) X(module, 5) X(module, 6) X(module, 7)            \
  X(module, 8) X(module, 9) X(module, 10) X(module, 11) X(module, 19)
#define PLACES(X, module, count)                                                                        \
  X(module, count, 0) X(module, count, 1) X(module, count, 2) X(module, count, 3) X(module, count, 4)   \
  X(module, count, 5) X(module, count, 6) X(module, count, 7)

#define DEFINE(module, count, place) \
  ASKING_FUNCTION(played_##module##_##count##_##place, #module "." #count "." #place, count)
#define DEFINE_COUNT(module, count) PLACES(DEFINE, module, count)
#define DEFINE_MODULE(module) COUNTS(DEFINE_COUNT, module)
MODULES(DEFINE_MODULE)

#define ADDRESS(module, count, place) (const void *)played_##module##_##count##_##place,
#define ADDRESSES_COUNT(module, count) PLACES(ADDRESS, module, count)
#define ADDRESSES_MODULE(module) COUNTS(ADDRESSES_COUNT, module)
/* The runner reads it: by module, number of arguments and place. */
static const void *const functions[] = {MODULES(ADDRESSES_MODULE)};

/* The path of such a module ends with this and its number; its handle is the address of its place here. */
#define PATH L"wsp-tck-played-"
#define ONE_MORE(module) +1
static char modules[MODULES(ONE_MORE)];

static HMODULE played(const WCHAR *path)
{
  const WCHAR *found = path == NULL ? NULL : wcsstr(path, PATH);
  const unsigned number = found == NULL ? 0 : (unsigned)(found[wcslen(PATH)] - L'0');
  return found != NULL && number < sizeof modules ? (HMODULE)&modules[number] : NULL;
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

FARPROC played_function(HMODULE module, const char *name)
{
  const word arguments[] = {(word)((char *)module - modules), (word)name};
  const FARPROC function = (FARPROC)ask_runner("PlayedGetProcAddress", 2, arguments);
  if (function == NULL) SetLastError(ERROR_PROC_NOT_FOUND);
  return function;
}

void tell_played_modules(void)
{
  tell_function("PlayedFunctions", functions);
  tell_function("PlayedLoadLibraryW", (const void *)load_library_w);
  tell_function("PlayedLoadLibraryA", (const void *)load_library_a);
  tell_function("PlayedLoadLibraryExW", (const void *)load_library_ex_w);
  tell_function("PlayedLoadLibraryExA", (const void *)load_library_ex_a);
  tell_function("PlayedFreeLibrary", (const void *)free_library);
}
