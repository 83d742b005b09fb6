import { SOCKET_OPTIONS } from '../constants/constants';
import { SPI_FUNCTIONS } from '../functions';
import type { Json } from '../json';
import type { Call, Return } from '../messages';
import { cNumber } from './c-values';
import { NotInC, SIZE_OF_GROUP, type Variables } from './variables';

/** A call of the run whose arguments are to be written in C. */
interface Made {
  readonly call: Call;
  readonly returned: Return | undefined;
  readonly variables: Variables;
  /** Statements for after the call. */
  readonly after: string[];
}

type Writer = (made: Made) => readonly string[];

const value =
  (name: string): Writer =>
  ({ call }) => {
    const given = call.arguments[name] ?? null;
    const kind = SPI_FUNCTIONS[call.function]?.in[name];
    return [typeof given === 'number' ? cNumber(kind, given, call.arguments) : '0'];
  };
const group: Writer = (made) => {
  const known = made.variables.group(argument(made.call, 'g'));
  return known === undefined ? value('g')(made) : [known];
};
const socket: Writer = ({ call, variables }) => [variables.socket(argument(call, 's'))];
const structure: Writer = ({ call, variables }) => [variables.protocolInfo(argument(call, 'lpProtocolInfo'))];
const address =
  (name: string): Writer =>
  ({ call, variables }) =>
    variables.address(argument(call, name));
const filledAddress =
  (length: string, out: string): Writer =>
  ({ call, returned, variables }) =>
    variables.newAddress(argument(call, length), returned?.out[out]);
const words =
  (...texts: readonly string[]): Writer =>
  () =>
    texts;
const buffers: Writer = ({ call, variables }) => variables.buffers(argument(call, 'lpBuffers'));
const count: Writer = ({ variables }) => [`&${variables.declare('bytes', 'DWORD @')}`];
const flagsBothWays =
  (name: string): Writer =>
  ({ call, variables }) => {
    const flags = argument(call, name);
    return [
      `&${variables.declare('flags', 'DWORD @', typeof flags === 'number' ? cNumber('dword', flags, {}) : '0')}`,
    ];
  };
const overlapped: Writer = ({ call, variables }) => [
  variables.request(argument(call, 'lpOverlapped')),
  argument(call, 'lpCompletionRoutine') === null ? 'NULL' : 'completed',
  argument(call, 'lpThreadId') === null ? 'NULL' : '&thread',
];
const NO_QOS = words('NULL', 'NULL', 'NULL', 'NULL');

const optionIn: Writer = ({ call, variables }) => {
  const bytes = argument(call, 'optval');
  if (typeof bytes !== 'string') return ['NULL', '0'];
  const name = variables.bytes('option', bytes);
  return [`(char *)${name}`, `sizeof ${name}`];
};

const optionOut: Writer = ({ call, returned, variables, after }) => {
  const size = argument(call, 'optlen');
  if (typeof size !== 'number') return ['NULL', 'NULL'];
  if (argument(call, 'optname') === SOCKET_OPTIONS.SO_GROUP_ID && size === SIZE_OF_GROUP) {
    const id = variables.newGroup(returned?.out['optval']);
    const length = variables.declare(`${id}_length`, 'int @', String(size));
    after.push(`show((const unsigned char *)&${id}, ${length});`);
    return [`(char *)&${id}`, `&${length}`];
  }
  const name = variables.room('option', size);
  const length = variables.declare(`${name}_length`, 'int @', String(size));
  after.push(`show(${name}, ${length});`);
  return [`(char *)${name}`, `&${length}`];
};

const control: Writer = ({ call, variables }) => {
  const given = argument(call, 'lpvInBuffer');
  const room = argument(call, 'cbOutBuffer');
  const from = typeof given === 'string' ? variables.bytes('input', given) : undefined;
  const to = typeof room === 'number' && room > 0 ? variables.room('output', room) : undefined;
  return [
    ...(from === undefined ? ['NULL', '0'] : [from, `sizeof ${from}`]),
    ...(to === undefined ? ['NULL', '0'] : [to, `sizeof ${to}`]),
  ];
};

