/* The thread that makes overlapped requests of the system. It waits alertably, so that completion routines run on it. */
#ifndef WORKER_H
#define WORKER_H

#include "provider.h"

typedef void (*job)(void *context);

void worker_open(void);

/* Runs a job on the worker and waits for it; starts the worker where there is none. FALSE: it cannot be started. */
BOOL worker_run(job job, void *context);

/* Has a job run on the worker, later. FALSE: it cannot be started. */
BOOL worker_post(job job, void *context);

/* On the worker: a completion routine is going to come, or has come. It does not end before the last one. */
void worker_expects(void);
void worker_finished(void);

/* Ends the worker, and waits for that. */
void worker_end(void);

#endif
