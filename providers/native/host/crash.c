#include "host.h"
#include <string.h>

/* A letter may take three bytes. */
#define MOST_NAME (3 * MAX_PATH)

/*
 * The file name of the module that an address lies in, without its folder. What is called takes wide characters, since
 * the others would ask the heap for memory, which may be what the provider has damaged.
 */
static void append_place(word address)
{
  static WCHAR path[MAX_PATH];
  static char name[MOST_NAME];
  HMODULE module = NULL;
  const WCHAR *file = path;
  WCHAR *c;
  const DWORD by_address = GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS | GET_MODULE_HANDLE_EX_FLAG_UNCHANGED_REFCOUNT;
  if (!GetModuleHandleExW(by_address, (const WCHAR *)address, &module)) {
    line_text("-");
    line_number(0);
    return;
  }
  GetModuleFileNameW(module, path, MAX_PATH - 1);
  for (c = path; *c != 0; c += 1) {
    if (*c == L'\\' || *c == L'/') file = c + 1;
    if (*c == L' ') *c = L'_';
  }
  WideCharToMultiByte(CP_UTF8, 0, file, -1, name, sizeof name, NULL, NULL);
  line_text(*name == 0 ? "-" : name);
  line_number(address - (word)module);
}

static LONG WINAPI tell_crash(EXCEPTION_POINTERS *exception)
{
  const EXCEPTION_RECORD *record = exception->ExceptionRecord;
  const struct thread *self = this_thread();
  if (line_begin_last("crash")) {
    line_number(record->ExceptionCode);
    line_number((word)record->ExceptionAddress);
    line_number(self->number);
    line_number(self->request);
    append_place((word)record->ExceptionAddress);
    if (self->upcall != NULL) {
      int at;
      line_text(self->upcall);
      for (at = 0; at < self->given; at += 1) line_number(self->arguments[at]);
    }
    line_end();
  }
  TerminateProcess(GetCurrentProcess(), record->ExceptionCode);
  return EXCEPTION_EXECUTE_HANDLER;
}

void report_crashes(void)
{
  SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX | SEM_NOOPENFILEERRORBOX);
  SetUnhandledExceptionFilter(tell_crash);
}
