/**
 * What stands in a parameter, for checking and for printing with symbolic names.
 *
 * - `int`, `dword`: numbers; `family`, `type`, `protocol`, `group`, `flags`,
 *   `option`, `ioctl`, `error` are numbers with names
 * - `handle`: `0x…` or INVALID_SOCKET; a null pointer is null
 * - `bytes`: a buffer; `sockaddr` likewise; `protocolInfo`: the 628 bytes
 * - `buffers`: an array of buffers to send; `lengths`: an array of buffer lengths to fill
 * - `overlapped`: null or `{ token, hEvent }`
 * - `structure`: an object described beside the function
 */
export type ParameterKind =
  | 'int'
  | 'dword'
  | 'family'
  | 'type'
  | 'protocol'
  | 'group'
  | 'flags'
  | 'level'
  | 'option'
  | 'ioctl'
  | 'error'
  | 'handle'
  | 'bytes'
  | 'sockaddr'
  | 'protocolInfo'
  | 'buffers'
  | 'lengths'
  | 'overlapped'
  | 'text'
  | 'structure';

export interface Parameters {
  readonly [name: string]: ParameterKind;
}

/** One SPI function or upcall: what goes in, what it writes, and what it returns. */
export interface Prototype {
  readonly in: Parameters;
  readonly out: Parameters;
  /** status: 0 or SOCKET_ERROR; socket: a descriptor or INVALID_SOCKET; code: 0 or the error itself. */
  readonly returns: 'status' | 'socket' | 'code' | 'bool' | 'handle' | 'none';
}

const OVERLAPPED = {
  lpOverlapped: 'overlapped',
  lpCompletionRoutine: 'handle',
  lpThreadId: 'handle',
} as const;

/**
 * The functions of WSPPROC_TABLE and WSPStartup, with their parameters in the
 * prototypes' own order (fact sheet, section 3). lpErrno is the `errno` of
 * every result. Counts that only repeat the length of an array are left out.
 */
export const SPI_FUNCTIONS: { readonly [name: string]: Prototype } = {
  /** out.lpWSPData: { wVersion, wHighVersion, szDescription } */
  WSPStartup: {
    in: { wVersionRequested: 'dword', lpProtocolInfo: 'protocolInfo' },
    out: { lpWSPData: 'structure' },
    returns: 'code',
  },
  WSPCleanup: { in: {}, out: {}, returns: 'status' },
  WSPSocket: {
    in: {
      af: 'family',
      type: 'type',
      protocol: 'protocol',
      lpProtocolInfo: 'protocolInfo',
      g: 'group',
      dwFlags: 'flags',
    },
    out: {},
    returns: 'socket',
  },
  /** lpfnCondition: null, or { decision: CF_ACCEPT 0, CF_REJECT 1, CF_DEFER 2; g }, obeyed by the adapter. */
  WSPAccept: {
    in: { s: 'handle', addrlen: 'int', lpfnCondition: 'structure' },
    out: { addr: 'sockaddr' },
    returns: 'socket',
  },
  WSPAddressToString: {
    in: { lpsaAddress: 'sockaddr', lpProtocolInfo: 'protocolInfo', lpdwAddressStringLength: 'dword' },
    out: { lpszAddressString: 'text', lpdwAddressStringLength: 'dword' },
    returns: 'status',
  },
  WSPAsyncSelect: {
    in: { s: 'handle', hWnd: 'handle', wMsg: 'dword', lEvent: 'int' },
    out: {},
    returns: 'status',
  },
  WSPBind: { in: { s: 'handle', name: 'sockaddr' }, out: {}, returns: 'status' },
  WSPCancelBlockingCall: { in: {}, out: {}, returns: 'status' },
  WSPCloseSocket: { in: { s: 'handle' }, out: {}, returns: 'status' },
  WSPConnect: { in: { s: 'handle', name: 'sockaddr' }, out: {}, returns: 'status' },
  WSPDuplicateSocket: {
    in: { s: 'handle', dwProcessId: 'dword' },
    out: { lpProtocolInfo: 'protocolInfo' },
    returns: 'status',
  },
  WSPEnumNetworkEvents: {
    in: { s: 'handle', hEventObject: 'handle' },
    out: { lNetworkEvents: 'int' },
    returns: 'status',
  },
  WSPEventSelect: {
    in: { s: 'handle', hEventObject: 'handle', lNetworkEvents: 'int' },
    out: {},
    returns: 'status',
  },
  WSPGetOverlappedResult: {
    in: { s: 'handle', lpOverlapped: 'overlapped', fWait: 'int' },
    out: { lpcbTransfer: 'dword', lpdwFlags: 'dword' },
    returns: 'bool',
  },
  WSPGetPeerName: { in: { s: 'handle', namelen: 'int' }, out: { name: 'sockaddr' }, returns: 'status' },
  WSPGetSockName: { in: { s: 'handle', namelen: 'int' }, out: { name: 'sockaddr' }, returns: 'status' },
  WSPGetSockOpt: {
    in: { s: 'handle', level: 'level', optname: 'option', optlen: 'int' },
    out: { optval: 'bytes' },
    returns: 'status',
  },
  WSPGetQOSByName: { in: { s: 'handle', lpQOSName: 'bytes' }, out: {}, returns: 'bool' },
  WSPIoctl: {
    in: {
      s: 'handle',
      dwIoControlCode: 'ioctl',
      lpvInBuffer: 'bytes',
      cbOutBuffer: 'dword',
      ...OVERLAPPED,
    },
    out: { lpvOutBuffer: 'bytes' },
    returns: 'status',
  },
  WSPJoinLeaf: { in: { s: 'handle', name: 'sockaddr', dwFlags: 'dword' }, out: {}, returns: 'socket' },
  WSPListen: { in: { s: 'handle', backlog: 'int' }, out: {}, returns: 'status' },
  WSPRecv: {
    in: { s: 'handle', lpBuffers: 'lengths', lpFlags: 'dword', ...OVERLAPPED },
    out: { lpBuffers: 'buffers', lpNumberOfBytesRecvd: 'dword', lpFlags: 'dword' },
    returns: 'status',
  },
  WSPRecvDisconnect: { in: { s: 'handle' }, out: {}, returns: 'status' },
  WSPRecvFrom: {
    in: { s: 'handle', lpBuffers: 'lengths', lpFlags: 'dword', lpFromlen: 'int', ...OVERLAPPED },
    out: { lpBuffers: 'buffers', lpNumberOfBytesRecvd: 'dword', lpFlags: 'dword', lpFrom: 'sockaddr' },
    returns: 'status',
  },
  /** Sets are arrays of descriptors; timeout in milliseconds or null. */
  WSPSelect: {
    in: { readfds: 'structure', writefds: 'structure', exceptfds: 'structure', timeout: 'int' },
    out: { readfds: 'structure', writefds: 'structure', exceptfds: 'structure' },
    returns: 'status',
  },
  WSPSend: {
    in: { s: 'handle', lpBuffers: 'buffers', dwFlags: 'dword', ...OVERLAPPED },
    out: { lpNumberOfBytesSent: 'dword' },
    returns: 'status',
  },
  WSPSendDisconnect: { in: { s: 'handle' }, out: {}, returns: 'status' },
  WSPSendTo: {
    in: { s: 'handle', lpBuffers: 'buffers', dwFlags: 'dword', lpTo: 'sockaddr', ...OVERLAPPED },
    out: { lpNumberOfBytesSent: 'dword' },
    returns: 'status',
  },
  WSPSetSockOpt: {
    in: { s: 'handle', level: 'level', optname: 'option', optval: 'bytes' },
    out: {},
    returns: 'status',
  },
  WSPShutdown: { in: { s: 'handle', how: 'int' }, out: {}, returns: 'status' },
  WSPStringToAddress: {
    in: {
      AddressString: 'text',
      AddressFamily: 'family',
      lpProtocolInfo: 'protocolInfo',
      lpAddressLength: 'int',
    },
    out: { lpAddress: 'sockaddr', lpAddressLength: 'int' },
    returns: 'status',
  },
};

