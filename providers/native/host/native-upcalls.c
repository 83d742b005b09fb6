/* The upcalls that need the real thing, and that no rule looks at: events, threads, APCs, messages, fd_set. */
#include "host.h"
#include "arguments.h"

#define INVALID_ARGUMENT 10022 /* WSAEINVAL */
#define BAD_ADDRESS 10014      /* WSAEFAULT */

struct thread_id {
  HANDLE thread;
  DWORD_PTR reserved;
};

static int fail(int *errno_out, int code)
{
  if (errno_out != NULL) *errno_out = code;
  return SOCKET_ERROR;
}

static HANDLE WINAPI wpu_create_event(int *errno_out)
{
  HANDLE event = CreateEventW(NULL, TRUE, FALSE, NULL);
  if (event == NULL) fail(errno_out, INVALID_ARGUMENT);
  return event;
}

static BOOL WINAPI wpu_close_event(HANDLE event, int *errno_out)
{
  if (CloseHandle(event)) return TRUE;
  fail(errno_out, INVALID_ARGUMENT);
  return FALSE;
}

static BOOL WINAPI wpu_set_event(HANDLE event, int *errno_out)
{
  if (SetEvent(event)) return TRUE;
  fail(errno_out, INVALID_ARGUMENT);
  return FALSE;
}

static BOOL WINAPI wpu_reset_event(HANDLE event, int *errno_out)
{
  if (ResetEvent(event)) return TRUE;
  fail(errno_out, INVALID_ARGUMENT);
  return FALSE;
}

static int WINAPI wpu_fd_is_set(SOCKET s, fd_set *set)
{
  u_int at;
  for (at = 0; at < set->fd_count; at += 1)
    if (set->fd_array[at] == s) return 1;
  return 0;
}

static BOOL WINAPI wpu_post_message(HWND window, UINT message, WPARAM wparam, LPARAM lparam)
{
  typedef BOOL(WINAPI * post_message)(HWND, UINT, WPARAM, LPARAM);
  const HMODULE user = LoadLibraryW(L"user32.dll");
  const post_message post = user == NULL ? NULL : (post_message)(void *)GetProcAddress(user, "PostMessageW");
  return post != NULL && post(window, message, wparam, lparam);
}

static int WINAPI wpu_open_current_thread(struct thread_id *id, int *errno_out)
{
  const HANDLE process = GetCurrentProcess();
  if (id == NULL) return fail(errno_out, BAD_ADDRESS);
  id->reserved = 0;
  if (DuplicateHandle(process, GetCurrentThread(), process, &id->thread, 0, FALSE, DUPLICATE_SAME_ACCESS)) return 0;
  return fail(errno_out, INVALID_ARGUMENT);
}

static int WINAPI wpu_close_thread(struct thread_id *id, int *errno_out)
{
  if (id == NULL) return fail(errno_out, BAD_ADDRESS);
  return CloseHandle(id->thread) ? 0 : fail(errno_out, INVALID_ARGUMENT);
}

static int WINAPI wpu_queue_apc(struct thread_id *id, PAPCFUNC routine, DWORD_PTR context, int *errno_out)
{
  if (id == NULL) return fail(errno_out, BAD_ADDRESS);
  return QueueUserAPC(routine, id->thread, context) ? 0 : fail(errno_out, BAD_ADDRESS);
}

/* Name, function and number of arguments. */
#define NATIVE(X)                                          \
  X(WPUCreateEvent, wpu_create_event, 1)                   \
  X(WPUCloseEvent, wpu_close_event, 2)                     \
  X(WPUSetEvent, wpu_set_event, 2)                         \
  X(WPUResetEvent, wpu_reset_event, 2)                     \
  X(WPUFDIsSet, wpu_fd_is_set, 2)                          \
  X(WPUPostMessage, wpu_post_message, 4)                   \
  X(WPUOpenCurrentThread, wpu_open_current_thread, 2)      \
  X(WPUCloseThread, wpu_close_thread, 2)                   \
  X(WPUQueueApc, wpu_queue_apc, 4)

/* The same, told of where it crashes: called by its address, since what it takes is written down above. */
#define DEFINE(name, function, count)                                               \
  static word WINAPI native_##name(PARAMETERS_##count)                              \
  {                                                                                 \
    static const void *const volatile address = (const void *)function;             \
    const word arguments[] = {VALUES_##count};                                      \
    word result;                                                                    \
    upcall_begins(#name, count, arguments);                                         \
    result = ((word(WINAPI *)(PARAMETERS_##count))address)(VALUES_##count);         \
    upcall_ends();                                                                  \
    return result;                                                                  \
  }
NATIVE(DEFINE)

#define TELL(name, function, count) tell_function(#name, (const void *)native_##name);

void tell_native_functions(void)
{
  NATIVE(TELL)
}
