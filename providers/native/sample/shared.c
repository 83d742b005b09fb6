#include "shared.h"

#include "conditions.h"
#include "groups.h"
#include "sessions.h"

#include <string.h>

/*
 * Builds that must not meet have another name: the number is that of the layout of `struct shared`, and a build
 * that is changed for a test says a name of its own to the compiler.
 */
#ifndef SHARED_NAME
#define SHARED_NAME L"wsp-tck-sample-provider-1"
#endif
#define SECTION_NAME L"Local\\" SHARED_NAME
#define MUTEX_NAME SECTION_NAME L"-lock"

struct shared *shared;
static HANDLE section; /* kept open: without a handle the section would lose its name */
static HANDLE mutex;

/* What a process that is no more has left behind. */
static void release_process(DWORD process);
static void release_dead_processes(void);

static BOOL is_mapped(void)
{
    if (shared != NULL)
        return TRUE;
    mutex = CreateMutexW(NULL, FALSE, MUTEX_NAME);
    section = CreateFileMappingW(INVALID_HANDLE_VALUE, NULL, PAGE_READWRITE, 0, sizeof *shared, SECTION_NAME);
    if (mutex != NULL && section != NULL)
        shared = MapViewOfFile(section, FILE_MAP_ALL_ACCESS, 0, 0, sizeof *shared);
    if (shared == NULL && section != NULL)
        CloseHandle(section);
    if (shared == NULL && mutex != NULL)
        CloseHandle(mutex);
    return shared != NULL;
}

BOOL shared_open(void)
{
    BOOL is_first = shared == NULL;
    if (!is_mapped())
        return FALSE;
    lock_shared();
    /* Nothing in there is ours yet: what has our number was left by a dead process that had it before us. */
    if (is_first)
        release_process(GetCurrentProcessId());
    release_dead_processes();
    unlock_shared();
    return TRUE;
}

void lock_shared(void)
{
    /* WAIT_ABANDONED is as good: whoever died has left single fields half done at worst. */
    WaitForSingleObject(mutex, INFINITE);
}

void unlock_shared(void)
{
    ReleaseMutex(mutex);
}

static BOOL hold(int socket)
{
    int i;
    for (i = 0; i < MAX_SOCKETS; i++) {
        if (shared->holders[i].process == 0) {
            shared->holders[i].process = GetCurrentProcessId();
            shared->holders[i].socket = socket;
            shared->sockets[socket].descriptors++;
            return TRUE;
        }
    }
    return FALSE;
}

static void drop(struct holder *holder)
{
    struct shared_socket *socket = &shared->sockets[holder->socket];
    int i;
    holder->process = 0;
    if (--socket->descriptors > 0)
        return;
    group_leave(socket);
    session_leave(socket);
    for (i = 0; i < MAX_TICKETS; i++)
        if (shared->tickets[i].socket == (int)(socket - shared->sockets))
            shared->tickets[i].number = 0;
}

static BOOL is_running(DWORD process)
{
    HANDLE handle = OpenProcess(SYNCHRONIZE, FALSE, process);
    BOOL running;
    if (handle == NULL)
        return GetLastError() == ERROR_ACCESS_DENIED;
    running = WaitForSingleObject(handle, 0) == WAIT_TIMEOUT;
    CloseHandle(handle);
    return running;
}

static void release_process(DWORD process)
{
    int i;
    for (i = 0; i < MAX_SOCKETS; i++)
        if (shared->holders[i].process == process)
            drop(&shared->holders[i]);
}

static void release_dead_processes(void)
{
    DWORD known_to_run = GetCurrentProcessId();
    int i;
    for (i = 0; i < MAX_SOCKETS; i++) {
        struct holder *holder = &shared->holders[i];
        if (holder->process == 0 || holder->process == known_to_run)
            continue;
        if (is_running(holder->process))
            known_to_run = holder->process;
        else
            drop(holder);
    }
}

static struct shared_socket *free_socket(void)
{
    int i;
    for (i = 0; i < MAX_SOCKETS; i++)
        if (shared->sockets[i].descriptors == 0)
            return &shared->sockets[i];
    return NULL;
}

struct shared_socket *shared_socket_create(const WSAPROTOCOL_INFOW *entry, DWORD flags, int *error)
{
    struct shared_socket *socket = NULL;
    lock_shared();
    if (!no_buffers()) {
        socket = free_socket();
        if (socket == NULL) {
            release_dead_processes();
            socket = free_socket();
        }
    }
    if (socket != NULL) {
        memset(socket, 0, sizeof *socket);
        socket->entry = *entry;
        socket->flags = flags;
        if (!hold((int)(socket - shared->sockets)))
            socket = NULL;
    }
    unlock_shared();
    if (socket == NULL)
        *error = WSAENOBUFS;
    return socket;
}

BOOL shared_socket_hold(struct shared_socket *socket)
{
    BOOL held;
    lock_shared();
    held = hold((int)(socket - shared->sockets));
    unlock_shared();
    return held;
}

void shared_socket_release(struct shared_socket *socket)
{
    int index = (int)(socket - shared->sockets);
    int i;
    lock_shared();
    for (i = 0; i < MAX_SOCKETS; i++) {
        struct holder *holder = &shared->holders[i];
        if (holder->process == GetCurrentProcessId() && holder->socket == index) {
            drop(holder);
            break;
        }
    }
    unlock_shared();
}