const condition: Writer = ({ call }) => {
  if (argument(call, 'lpfnCondition') !== null)
    throw new NotInC('it hands a condition function to WSPAccept');
  return ['NULL', '0'];
};

const startup: Writer = ({ call, variables }) => [
  `&${variables.declare('data', 'WSPDATA @')}`,
  variables.protocolInfo(argument(call, 'lpProtocolInfo')),
  'upcalls',
  '&spi',
];

const room = ({ call, variables }: Made, name: string): readonly [string, string] => {
  const size = argument(call, name);
  const length = typeof size === 'number' ? size : 0;
  return [
    variables.declare('string', `WCHAR @[${String(Math.max(1, Math.min(length, 1024)))}]`),
    `&${variables.declare('string_size', 'DWORD @', String(Math.min(length, 1024)))}`,
  ];
};

/** How each function takes its arguments, in the order of its prototype and without lpErrno. */
const WRITERS: { readonly [name: string]: readonly Writer[] } = {
  WSPStartup: [value('wVersionRequested'), startup],
  WSPCleanup: [],
  WSPSocket: [value('af'), value('type'), value('protocol'), structure, group, value('dwFlags')],
  WSPAccept: [socket, filledAddress('addrlen', 'addr'), condition],
  WSPAddressToString: [address('lpsaAddress'), structure, (made) => room(made, 'lpdwAddressStringLength')],
  WSPBind: [socket, address('name')],
  WSPCancelBlockingCall: [],
  WSPCloseSocket: [socket],
  WSPConnect: [socket, address('name'), NO_QOS],
  WSPDuplicateSocket: [
    socket,
    words('GetCurrentProcessId()'),
    ({ returned, variables }) => [variables.newProtocolInfo(returned?.out['lpProtocolInfo'])],
  ],
  WSPGetPeerName: [socket, filledAddress('namelen', 'name')],
  WSPGetSockName: [socket, filledAddress('namelen', 'name')],
  WSPGetSockOpt: [socket, value('level'), value('optname'), optionOut],
  WSPIoctl: [socket, value('dwIoControlCode'), control, count, overlapped],
  WSPJoinLeaf: [socket, address('name'), NO_QOS, value('dwFlags')],
  WSPListen: [socket, value('backlog')],
  WSPRecv: [socket, buffers, count, flagsBothWays('lpFlags'), overlapped],
  WSPRecvDisconnect: [socket, words('NULL')],
  WSPRecvFrom: [
    socket,
    buffers,
    count,
    flagsBothWays('lpFlags'),
    filledAddress('lpFromlen', 'lpFrom'),
    overlapped,
  ],
  WSPSend: [socket, buffers, count, value('dwFlags'), overlapped],
  WSPSendDisconnect: [socket, words('NULL')],
  WSPSendTo: [socket, buffers, count, value('dwFlags'), address('lpTo'), overlapped],
  WSPSetSockOpt: [socket, value('level'), value('optname'), optionIn],
  WSPShutdown: [socket, value('how')],
};

/** How a call is written in C. */
interface WrittenCall {
  /** The arguments without lpErrno. */
  readonly arguments: readonly string[];
  /** Statements that show what the call wrote. */
  readonly after: readonly string[];
}

/**
 * Writes the arguments of a call in C.
 * @param returned what it returned in the run, for what later calls take from there
 * @throws NotInC where a small program cannot make this call
 */
export function callArguments(call: Call, returned: Return | undefined, variables: Variables): WrittenCall {
  const writers = WRITERS[call.function];
  if (writers === undefined) {
    const known = SPI_FUNCTIONS[call.function] !== undefined;
    throw new NotInC(`it calls ${known ? call.function : 'a function that the SPI does not have'}`);
  }
  const after: string[] = [];
  return { arguments: writers.flatMap((write) => write({ call, returned, variables, after })), after };
}

function argument({ arguments: args }: Call, name: string): Json {
  return args[name] ?? null;
}
