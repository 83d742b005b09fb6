/*
 * Rare conditions on demand: the DLL exports two functions for each (see sample.def and statement.yaml), so that the
 * test suite can look at what happens in them. A build for customers leaves conditions.c out of sample.def.
 */
#ifndef CONDITIONS_H
#define CONDITIONS_H

#include "provider.h"

/* The network subsystem has failed: calls are refused with WSAENETDOWN. */
BOOL network_is_down(void);

/* There is no memory for a further socket. */
BOOL no_buffers(void);

/* There is no place for a further descriptor. */
BOOL no_descriptors(void);

void WINAPI InduceNetworkDown(void);
void WINAPI ClearNetworkDown(void);
void WINAPI InduceNoBuffers(void);
void WINAPI ClearNoBuffers(void);
void WINAPI InduceNoDescriptors(void);
void WINAPI ClearNoDescriptors(void);

/* Cuts the connections that this process has now; see link.h. */
void WINAPI InduceBrokenConnection(void);

/* Connections that are made from now on are whole; those that were cut stay so. */
void WINAPI ClearBrokenConnection(void);

#endif
