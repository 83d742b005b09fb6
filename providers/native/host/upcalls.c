#include "host.h"
#include "arguments.h"
#include <stdlib.h>

void upcall_begins(const char *name, int count, const word *arguments)
{
  struct thread *self = this_thread();
  self->given = count;
  self->arguments = arguments;
  self->upcall = name;
}

void upcall_ends(void)
{
  this_thread()->upcall = NULL;
}

word ask_runner(const char *name, int count, const word *arguments)
{
  struct thread *self = this_thread();
  const DWORD last_error = GetLastError();
  const uint64_t waited = self->waited, begin = clock_now();
  char *answer, *rest;
  word result;
  int at;
  line_begin("upcall");
  line_number(line_count());
  line_number(self->number);
  line_number(self->request);
  line_text(name);
  for (at = 0; at < count; at += 1) line_number(arguments[at]);
  line_end();
  answer = serve_until_answer(self, &rest);
  next_number(&rest);
  result = (word)next_number(&rest);
  upcall_begins(name, count, arguments);
  apply_writes(&rest);
  upcall_ends();
  free(answer);
  /* not added to: calls that were made meanwhile have waited within this wait */
  self->waited = waited + clock_now() - begin;
  SetLastError(last_error);
  return result;
}

/* Name and number of arguments: what the runner answers. The rest of the upcalls is in native-upcalls.c. */
#define ASKED(X)                       \
  X(WPUCloseSocketHandle, 2)           \
  X(WPUCreateSocketHandle, 3)          \
  X(WPUGetProviderPath, 4)             \
  X(WPUModifyIFSHandle, 3)             \
  X(WPUQueryBlockingCallback, 4)       \
  X(WPUQuerySocketHandleContext, 3)    \
  X(WPUCompleteOverlappedRequest, 5)   \
  X(WSCEnumProtocols, 4)               \
  X(WSCGetProviderPath, 4)             \
  X(BlockingHook, 1)                   \
  X(Condition, 8)                      \
  X(CompletionRoutine, 4)

#define DEFINE(name, count) ASKING_FUNCTION(asked_##name, #name, count)
ASKED(DEFINE)

void tell_function(const char *name, const void *function)
{
  line_begin("function");
  line_text(name);
  line_number((word)function);
  line_end();
}

#define TELL(name, count) tell_function(#name, (const void *)asked_##name);

void tell_functions(void)
{
  ASKED(TELL)
}
