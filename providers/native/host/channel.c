#include "host.h"
#include <stdlib.h>
#include <string.h>

#define CHUNK 65536
/* How many calls of WSACleanup too many the connection outlives in one call of the provider; each call adds one. */
#define STARTUPS 64

static SOCKET channel = INVALID_SOCKET;

static char *input;
static size_t input_size, input_used, input_taken;

static SRWLOCK output_lock = SRWLOCK_INIT;
static char *output;
static size_t output_size, output_used;
static uint64_t lines;

static void *grow(void *memory, size_t size)
{
  memory = realloc(memory, size);
  if (memory == NULL) TerminateProcess(GetCurrentProcess(), 3);
  return memory;
}

void channel_keep(void)
{
  WSADATA data;
  WSAStartup(MAKEWORD(2, 2), &data);
}

int channel_open(const char *port)
{
  struct sockaddr_in runner = {0};
  BOOL at_once = TRUE;
  int times;
  for (times = 0; times < STARTUPS; times += 1) channel_keep();
  channel = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
  if (channel == INVALID_SOCKET) return 0;
  runner.sin_family = AF_INET;
  runner.sin_port = htons((u_short)atoi(port));
  runner.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (connect(channel, (struct sockaddr *)&runner, sizeof runner) != 0) return 0;
  setsockopt(channel, IPPROTO_TCP, TCP_NODELAY, (const char *)&at_once, sizeof at_once);
  return 1;
}

char *channel_read_line(void)
{
  for (;;) {
    char *start = input + input_taken;
    char *end = input_used == input_taken ? NULL : memchr(start, '\n', input_used - input_taken);
    int received;
    if (end != NULL) {
      *end = 0;
      input_taken = (size_t)(end + 1 - input);
      return start;
    }
    if (input_taken > 0) {
      memmove(input, start, input_used - input_taken);
      input_used -= input_taken;
      input_taken = 0;
    }
    if (input_used + CHUNK > input_size) {
      input_size = 2 * input_size + CHUNK;
      input = grow(input, input_size);
    }
    received = recv(channel, input + input_used, CHUNK, 0);
    if (received <= 0) return NULL;
    input_used += (size_t)received;
  }
}

static void add(const char *text, size_t length)
{
  if (output_used + length > output_size) {
    output_size = 2 * output_size + length + CHUNK;
    output = grow(output, output_size);
  }
  memcpy(output + output_used, text, length);
  output_used += length;
}

void line_begin(const char *verb)
{
  AcquireSRWLockExclusive(&output_lock);
  lines += 1;
  output_used = 0;
  add(verb, strlen(verb));
}

int line_begin_last(const char *verb)
{
  int tries;
  for (tries = 0; tries < 100; tries += 1) {
    if (TryAcquireSRWLockExclusive(&output_lock)) {
      output_used = 0;
      add(verb, strlen(verb));
      return 1;
    }
    Sleep(10);
  }
  return 0;
}

uint64_t line_count(void)
{
  return lines;
}

void line_number(uint64_t number)
{
  char digits[17];
  int at = sizeof digits;
  do {
    digits[--at] = "0123456789abcdef"[number & 15];
    number >>= 4;
  } while (number != 0);
  add(" ", 1);
  add(digits + at, sizeof digits - (size_t)at);
}

void line_text(const char *text)
{
  add(" ", 1);
  add(text, strlen(text));
}

void line_bytes(const void *bytes, size_t length)
{
  const unsigned char *byte = bytes;
  add(" ", 1);
  if (length == 0) add("-", 1);
  for (; length > 0; length -= 1, byte += 1) {
    const char digits[2] = {"0123456789abcdef"[*byte >> 4], "0123456789abcdef"[*byte & 15]};
    add(digits, 2);
  }
}

void line_end(void)
{
  size_t sent = 0;
  add("\n", 1);
  while (sent < output_used) {
    const int now = send(channel, output + sent, (int)(output_used - sent), 0);
    if (now <= 0) TerminateProcess(GetCurrentProcess(), 4);
    sent += (size_t)now;
  }
  ReleaseSRWLockExclusive(&output_lock);
}
