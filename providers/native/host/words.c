#include "host.h"
#include <stdlib.h>
#include <string.h>

char *next_part(char **rest)
{
  char *part = *rest;
  char *space;
  if (part == NULL || *part == 0) return NULL;
  space = strchr(part, ' ');
  if (space != NULL) *space = 0;
  *rest = space == NULL ? NULL : space + 1;
  return part;
}

uint64_t next_number(char **rest)
{
  char *end;
  uint64_t number;
  const char *part = next_part(rest);
  if (part == NULL) give_up("a-number-is-missing");
  number = strtoull(part, &end, 16);
  if (*end != 0) give_up("a-number-is-malformed");
  return number;
}

void give_up(const char *reason)
{
  line_begin("failed");
  line_text(reason);
  line_end();
  TerminateProcess(GetCurrentProcess(), 2);
}
