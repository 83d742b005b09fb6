#include "host.h"
#include <stdlib.h>
#include <string.h>

static SRWLOCK table_lock = SRWLOCK_INIT;
static struct thread *threads;
static uint32_t next_foreign = FIRST_FOREIGN_THREAD;
static DWORD slot;

static struct thread *add_thread(uint32_t number)
{
  struct thread *made = calloc(1, sizeof *made);
  if (made == NULL) give_up("no-memory-for-a-thread");
  made->number = number;
  made->wake = CreateEventW(NULL, FALSE, FALSE, NULL);
  InitializeSRWLock(&made->lock);
  made->next = threads;
  threads = made;
  return made;
}

void threads_start(void)
{
  slot = TlsAlloc();
}

uint64_t clock_now(void)
{
  LARGE_INTEGER count, in_a_second;
  QueryPerformanceCounter(&count);
  QueryPerformanceFrequency(&in_a_second);
  return (uint64_t)((double)count.QuadPart * 1e7 / (double)in_a_second.QuadPart);
}

struct thread *this_thread(void)
{
  struct thread *self = TlsGetValue(slot);
  if (self == NULL) {
    AcquireSRWLockExclusive(&table_lock);
    self = add_thread(next_foreign++);
    ReleaseSRWLockExclusive(&table_lock);
    TlsSetValue(slot, self);
  }
  return self;
}

static struct item *take(struct thread *self)
{
  struct item *taken;
  AcquireSRWLockExclusive(&self->lock);
  taken = self->first;
  if (taken != NULL) self->first = taken->next;
  if (self->first == NULL) self->last = NULL;
  ReleaseSRWLockExclusive(&self->lock);
  return taken;
}

/* Between two calls a client may wait alertably, so that its APCs run; inside an upcall it must not. */
static struct item *wait_for_item(struct thread *self, BOOL alertable)
{
  struct item *taken;
  while ((taken = take(self)) == NULL) WaitForSingleObjectEx(self->wake, INFINITE, alertable);
  return taken;
}

static void put(struct thread *to, struct item *item)
{
  AcquireSRWLockExclusive(&to->lock);
  if (to->last == NULL) to->first = item;
  else to->last->next = item;
  to->last = item;
  ReleaseSRWLockExclusive(&to->lock);
  SetEvent(to->wake);
}

char *serve_until_answer(struct thread *self, char **rest)
{
  for (;;) {
    struct item *item = wait_for_item(self, FALSE);
    char *line = item->line;
    const char *verb;
    free(item);
    *rest = line;
    verb = next_part(rest);
    if (verb != NULL && strcmp(verb, "answer") == 0) return line;
    make_call(self, *rest);
    free(line);
  }
}

static DWORD WINAPI work(void *parameter)
{
  struct thread *self = parameter;
  ULONG reserve = 64 * 1024;
  TlsSetValue(slot, self);
  SetThreadStackGuarantee(&reserve);
  for (;;) {
    struct item *item = wait_for_item(self, TRUE);
    char *line = item->line;
    char *rest = line;
    free(item);
    next_part(&rest);
    make_call(self, rest);
    free(line);
  }
  return 0;
}

void hand_to_thread(uint32_t number, const char *line)
{
  struct item *item = calloc(1, sizeof *item);
  struct thread *to;
  if (item == NULL || (item->line = _strdup(line)) == NULL) give_up("no-memory-for-a-line");
  AcquireSRWLockExclusive(&table_lock);
  for (to = threads; to != NULL && to->number != number; to = to->next) continue;
  if (to == NULL && number < FIRST_FOREIGN_THREAD) {
    to = add_thread(number);
    CloseHandle(CreateThread(NULL, 0, work, to, 0, NULL));
  }
  ReleaseSRWLockExclusive(&table_lock);
  if (to == NULL) give_up("no-such-thread");
  put(to, item);
}
