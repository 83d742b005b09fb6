import assert from 'node:assert/strict';
import test from 'node:test';
import type { Arguments, Json } from '../../../providers/contract/json';
import type { Call, Return, Upcall } from '../../../providers/contract/messages';
import { describeCall, describeUpcall } from '../../../providers/contract/notation/describe-call';
import { encodeProtocolInfo } from '../../../providers/contract/structures/protocol-info';
import { SAMPLE_ENTRY } from '../sample-run';

const bytes = encodeProtocolInfo(SAMPLE_ENTRY);

function call(name: string, args: Arguments, more: Partial<Call> = {}): Call {
  return {
    kind: 'call',
    id: 1,
    process: 1,
    thread: 1,
    function: name,
    during: null,
    arguments: args,
    ...more,
  };
}

function returned(result: Json, errno: number | null, more: Partial<Return> = {}): Return {
  return { kind: 'return', id: 1, process: 1, thread: 1, to: 1, result, errno, out: {}, in: null, ...more };
}

const OPEN = { af: 99, type: 1, protocol: -1, lpProtocolInfo: bytes, g: 0, dwFlags: 1 };

test('a refused WSPSocket in the names of the page', () => {
  assert.equal(
    describeCall(
      call('WSPSocket', OPEN),
      returned('INVALID_SOCKET', 10047, { in: { lpProtocolInfo: bytes } }),
    ),
    'WSPSocket(af = 99, type = SOCK_STREAM, protocol = FROM_PROTOCOL_INFO, lpProtocolInfo → "Sample stream" (1001), ' +
      'g = 0, dwFlags = WSA_FLAG_OVERLAPPED) → INVALID_SOCKET, WSAEAFNOSUPPORT',
  );
});

test('wild cards stay zero, groups and flags have names, protocols only in the Internet families', () => {
  const args = { af: 2, type: 0, protocol: 6, lpProtocolInfo: null, g: 2, dwFlags: 0x8000_0012 };
  assert.equal(
    describeCall(call('WSPSocket', args)),
    'WSPSocket(af = AF_INET, type = 0, protocol = IPPROTO_TCP, lpProtocolInfo = NULL, g = SG_CONSTRAINED_GROUP, ' +
      'dwFlags = WSA_FLAG_MULTIPOINT_C_ROOT | WSA_FLAG_MULTIPOINT_D_LEAF | 0x80000000)',
  );
  assert.match(describeCall(call('WSPSocket', { ...args, af: 99 })), /protocol = 6,/);
});

test('the entry of a chain shows the chain', () => {
  const chain = encodeProtocolInfo({
    ...SAMPLE_ENTRY,
    ProtocolChain: { ChainLen: 2, ChainEntries: [1002, 1001, 0, 0, 0, 0, 0] },
  });
  const text = describeCall(call('WSPSocket', { ...OPEN, lpProtocolInfo: chain }));
  assert.match(text, /lpProtocolInfo → "Sample stream" \(1001, chain 1002 > 1001\)/);
});

test('what was changed behind lpProtocolInfo is said', () => {
  const changed = `ff${bytes.slice(2)}`;
  const text = describeCall(
    call('WSPSocket', OPEN),
    returned('0x104', 0, { in: { lpProtocolInfo: changed } }),
  );
  assert.match(text, /→ 0x104, lpErrno = 0; lpProtocolInfo was changed$/);
});

test('a batch says how many calls were meant and made', () => {
  const text = describeCall(
    call('WSPSocket', OPEN, { times: 10_000 }),
    returned('INVALID_SOCKET', null, { made: 10_000 }),
  );
  assert.match(text, /^10000 × WSPSocket\(.*→ INVALID_SOCKET, lpErrno not written \(10000 made\)$/);
});

test('out-parameters, options and status', () => {
  const args = { s: '0x104', level: 0xffff, optname: 0x2001, optlen: 4 };
  assert.equal(
    describeCall(call('WSPGetSockOpt', args), returned(0, null, { out: { optval: '05000000' } })),
    'WSPGetSockOpt(s = 0x104, level = SOL_SOCKET, optname = SO_GROUP_ID, optlen = 4) → 0, optval = 05000000 (= 5)',
  );
  assert.match(
    describeCall(call('WSPGetSockOpt', { ...args, level: 7 }), returned(-1, 10042)),
    /level = 7, optname = 8193, optlen = 4\) → SOCKET_ERROR, WSAENOPROTOOPT$/,
  );
});

test('long buffers are abbreviated with their length, requests show their token', () => {
  const args = {
    s: '0x104',
    lpBuffers: ['00'.repeat(1000), 'ab'],
    dwFlags: 0,
    lpOverlapped: { token: '0x9', hEvent: null },
  };
  assert.equal(
    describeCall(call('WSPSend', args)),
    `WSPSend(s = 0x104, lpBuffers = [${'00'.repeat(16)}… (1000 bytes), ab (1 byte)], dwFlags = 0, ` +
      'lpOverlapped = { 0x9, hEvent = NULL })',
  );
});

test('functions that return a code, and bool', () => {
  assert.match(
    describeCall(call('WSPStartup', { wVersionRequested: 514 }), returned(10092, null)),
    /→ WSAVERNOTSUPPORTED$/,
  );
  assert.match(
    describeCall(call('WSPGetOverlappedResult', {}), returned(0, 996)),
    /→ FALSE, WSA_IO_INCOMPLETE$/,
  );
});

test('an upcall, a call to the next layer, and buffers that are now filled', () => {
  const upcall: Upcall = {
    kind: 'upcall',
    id: 1,
    process: 1,
    thread: 0,
    function: 'WPUCompleteOverlappedRequest',
    during: null,
    target: null,
    arguments: { s: '0x104', lpOverlapped: '0x9', dwError: 0, cbTransferred: 5 },
    memory: { '0x9': ['68656c6c6f'] },
  };
  assert.equal(
    describeUpcall(upcall, {
      kind: 'answer',
      id: 2,
      process: 1,
      thread: 0,
      to: 1,
      result: 0,
      errno: null,
      out: {},
    }),
    'WPUCompleteOverlappedRequest(s = 0x104, lpOverlapped = 0x9, dwError = 0, cbTransferred = 5); ' +
      '0x9 now holds 68656c6c6f (5 bytes) → 0',
  );
  assert.match(
    describeUpcall({ ...upcall, function: 'WSPSocket', target: 1001, arguments: OPEN, memory: {} }),
    /^next layer 1001: WSPSocket\(af = 99, type = SOCK_STREAM/,
  );
});

test('what the prototype does not know, and what is of another type than it says, is still printed, safely', () => {
  const hostile = { af: '\u001b[2J\n<b>', extra: { deep: ['\u202e'] }, lpProtocolInfo: 'zz' };
  const text = describeCall(call('WSPSocket', hostile), returned({ odd: 'x'.repeat(10_000) }, 99_999));
  assert.match(text, /^WSPSocket\(af = "\\u001b\[2J\\n<b>", extra = \{"deep":\["\\u\{202e\}"\]\}, /);
  assert.ok(text.length < 1_000);
  assert.match(describeCall(call('\u0007WSPNonsense', {})), /^\\u\{7\}WSPNonsense\(\)$/);
});

test('an empty buffer is told as one', () => {
  const upcall: Upcall = {
    kind: 'upcall',
    id: 1,
    process: 1,
    thread: 0,
    function: 'WPUCompleteOverlappedRequest',
    during: null,
    target: null,
    arguments: {},
    memory: { '0x70060': [''] },
  };
  assert.match(describeUpcall(upcall), /; 0x70060 now holds 0 bytes$/);
});
