/* Codes: the sample's own refusals, told with another one. */
#include "faults.h"

static SOCKET WSPAPI exchange_code(int af, int type, int protocol, LPWSAPROTOCOL_INFOW info, GROUP g, DWORD flags,
                                   LPINT error)
{
    SOCKET s = sample.lpWSPSocket(af, type, protocol, info, g, flags, error);
    if (s == INVALID_SOCKET && *error == chosen->from)
        *error = chosen->to;
    return s;
}

/* The same for refusals of g alone: multipoint flags are refused with WSAEINVAL too. */
static SOCKET WSPAPI exchange_code_of_group(int af, int type, int protocol, LPWSAPROTOCOL_INFOW info, GROUP g,
                                            DWORD flags, LPINT error)
{
    if (g == 0 || info->dwProviderReserved != 0)
        return sample.lpWSPSocket(af, type, protocol, info, g, flags, error);
    return exchange_code(af, type, protocol, info, g, flags, error);
}

/* Refuses with the code in a variable of its own. */
static SOCKET WSPAPI leave_error_alone(int af, int type, int protocol, LPWSAPROTOCOL_INFOW info, GROUP g, DWORD flags,
                                       LPINT error)
{
    int code = 0;
    SOCKET s = sample.lpWSPSocket(af, type, protocol, info, g, flags, &code);
    if (s == INVALID_SOCKET && code != WSAEINVAL)
        *error = code;
    return s;
}

static SOCKET WSPAPI return_zero(int af, int type, int protocol, LPWSAPROTOCOL_INFOW info, GROUP g, DWORD flags,
                                 LPINT error)
{
    SOCKET s = sample.lpWSPSocket(af, type, protocol, info, g, flags, error);
    return s == INVALID_SOCKET && *error == WSAEPROTONOSUPPORT ? 0 : s;
}

const struct fault code_faults[] = {
    CODE("wrong-code-for-family", exchange_code, WSAEAFNOSUPPORT, WSAEPFNOSUPPORT),
    CODE("wrong-code-for-type", exchange_code, WSAESOCKTNOSUPPORT, WSAEOPNOTSUPP),
    CODE("wrong-code-for-protocol", exchange_code, WSAEPROTONOSUPPORT, WSAENOPROTOOPT),
    CODE("wrong-code-for-prototype", exchange_code, WSAEPROTOTYPE, WSAEINVAL),
    CODE("wrong-code-for-network-down", exchange_code, WSAENETDOWN, WSAENETUNREACH),
    CODE("wrong-code-for-no-descriptors", exchange_code, WSAEMFILE, WSAEPROCLIM),
    CODE("wrong-code-for-no-buffers", exchange_code, WSAENOBUFS, WSAEFAULT),
    CODE("wrong-code-in-progress", exchange_code, WSAEINPROGRESS, WSAEALREADY),
    CODE("wrong-code-for-group", exchange_code_of_group, WSAEINVAL, WSAENOTSOCK),
    /* STATUS_INVALID_PARAMETER as it is: no code of Winsock. */
    CODE("status-for-code", exchange_code, WSAEPROTONOSUPPORT, (int)0xC000000D),
    IN_TABLE("error-not-written", lpWSPSocket, leave_error_alone),
    IN_TABLE("zero-for-invalid-socket", lpWSPSocket, return_zero),
    {NULL, 0, 0, NULL, 0, 0},
};
