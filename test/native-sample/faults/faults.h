/*
 * The sample provider with one deliberate fault. All faults are in one DLL, which is linked from the sample's own
 * files and these; the name of the DLL's file says which one it has. A fault is put in after the sample's WSPStartup:
 * it replaces functions of the procedure table, or upcalls, by its own, which call the sample's.
 */
#ifndef FAULTS_H
#define FAULTS_H

#include "provider.h"

#include <stddef.h>

/* One function that a fault replaces; a fault that replaces several has several of these. */
struct fault {
    const char *name;
    enum { IN_PROCEDURES, IN_UPCALLS_MADE } table;
    size_t offset;
    void (*function)(void);
    int from; /* for faults of codes: the sample's code, and what becomes of it */
    int to;
};

#define IN_TABLE(name, slot, function) \
    {name, IN_PROCEDURES, offsetof(WSPPROC_TABLE, slot), (void (*)(void))function, 0, 0}
#define IN_UPCALLS(name, slot, function) \
    {name, IN_UPCALLS_MADE, offsetof(WSPUPCALLTABLE, slot), (void (*)(void))function, 0, 0}
#define CODE(name, function, from, to) \
    {name, IN_PROCEDURES, offsetof(WSPPROC_TABLE, lpWSPSocket), (void (*)(void))function, from, to}

/* The fault that this DLL has. */
extern const struct fault *chosen;

/* The sample's own table, and WS2_32's own upcalls: what a fault builds on. */
extern WSPPROC_TABLE sample;
extern WSPUPCALLTABLE ws2_32;

/* The catalogs of faults, each ended by an empty one. */
extern const struct fault argument_faults[];
extern const struct fault code_faults[];
extern const struct fault descriptor_faults[];
extern const struct fault group_faults[];
extern const struct fault flag_faults[];
extern const struct fault data_faults[];
extern const struct fault sharing_faults[];
extern const struct fault trouble_faults[];

#endif
