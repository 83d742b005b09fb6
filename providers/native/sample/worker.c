#include "worker.h"

#include <stdlib.h>

struct task {
    job job;
    void *context;
    HANDLE done; /* NULL: nobody waits */
};

static CRITICAL_SECTION lock; /* over starting, ending and giving tasks that are waited for */
static HANDLE thread;
static DWORD thread_id;
static HANDLE done;
static LONG expected; /* used on the worker only */
static volatile LONG ending;

void worker_open(void)
{
    InitializeCriticalSection(&lock);
}

static DWORD WINAPI work(LPVOID unused)
{
    (void)unused;
    while (!ending || expected > 0)
        SleepEx(INFINITE, TRUE);
    return 0;
}

/* With the lock held. */
static BOOL is_started(void)
{
    if (thread != NULL)
        return TRUE;
    ending = FALSE;
    done = CreateEventW(NULL, FALSE, FALSE, NULL);
    if (done != NULL)
        thread = CreateThread(NULL, 0, work, NULL, 0, &thread_id);
    if (thread == NULL && done != NULL)
        CloseHandle(done);
    return thread != NULL;
}

static void CALLBACK run(ULONG_PTR context)
{
    struct task task = *(struct task *)context;
    free((void *)context);
    task.job(task.context);
    if (task.done != NULL)
        SetEvent(task.done);
}

static BOOL give(job job, void *context, HANDLE tell)
{
    struct task *task = malloc(sizeof *task);
    if (task == NULL)
        return FALSE;
    task->job = job;
    task->context = context;
    task->done = tell;
    if (QueueUserAPC(run, thread, (ULONG_PTR)task) != 0)
        return TRUE;
    free(task);
    return FALSE;
}

BOOL worker_run(job job, void *context)
{
    BOOL given;
    EnterCriticalSection(&lock);
    given = is_started() && give(job, context, done);
    if (given)
        WaitForSingleObject(done, INFINITE);
    LeaveCriticalSection(&lock);
    return given;
}

BOOL worker_post(job job, void *context)
{
    BOOL given;
    EnterCriticalSection(&lock);
    given = is_started() && give(job, context, NULL);
    LeaveCriticalSection(&lock);
    return given;
}

void worker_expects(void)
{
    expected++;
}

void worker_finished(void)
{
    expected--;
}

static void end(void *unused)
{
    (void)unused;
    ending = TRUE;
}

void worker_end(void)
{
    EnterCriticalSection(&lock);
    if (thread != NULL && give(end, NULL, NULL)) {
        WaitForSingleObject(thread, INFINITE);
        CloseHandle(thread);
        CloseHandle(done);
        thread = NULL;
    }
    LeaveCriticalSection(&lock);
}
