#include "host.h"
#include <string.h>

#define MOST_REDIRECTED 16
#define MOST_NAME 64

static struct {
  char name[MOST_NAME];
  void *to;
} redirected[MOST_REDIRECTED];
static unsigned redirections;

/* For modules that look their imports up by themselves, as those that load them late do. */
static FARPROC WINAPI get_proc_address(HMODULE module, const char *name)
{
  unsigned one;
  const int by_number = (word)name <= 0xffff;
  if (is_played(module)) return played_function(module, name);
  for (one = 0; !by_number && one < redirections; one += 1)
    if (strcmp(redirected[one].name, name) == 0) return (FARPROC)redirected[one].to;
  return GetProcAddress(module, name);
}

static void remember(const char *name, void *to)
{
  if (redirections == MOST_REDIRECTED || strlen(name) >= MOST_NAME) give_up("too-many-redirections");
  strcpy(redirected[redirections].name, name);
  redirected[redirections].to = to;
  redirections += 1;
}

void tell_redirection(void)
{
  tell_function("RedirectedGetProcAddress", (const void *)get_proc_address);
}

static const void *at(HMODULE module, DWORD offset)
{
  return (const char *)module + offset;
}

static void replace(word *place, word value)
{
  DWORD before;
  if (!VirtualProtect(place, sizeof *place, PAGE_READWRITE, &before)) return;
  *place = value;
  VirtualProtect(place, sizeof *place, before, &before);
}

/* By the name that is imported, or, where the import is by number, by the function that it has led to. */
static int is_meant(HMODULE module, const IMAGE_THUNK_DATA *named, const IMAGE_THUNK_DATA *bound, const char *name, FARPROC from)
{
  const IMAGE_IMPORT_BY_NAME *import;
  if (from != NULL && bound->u1.Function == (word)from) return 1;
  if (named == NULL || IMAGE_SNAP_BY_ORDINAL(named->u1.Ordinal)) return 0;
  import = at(module, (DWORD)named->u1.AddressOfData);
  return strcmp((const char *)import->Name, name) == 0;
}

unsigned redirect_import(HMODULE module, const char *name, FARPROC from, void *to)
{
  const IMAGE_DOS_HEADER *dos = (const IMAGE_DOS_HEADER *)module;
  const IMAGE_NT_HEADERS *nt = at(module, (DWORD)dos->e_lfanew);
  const IMAGE_DATA_DIRECTORY *directory = &nt->OptionalHeader.DataDirectory[IMAGE_DIRECTORY_ENTRY_IMPORT];
  const IMAGE_IMPORT_DESCRIPTOR *imported = at(module, directory->VirtualAddress);
  unsigned changed = 0;
  if (to != (void *)get_proc_address) remember(name, to);
  if (directory->VirtualAddress == 0) return 0;
  for (; imported->Name != 0; imported += 1) {
    const IMAGE_THUNK_DATA *named = imported->OriginalFirstThunk == 0 ? NULL : at(module, imported->OriginalFirstThunk);
    IMAGE_THUNK_DATA *bound = (IMAGE_THUNK_DATA *)at(module, imported->FirstThunk);
    for (; bound->u1.Function != 0; bound += 1) {
      if (is_meant(module, named, bound, name, from)) {
        replace((word *)&bound->u1.Function, (word)to);
        changed += 1;
      }
      if (named != NULL) named += 1;
    }
  }
  return changed;
}
