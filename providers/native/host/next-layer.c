/*
 * The providers below a layered one, as the runner plays them. Each has functions of its own, so that a call
 * tells which of them it is made to; their names carry its number.
 */
#include "host.h"
#include "arguments.h"

#ifdef _WIN64
#define STARTUP(X, layer) X(layer, WSPStartup, 5)
#else
#define STARTUP(X, layer) X(layer, WSPStartup, 19)
#endif

/* In the order of WSPPROC_TABLE, and WSPStartup. */
#define FUNCTIONS(X, layer)            \
  X(layer, WSPAccept, 6)               \
  X(layer, WSPAddressToString, 6)      \
  X(layer, WSPAsyncSelect, 5)          \
  X(layer, WSPBind, 4)                 \
  X(layer, WSPCancelBlockingCall, 1)   \
  X(layer, WSPCleanup, 1)              \
  X(layer, WSPCloseSocket, 2)          \
  X(layer, WSPConnect, 8)              \
  X(layer, WSPDuplicateSocket, 4)      \
  X(layer, WSPEnumNetworkEvents, 4)    \
  X(layer, WSPEventSelect, 4)          \
  X(layer, WSPGetOverlappedResult, 6)  \
  X(layer, WSPGetPeerName, 4)          \
  X(layer, WSPGetSockName, 4)          \
  X(layer, WSPGetSockOpt, 6)           \
  X(layer, WSPGetQOSByName, 4)         \
  X(layer, WSPIoctl, 11)               \
  X(layer, WSPJoinLeaf, 9)             \
  X(layer, WSPListen, 3)               \
  X(layer, WSPRecv, 9)                 \
  X(layer, WSPRecvDisconnect, 3)       \
  X(layer, WSPRecvFrom, 11)            \
  X(layer, WSPSelect, 6)               \
  X(layer, WSPSend, 9)                 \
  X(layer, WSPSendDisconnect, 3)       \
  X(layer, WSPSendTo, 11)              \
  X(layer, WSPSetSockOpt, 6)           \
  X(layer, WSPShutdown, 3)             \
  X(layer, WSPSocket, 7)               \
  X(layer, WSPStringToAddress, 6)      \
  STARTUP(X, layer)

#define LAYERS(X) X(0) X(1) X(2) X(3) X(4) X(5) X(6) X(7)

#define DEFINE(layer, name, count) ASKING_FUNCTION(layer_##layer##_##name, #layer "." #name, count)
#define DEFINE_LAYER(layer) FUNCTIONS(DEFINE, layer)
LAYERS(DEFINE_LAYER)

#define TELL(layer, name, count) tell_function(#layer "." #name, (const void *)layer_##layer##_##name);
#define TELL_LAYER(layer) FUNCTIONS(TELL, layer)

void tell_next_layers(void)
{
  LAYERS(TELL_LAYER)
}