/** What a provider may call: the upcall table, the exports of WS2_32, and the pseudo-upcall `blocking-hook`. */
export const UPCALLS: { readonly [name: string]: Prototype } = {
  WPUCloseEvent: { in: { hEvent: 'handle' }, out: {}, returns: 'bool' },
  WPUCloseSocketHandle: { in: { s: 'handle' }, out: {}, returns: 'status' },
  WPUCreateEvent: { in: {}, out: {}, returns: 'handle' },
  WPUCreateSocketHandle: {
    in: { dwCatalogEntryId: 'dword', dwContext: 'handle' },
    out: {},
    returns: 'socket',
  },
  WPUFDIsSet: { in: { s: 'handle', set: 'structure' }, out: {}, returns: 'bool' },
  WPUGetProviderPath: {
    in: { lpProviderId: 'text' },
    out: { lpszProviderDllPath: 'text' },
    returns: 'status',
  },
  WPUModifyIFSHandle: {
    in: { dwCatalogEntryId: 'dword', ProposedHandle: 'handle' },
    out: {},
    returns: 'socket',
  },
  WPUPostMessage: {
    in: { hWnd: 'handle', Msg: 'dword', wParam: 'handle', lParam: 'handle' },
    out: {},
    returns: 'bool',
  },
  /** out.lplpfnCallback: null where no hook is installed. */
  WPUQueryBlockingCallback: {
    in: { dwCatalogEntryId: 'dword' },
    out: { lplpfnCallback: 'handle', lpdwContext: 'handle' },
    returns: 'status',
  },
  WPUQuerySocketHandleContext: { in: { s: 'handle' }, out: { lpContext: 'handle' }, returns: 'status' },
  WPUQueueApc: {
    in: { lpThreadId: 'handle', lpfnUserApc: 'handle', dwContext: 'handle' },
    out: {},
    returns: 'status',
  },
  WPUResetEvent: { in: { hEvent: 'handle' }, out: {}, returns: 'bool' },
  WPUSetEvent: { in: { hEvent: 'handle' }, out: {}, returns: 'bool' },
  WPUOpenCurrentThread: { in: {}, out: { lpThreadId: 'handle' }, returns: 'status' },
  WPUCloseThread: { in: { lpThreadId: 'handle' }, out: {}, returns: 'status' },
  /** Exported by ws2_32. The buffers of the request travel in `memory`. */
  WPUCompleteOverlappedRequest: {
    in: { s: 'handle', lpOverlapped: 'handle', dwError: 'error', cbTransferred: 'dword' },
    out: {},
    returns: 'status',
  },
  /** The blocking hook that WPUQueryBlockingCallback handed out, now invoked. */
  'blocking-hook': { in: { lpfnCallback: 'handle', dwContext: 'handle' }, out: {}, returns: 'bool' },
  WSCEnumProtocols: { in: {}, out: { lpProtocolBuffer: 'bytes' }, returns: 'status' },
  WSCGetProviderPath: {
    in: { lpProviderId: 'text' },
    out: { lpszProviderDllPath: 'text' },
    returns: 'status',
  },
};
