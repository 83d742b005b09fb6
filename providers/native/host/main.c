#include "host.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* All buffers of all calls lie in here; the runner hands out its parts. */
#define ARENA_BYTES (64 * 1024 * 1024)

static void say_hello(const char *token)
{
  void *arena = VirtualAlloc(NULL, ARENA_BYTES, MEM_RESERVE | MEM_COMMIT, PAGE_READWRITE);
  if (arena == NULL) give_up("no-memory-for-buffers");
  tell_functions();
  tell_native_functions();
  tell_played_modules();
  tell_redirection();
  tell_function("LoadLibraryExW", (const void *)LoadLibraryExW);
  tell_function("GetProcAddress", (const void *)GetProcAddress);
  tell_function("CreateEventW", (const void *)CreateEventW);
  line_begin("hello");
  line_text(token);
  line_number(GetCurrentProcessId());
  line_number(sizeof(word));
  line_number((word)arena);
  line_number(ARENA_BYTES);
  line_end();
}

static void read_memory(char *rest)
{
  const uint64_t request = next_number(&rest);
  line_begin("data");
  line_number(request);
  append_reads(&rest);
  line_end();
}

static void redirect(char *rest)
{
  const uint64_t request = next_number(&rest);
  const HMODULE module = (HMODULE)(word)next_number(&rest);
  const char *name = next_part(&rest);
  const FARPROC from = (FARPROC)(word)next_number(&rest);
  void *to = (void *)(word)next_number(&rest);
  const unsigned changed = redirect_import(module, name, from, to);
  line_begin("redirected");
  line_number(request);
  line_number(changed);
  line_end();
}

static void watch(char *rest)
{
  const HANDLE handle = (HANDLE)(word)next_number(&rest);
  watch_handle(handle, next_number(&rest));
}

static void leave(void)
{
  line_begin("bye");
  line_end();
  TerminateProcess(GetCurrentProcess(), 0);
}

/* A call or an answer belongs to a thread, whose number comes first. */
static void pass_on(const char *verb, const char *rest)
{
  const char *whole = verb;
  const uint64_t thread = strtoull(rest, NULL, 16);
  ((char *)verb)[strlen(verb)] = ' ';
  hand_to_thread((uint32_t)thread, whole);
}

static void obey(char *line)
{
  char *rest = line;
  const char *verb = next_part(&rest);
  if (verb == NULL || (rest == NULL && strcmp(verb, "bye") != 0)) give_up("a-line-is-too-short");
  else if (strcmp(verb, "call") == 0 || strcmp(verb, "answer") == 0) pass_on(verb, rest);
  else if (strcmp(verb, "read") == 0) read_memory(rest);
  else if (strcmp(verb, "redirect") == 0) redirect(rest);
  else if (strcmp(verb, "watch") == 0) watch(rest);
  else if (strcmp(verb, "bye") == 0) leave();
  else give_up("a-verb-is-unknown");
}

/* host PORT TOKEN: what the runner listens on, and what shows it that it was this program that connected. */
int main(int count, char **words)
{
  char *line;
  report_crashes();
  threads_start();
  if (count != 3) return 2;
  if (!channel_open(words[1])) {
    fprintf(stderr, "the runner cannot be reached: code %d\n", WSAGetLastError());
    return 1;
  }
  say_hello(words[2]);
  while ((line = channel_read_line()) != NULL) obey(line);
  TerminateProcess(GetCurrentProcess(), 0);
  return 0;
}
