/* WSPAddressToString and WSPStringToAddress. */
#include "catalog.h"

INT WSPAPI WSPAddressToString(LPSOCKADDR lpsaAddress, DWORD dwAddressLength, LPWSAPROTOCOL_INFOW lpProtocolInfo,
                              LPWSTR lpszAddressString, LPDWORD lpdwAddressStringLength, LPINT lpErrno)
{
    if (!enter(lpErrno))
        return SOCKET_ERROR;
    if (lpsaAddress == NULL || lpszAddressString == NULL || lpdwAddressStringLength == NULL)
        return failed(WSAEFAULT, lpErrno);
    if ((lpProtocolInfo != NULL && catalog_find(lpProtocolInfo) == NULL) || lpsaAddress->sa_family != AF_INET)
        return failed(WSAEINVAL, lpErrno);
    if (WSAAddressToStringW(lpsaAddress, dwAddressLength, NULL, lpszAddressString, lpdwAddressStringLength) ==
        SOCKET_ERROR)
        return failed_below(lpErrno);
    return 0;
}

INT WSPAPI WSPStringToAddress(LPWSTR AddressString, INT AddressFamily, LPWSAPROTOCOL_INFOW lpProtocolInfo,
                              LPSOCKADDR lpAddress, LPINT lpAddressLength, LPINT lpErrno)
{
    if (!enter(lpErrno))
        return SOCKET_ERROR;
    if (AddressString == NULL || lpAddress == NULL || lpAddressLength == NULL)
        return failed(WSAEFAULT, lpErrno);
    if ((lpProtocolInfo != NULL && catalog_find(lpProtocolInfo) == NULL) || AddressFamily != AF_INET)
        return failed(WSAEINVAL, lpErrno);
    if (WSAStringToAddressW(AddressString, AddressFamily, NULL, lpAddress, lpAddressLength) == SOCKET_ERROR)
        return failed_below(lpErrno);
    return 0;
}
