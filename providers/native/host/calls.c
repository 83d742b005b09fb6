#include "host.h"
#include "arguments.h"
#include <string.h>

#define TYPES_0 void
#define TYPES_1 word
#define TYPES_2 TYPES_1, word
#define TYPES_3 TYPES_2, word
#define TYPES_4 TYPES_3, word
#define TYPES_5 TYPES_4, word
#define TYPES_6 TYPES_5, word
#define TYPES_7 TYPES_6, word
#define TYPES_8 TYPES_7, word
#define TYPES_9 TYPES_8, word
#define TYPES_10 TYPES_9, word
#define TYPES_11 TYPES_10, word
#define TYPES_12 TYPES_11, word
#define TYPES_19 TYPES_12, word, word, word, word, word, word, word

#define GIVEN_0
#define GIVEN_1 a[0]
#define GIVEN_2 GIVEN_1, a[1]
#define GIVEN_3 GIVEN_2, a[2]
#define GIVEN_4 GIVEN_3, a[3]
#define GIVEN_5 GIVEN_4, a[4]
#define GIVEN_6 GIVEN_5, a[5]
#define GIVEN_7 GIVEN_6, a[6]
#define GIVEN_8 GIVEN_7, a[7]
#define GIVEN_9 GIVEN_8, a[8]
#define GIVEN_10 GIVEN_9, a[9]
#define GIVEN_11 GIVEN_10, a[10]
#define GIVEN_12 GIVEN_11, a[11]
#define GIVEN_19 GIVEN_12, a[12], a[13], a[14], a[15], a[16], a[17], a[18]

#define WITH(count) \
  case count:       \
    return ((word(WINAPI *)(TYPES_##count))function)(GIVEN_##count)

/* 19 is WSPStartup on x86, where the 15 pointers of the upcall table stand on the stack. */
static word call_with(word function, uint64_t count, const word *a)
{
  switch (count) {
    WITH(0);
    WITH(1);
    WITH(2);
    WITH(3);
    WITH(4);
    WITH(5);
    WITH(6);
    WITH(7);
    WITH(8);
    WITH(9);
    WITH(10);
    WITH(11);
    WITH(12);
    WITH(19);
    default:
      give_up("no-call-with-so-many-arguments");
      return 0;
  }
}

/* call THREAD REQUEST FUNCTION TIMES FAILURE MASK n ARGUMENT... n (ADDRESS BYTES)... n (ADDRESS LENGTH)... */
void make_call(struct thread *self, char *rest)
{
  const uint64_t outer = self->request;
  word arguments[MAX_ARGUMENTS] = {0};
  uint64_t request, function, times, failure, mask, count, at, begin, waited, inside, made = 0;
  word result;
  DWORD code;
  next_number(&rest);
  request = next_number(&rest);
  function = next_number(&rest);
  times = next_number(&rest);
  failure = next_number(&rest);
  mask = next_number(&rest);
  count = next_number(&rest);
  if (count > MAX_ARGUMENTS) give_up("too-many-arguments");
  for (at = 0; at < count; at += 1) arguments[at] = (word)next_number(&rest);
  self->request = request;
  self->upcall = NULL;
  apply_writes(&rest);
  channel_keep();
  waited = self->waited;
  begin = clock_now();
  do {
    SetLastError(0);
    result = call_with((word)function, count, arguments);
    code = GetLastError();
    made += 1;
  } while (made < times && (result & mask) == failure);
  inside = clock_now() - begin - (self->waited - waited);
  self->request = outer;
  line_begin("return");
  line_number(request);
  line_number(made);
  line_number(result);
  line_number(code);
  line_number(inside);
  append_reads(&rest);
  line_end();
}
