#include "host.h"
#include <stdlib.h>

struct watch {
  uint64_t id;
  HANDLE wait;
};

static void CALLBACK signalled(void *parameter, BOOLEAN timed_out)
{
  struct watch *watch = parameter;
  (void)timed_out;
  line_begin("signalled");
  line_number(watch->id);
  line_end();
  UnregisterWaitEx(watch->wait, NULL);
  free(watch);
}

void watch_handle(HANDLE handle, uint64_t id)
{
  struct watch *watch = calloc(1, sizeof *watch);
  if (watch == NULL) give_up("no-memory-for-a-watch");
  watch->id = id;
  if (!RegisterWaitForSingleObject(&watch->wait, handle, signalled, watch, INFINITE, WT_EXECUTEONLYONCE)) {
    give_up("a-handle-cannot-be-watched");
  }
}
