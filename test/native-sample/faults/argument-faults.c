/* What WSPSocket does with af, type, protocol and lpProtocolInfo. */
#include "faults.h"

static SOCKET refuse(int code, int *error)
{
    *error = code;
    return INVALID_SOCKET;
}

static SOCKET WSPAPI refuse_zero_family(int af, int type, int protocol, LPWSAPROTOCOL_INFOW info, GROUP g,
                                        DWORD flags, LPINT error)
{
    if (af == 0)
        return refuse(WSAEAFNOSUPPORT, error);
    return sample.lpWSPSocket(af, type, protocol, info, g, flags, error);
}

static SOCKET WSPAPI refuse_zero_type(int af, int type, int protocol, LPWSAPROTOCOL_INFOW info, GROUP g, DWORD flags,
                                      LPINT error)
{
    if (type == 0)
        return refuse(WSAESOCKTNOSUPPORT, error);
    return sample.lpWSPSocket(af, type, protocol, info, g, flags, error);
}

static SOCKET WSPAPI refuse_protocol_from_info(int af, int type, int protocol, LPWSAPROTOCOL_INFOW info, GROUP g,
                                               DWORD flags, LPINT error)
{
    /* A further descriptor of a shared socket is asked for in this way only, so it is left alone. */
    if (protocol == FROM_PROTOCOL_INFO && info->dwProviderReserved == 0)
        return refuse(WSAEPROTONOSUPPORT, error);
    return sample.lpWSPSocket(af, type, protocol, info, g, flags, error);
}

/* FROM_PROTOCOL_INFO in all three gives a stream, whatever the entry says. */
static SOCKET WSPAPI stream_from_info(int af, int type, int protocol, LPWSAPROTOCOL_INFOW info, GROUP g, DWORD flags,
                                      LPINT error)
{
    WSAPROTOCOL_INFOW stream = *info;
    if (af != FROM_PROTOCOL_INFO || type != FROM_PROTOCOL_INFO || info->dwProviderReserved != 0)
        return sample.lpWSPSocket(af, type, protocol, info, g, flags, error);
    stream.iSocketType = SOCK_STREAM;
    stream.iProtocol = IPPROTO_TCP;
    return sample.lpWSPSocket(af, type, IPPROTO_TCP, &stream, g, flags, error);
}

static SOCKET WSPAPI write_info(int af, int type, int protocol, LPWSAPROTOCOL_INFOW info, GROUP g, DWORD flags,
                                LPINT error)
{
    SOCKET s = sample.lpWSPSocket(af, type, protocol, info, g, flags, error);
    if (s != INVALID_SOCKET)
        info->dwServiceFlags4++;
    return s;
}

static int WSPAPI tell_other_type(SOCKET s, int level, int optname, char *optval, LPINT optlen, LPINT error)
{
    int result = sample.lpWSPGetSockOpt(s, level, optname, optval, optlen, error);
    if (result == 0 && level == SOL_SOCKET && optname == SO_TYPE)
        *(int *)optval = SOCK_RDM;
    return result;
}

const struct fault argument_faults[] = {
    IN_TABLE("zero-family-refused", lpWSPSocket, refuse_zero_family),
    IN_TABLE("zero-type-refused", lpWSPSocket, refuse_zero_type),
    IN_TABLE("protocol-from-info-refused", lpWSPSocket, refuse_protocol_from_info),
    IN_TABLE("stream-from-info", lpWSPSocket, stream_from_info),
    IN_TABLE("info-written", lpWSPSocket, write_info),
    IN_TABLE("other-type-told", lpWSPGetSockOpt, tell_other_type),
    {NULL, 0, 0, NULL, 0, 0},
};
