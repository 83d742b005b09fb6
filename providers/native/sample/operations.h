/*
 * Overlapped requests. One worker thread hands them to the system and is told of their end by the system's completion
 * routines: so a request outlives the thread that made it, and no event is needed for each.
 */
#ifndef OPERATIONS_H
#define OPERATIONS_H

#include "descriptors.h"

/* How the client wants to be told of the end of a request: the last parameters of the functions that can be overlapped. */
struct notice {
    LPWSAOVERLAPPED overlapped;
    LPWSAOVERLAPPED_COMPLETION_ROUTINE routine;
    LPWSATHREADID thread;
};

/* What is asked of the system. */
struct request {
    enum { REQUEST_SEND, REQUEST_SEND_TO, REQUEST_RECEIVE, REQUEST_RECEIVE_FROM, REQUEST_IOCTL } kind;
    LPWSABUF buffers;
    DWORD count;
    DWORD flags;
    const struct sockaddr *to;
    int to_length;
    struct sockaddr *from;
    LPINT from_length;
    DWORD code; /* of WSPIoctl, with what goes in and out */
    void *in;
    DWORD in_size;
    void *out;
    DWORD out_size;
};

void operations_open(void);

/* Whether a call is to be overlapped: the client gives a structure for it, and the socket has the attribute. */
BOOL is_overlapped(const struct descriptor *descriptor, const struct notice *notice);

/* Hands a request to the system. Always SOCKET_ERROR: *error is WSA_IO_PENDING, or says why it could not begin. */
int operation_begin(struct descriptor *descriptor, const struct request *request, const struct notice *notice,
                    int *error);

/* Tells the client of the end of a request that was done at once. 0, or SOCKET_ERROR and WSAENOBUFS. */
int operation_done(struct descriptor *descriptor, const struct notice *notice, DWORD bytes, int *error);

/* Ends the requests of a descriptor with WSA_OPERATION_ABORTED. */
void operations_cancel(struct descriptor *descriptor);

/* Whether the client is no longer told of the end of requests (WSPCleanup). */
void operations_silence(BOOL silent);

/* Ends the worker, after the last request. */
void operations_end(void);

#endif
