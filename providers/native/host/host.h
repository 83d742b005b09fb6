/*
 * The host: a program that loads a DLL and calls functions by their addresses, as it is told by lines
 * that come over a loopback connection. Of the service provider interface it knows the upcalls and how many arguments
 * they have, and no more. docs/native.md describes the lines.
 */
#ifndef HOST_H
#define HOST_H

#ifndef WIN32_LEAN_AND_MEAN
#define WIN32_LEAN_AND_MEAN
#endif
#ifndef _WIN32_WINNT
#define _WIN32_WINNT 0x0601
#endif
#include <winsock2.h>
#include <windows.h>
#include <stddef.h>
#include <stdint.h>

/* What fits into one argument: an integer, a handle, a pointer. */
typedef uintptr_t word;

#define MAX_ARGUMENTS 20

/* ---- the channel (channel.c) ---- */

/* Connects to the runner on this machine. Returns 0 where that fails. */
int channel_open(const char *port);
/* Makes up for a WSACleanup that the provider calls once too often: the connection must outlive that. */
void channel_keep(void);
/* The next line, without its end; NULL where the runner is gone. Valid until the next call. */
char *channel_read_line(void);
/* A line is begun, added to and ended by one thread, under one lock: the order of the lines is the order of events. */
void line_begin(const char *verb);
void line_number(uint64_t number);
void line_text(const char *text);
void line_bytes(const void *bytes, size_t length);
void line_end(void);
/* The number that the line now being written has among all lines of this host. */
uint64_t line_count(void);
/* As line_begin, but gives up where another thread holds the lock for good: for the last words. */
int line_begin_last(const char *verb);

/* ---- the parts of a line (words.c) ---- */

/* Cuts the next part off a line: NULL at its end. Parts are separated by one space. */
char *next_part(char **rest);
/* The next part as a number in hexadecimal digits. A line that has none is the runner's error: the host ends. */
uint64_t next_number(char **rest);
/* Ends the host with a line that says why. */
void give_up(const char *reason);

/* ---- memory (memory.c) ---- */

/* Whether all of it may be read, or written. */
int is_accessible(word address, size_t length, int writing);
/* Takes a count and so many pairs of address and bytes off the line, and writes each. */
void apply_writes(char **rest);
/* Takes a count and so many pairs of address and length off the line, and adds what stands there to the output line. */
void append_reads(char **rest);

/* ---- threads (threads.c) ---- */

struct item {
  struct item *next;
  char *line;
};

/* A thread that calls the provider, or one of the provider's own that makes an upcall. */
struct thread {
  struct thread *next;
  uint32_t number;
  /* The request that it now executes; 0: none. */
  uint64_t request;
  /* How long it has waited for answers of the runner so far, in units of 100 ns. */
  uint64_t waited;
  /* The upcall whose pointers are now used, and what it was given; NULL: none. */
  const char *upcall;
  int given;
  const word *arguments;
  HANDLE wake;
  SRWLOCK lock;
  struct item *first;
  struct item *last;
};

/* The numbers of threads that are not the runner's begin here. */
#define FIRST_FOREIGN_THREAD 0x10000

/* Prepares the table of threads. */
void threads_start(void);
/* The record of the calling thread, made where there is none yet. */
struct thread *this_thread(void);
/* Hands a line to a thread; where the number is new, one is started. */
void hand_to_thread(uint32_t number, const char *line);
/* The time since some moment, in units of 100 ns. */
uint64_t clock_now(void);
/* Does what it is told until an answer comes; then leaves the rest of the answer in `rest`. */
char *serve_until_answer(struct thread *self, char **rest);

/* ---- calls (calls.c) ---- */

/* Makes the call of a line, tells what it returned. */
void make_call(struct thread *self, char *rest);

/* ---- upcalls (upcalls.c, native-upcalls.c, played.c) ---- */

/* Tells the runner of an upcall and waits, on the calling thread, for what it is answered. */
word ask_runner(const char *name, int count, const word *arguments);
/* Says, for a crash, in which upcall the host now uses the pointers of the provider. */
void upcall_begins(const char *name, int count, const word *arguments);
void upcall_ends(void);
/* Tells the runner which functions a provider can be given, a line each; of those of played modules, where their table is. */
void tell_functions(void);
void tell_native_functions(void);
void tell_played_modules(void);
void tell_function(const char *name, const void *function);

/* Whether a module is one that the runner plays, and what it exports (played.c). */
int is_played(HMODULE module);
FARPROC played_function(HMODULE module, const char *name);

/* ---- the rest ---- */

/* Has the import table of a module lead to another function. Returns how many places were changed (imports.c). */
unsigned redirect_import(HMODULE module, const char *name, FARPROC from, void *to);
/* Tells of the GetProcAddress that leads to the redirected functions as well. */
void tell_redirection(void);
/* Ends the process with a line that tells code and address where a thread crashes (crash.c). */
void report_crashes(void);
/* Tells once when a handle is signalled (watch.c). */
void watch_handle(HANDLE handle, uint64_t id);

#endif
