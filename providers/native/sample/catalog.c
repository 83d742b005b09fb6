#include "catalog.h"

/* Protocol numbers of our own for the two kinds of multipoint session; 253 and 254 are free for such use (RFC 3692). */
#define PROTOCOL_ROOTED_SESSION 253
#define PROTOCOL_OPEN_SESSION 254

#define DATAGRAMS (XP1_CONNECTIONLESS | XP1_MESSAGE_ORIENTED)

/*
 * An entry is recognised by its family, type and protocol, never by its catalog id: WSCInstallProvider gives the
 * ids out when the provider is installed. The same entries stand in statement.yaml.
 */
static const struct protocol protocols[] = {
    {AF_INET, SOCK_STREAM, IPPROTO_TCP, XP1_GUARANTEED_DELIVERY | XP1_GUARANTEED_ORDER | XP1_GRACEFUL_CLOSE},
    {AF_INET, SOCK_DGRAM, IPPROTO_UDP, DATAGRAMS | XP1_SUPPORT_BROADCAST},
    {AF_INET, SOCK_DGRAM, PROTOCOL_ROOTED_SESSION,
     DATAGRAMS | XP1_SUPPORT_MULTIPOINT | XP1_MULTIPOINT_CONTROL_PLANE | XP1_MULTIPOINT_DATA_PLANE},
    {AF_INET, SOCK_DGRAM, PROTOCOL_OPEN_SESSION, DATAGRAMS | XP1_SUPPORT_MULTIPOINT},
};

#define PROTOCOL_COUNT (sizeof protocols / sizeof protocols[0])

static const struct protocol *find(int family, int type, int protocol)
{
    size_t i;
    for (i = 0; i < PROTOCOL_COUNT; i++) {
        const struct protocol *p = &protocols[i];
        if (p->family == family && p->type == type && p->protocol == protocol)
            return p;
    }
    return NULL;
}

/* Why a combination is refused: the first value that no entry has, or that they do not go together. */
static int reason(int family, int type, int protocol)
{
    BOOL has_family = FALSE, has_type = FALSE, has_protocol = FALSE;
    size_t i;
    for (i = 0; i < PROTOCOL_COUNT; i++) {
        if (protocols[i].family != family)
            continue;
        has_family = TRUE;
        has_type |= protocols[i].type == type;
        has_protocol |= protocols[i].protocol == protocol;
    }
    if (!has_family)
        return WSAEAFNOSUPPORT;
    if (!has_type)
        return WSAESOCKTNOSUPPORT;
    return has_protocol ? WSAEPROTOTYPE : WSAEPROTONOSUPPORT;
}

const struct protocol *catalog_find(const WSAPROTOCOL_INFOW *info)
{
    return find(info->iAddressFamily, info->iSocketType, info->iProtocol);
}

/* Zero is the wild card of WS2_32.DLL, FROM_PROTOCOL_INFO the application's way to say "as in the entry". */
static int value_or(int argument, int of_entry)
{
    return argument == 0 || argument == FROM_PROTOCOL_INFO ? of_entry : argument;
}

const struct protocol *catalog_choose(int af, int type, int protocol, const WSAPROTOCOL_INFOW *info, int *error)
{
    const struct protocol *of_entry = catalog_find(info);
    const struct protocol *asked;
    af = value_or(af, info->iAddressFamily);
    type = value_or(type, info->iSocketType);
    protocol = value_or(protocol, info->iProtocol);
    asked = find(af, type, protocol);
    if (asked == NULL) {
        *error = reason(af, type, protocol);
        return NULL;
    }
    /* The entry defines the socket: the protocol of another entry is the wrong one for it. */
    if (asked != of_entry) {
        *error = WSAEPROTOTYPE;
        return NULL;
    }
    return asked;
}

static BOOL grants(const struct protocol *protocol, DWORD flags)
{
    return (protocol->service_flags & flags) == flags;
}

BOOL catalog_allows_roles(const struct protocol *protocol, DWORD flags)
{
    DWORD control = flags & CONTROL_ROLES;
    DWORD data = flags & DATA_ROLES;
    if (control == 0 && data == 0)
        return TRUE;
    if (!grants(protocol, XP1_SUPPORT_MULTIPOINT))
        return FALSE;
    if (control == WSA_FLAG_MULTIPOINT_C_ROOT) {
        if (!grants(protocol, XP1_MULTIPOINT_CONTROL_PLANE))
            return FALSE;
    } else if (control != WSA_FLAG_MULTIPOINT_C_LEAF) {
        return FALSE;
    }
    if (data == WSA_FLAG_MULTIPOINT_D_ROOT)
        return grants(protocol, XP1_MULTIPOINT_DATA_PLANE);
    return data == WSA_FLAG_MULTIPOINT_D_LEAF;
}

BOOL is_connection_oriented(const WSAPROTOCOL_INFOW *info)
{
    return info->iSocketType == SOCK_STREAM;
}
