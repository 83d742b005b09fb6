/*
 * What the processes that use this provider have in common: a section of named shared memory, guarded by a mutex.
 * Socket groups are unique across processes, a shared socket has descriptors in several of them, and a multipoint
 * session has members in any: all three live here.
 */
#ifndef SHARED_H
#define SHARED_H

#include "provider.h"

#define MAX_SOCKETS 2048
#define MAX_GROUPS 1024
#define MAX_SESSIONS 64
#define MAX_MEMBERS 32
#define MAX_TICKETS 128

enum connection { NOT_CONNECTED, CONNECTING, CONNECTED };

/* A socket, whatever number of descriptors it has in whatever processes. */
struct shared_socket {
    LONG descriptors;           /* how many descriptors it has; 0: this place is free */
    WSAPROTOCOL_INFOW entry;    /* the catalog entry that it was created with */
    DWORD flags;                /* dwFlags that it was created with */
    GROUP group;                /* the group that it is a member of, or 0 */
    int group_priority;
    LONG non_blocking;          /* FIONBIO, WSPAsyncSelect or WSPEventSelect */
    LONG events_selected;       /* WSPAsyncSelect or WSPEventSelect is in force */
    DWORD receive_timeout;      /* SO_RCVTIMEO and SO_SNDTIMEO in milliseconds, 0: none */
    DWORD send_timeout;
    enum connection connection; /* of a connection-oriented socket */
    LONG claims_address;        /* has a claim on its group's address, see groups.h */
    LONG cut;                   /* see link.h */
    ULONGLONG undelivered_since;
    LONG broken;
    int session;                /* its multipoint session, from 1, or 0 */
};

/* One descriptor of a socket: which process it belongs to. */
struct holder {
    DWORD process; /* 0: this place is free */
    int socket;
};

struct group {
    GROUP id; /* 0: this place is free */
    BOOL constrained;
    LONG members;
    WSAPROTOCOL_INFOW entry; /* of the first member */
    struct sockaddr_in address;
    LONG claims; /* members that are connected, or are connecting, to the address */
    BOOL fixed;  /* a connection was made: the address stays */
};

struct member {
    int socket; /* index of the socket; -1: a leaf that the root has invited */
    DWORD roles;
    struct sockaddr_in address;
};

struct session {
    struct sockaddr_in name; /* sin_family 0: this place is free */
    int count;
    struct member members[MAX_MEMBERS];
};

/* What WSPDuplicateSocket has left for the process that is to get a descriptor. */
struct ticket {
    DWORD number; /* 0: this place is free */
    DWORD process;
    int socket;
    WSAPROTOCOL_INFOW below; /* the structure that the system's own WSADuplicateSocket gave */
};

struct shared {
    GROUP last_group;
    DWORD last_ticket;
    struct shared_socket sockets[MAX_SOCKETS];
    struct holder holders[MAX_SOCKETS];
    struct group groups[MAX_GROUPS];
    struct session sessions[MAX_SESSIONS];
    struct ticket tickets[MAX_TICKETS];
};

/* Only between lock_shared and unlock_shared; single LONGs of a socket may be read at any time. */
extern struct shared *shared;

/*
 * Opens the shared memory, where that is not done yet, and clears away what dead processes have left there.
 * FALSE: it cannot be had. It stays open after WSPCleanup: a call on another thread may still be about to end.
 */
BOOL shared_open(void);
void lock_shared(void);
void unlock_shared(void);

/* A new socket with one descriptor, which this process holds. NULL: *error is WSAENOBUFS. */
struct shared_socket *shared_socket_create(const WSAPROTOCOL_INFOW *entry, DWORD flags, int *error);

/* One more descriptor of a socket in this process; FALSE: there is no place for it. */
BOOL shared_socket_hold(struct shared_socket *socket);

/* This process has closed a descriptor of the socket; with the last one the socket leaves group and session. */
void shared_socket_release(struct shared_socket *socket);

#endif
