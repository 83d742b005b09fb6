import { ERROR_CODES, IOCTLS, SOCKET_ERROR } from '../../providers/contract/constants/constants';
import type { Arguments, Bytes, Hex } from '../../providers/contract/json';
import { familyName } from '../../providers/contract/statement/address-families';
import type { SampleAddress } from '../../providers/contract/statement/statement';
import {
  isConnectionless,
  isConnectionOriented,
  isMessageOriented,
  isRaw,
} from '../../providers/contract/structures/entry-traits';
import type { ProtocolInfo } from '../../providers/contract/structures/protocol-info';
import type { ProviderProcess, ReturnedCall } from '../../providers/ws2_32/provider-process';
import type { RunUnderTest } from '../support/run-under-test';
import { Inconclusive } from '../support/verdicts';
import { isGivenTwice } from './given-twice';
import { needsRoomForMessages } from './longest-message';
import type { SocketArguments } from './open-socket';
import { codeName, descriptorOf, isRefused, openSocket, socketArguments } from './open-socket';

/** Room for any sockaddr. */
export const SIZE_OF_SOCKADDR = 128;
/** So many connections may wait for a listener. */
export const BACKLOG = 5;
/** The thread of the tester's that plays the peer; the client is thread 1. */
export const PEER_THREAD = 2;

/** A socket of the client and the one that it exchanges data with. */
export interface Pair {
  readonly client: Hex;
  readonly peer: Hex;
  /** Where the client is bound, where that is known. */
  readonly clientAddress: Bytes;
  readonly peerAddress: Bytes;
  /** What the peer was accepted from, where that is open still. */
  readonly listener?: Hex;
}

/** What is unusual about a socket that takes part in a scenario: anything but its structure. */
export type SocketChanges = Partial<Omit<SocketArguments, 'lpProtocolInfo'>>;

/** A socket that listens. */
export interface Listener {
  readonly listener: Hex;
  readonly address: Bytes;
}

/** Whether sockets of an entry send and receive datagrams; raw sockets have their own ways. */
export function isDatagram(entry: ProtocolInfo): boolean {
  return isConnectionless(entry) && isMessageOriented(entry) && !isRaw(entry);
}

/**
 * The sample addresses of the entry's family.
 * @throws Inconclusive where the IXIT has none
 */
export function addressOf(run: RunUnderTest, entry: ProtocolInfo): SampleAddress {
  const found = run.session.provider.ixit.addresses.find(({ family }) => family === entry.iAddressFamily);
  if (found === undefined) {
    throw new Inconclusive(`the IXIT gives no address of family ${familyName(entry.iAddressFamily)}`);
  }
  return found;
}

/**
 * Makes a call that only prepares what is judged.
 * @throws Inconclusive where it fails
 */
export async function prepared(
  process: ProviderProcess,
  name: string,
  args: Arguments,
  thread = 1,
): Promise<ReturnedCall> {
  return setUp(await process.call(name, args, { thread }));
}

/** @throws Inconclusive where a call that only prepares what is judged has failed */
export function setUp(call: ReturnedCall): ReturnedCall {
  const { result, errno } = call.returned;
  if (result === SOCKET_ERROR || isRefused(call)) {
    const name = call.call.function;
    throw new Inconclusive(`${name} failed with ${codeName(errno)}, so the scenario could not be set up`);
  }
  return call;
}

/** Opens a socket that only prepares what is judged. */
export async function preparedSocket(
  process: ProviderProcess,
  entry: ProtocolInfo,
  changes: SocketChanges = {},
  thread = 1,
): Promise<Hex> {
  const call = await openSocket(process, socketArguments(entry, changes), { thread });
  if (isRefused(call)) {
    throw new Inconclusive(
      `a socket was refused with ${codeName(call.returned.errno)}, so the scenario could not be set up`,
    );
  }
  return ownDescriptor(process, call);
}

/**
 * The descriptor of a socket that only prepares what is judged.
 * @throws Inconclusive where another open socket has it: what is done through the one is done to the other
 */
export function ownDescriptor(process: ProviderProcess, call: ReturnedCall): Hex {
  const s = descriptorOf(call);
  if (isGivenTwice(process, s))
    throw new Inconclusive(`${s} was given to two sockets that are open (see SOCK-1 and GRP-5)`);
  return s;
}

/** Binds a socket and tells the full address that it got. */
export async function bind(process: ProviderProcess, s: Hex, name: Bytes): Promise<Bytes> {
  await prepared(process, 'WSPBind', { s, name });
  const call = await prepared(process, 'WSPGetSockName', { s, namelen: SIZE_OF_SOCKADDR });
  const bound = call.returned.out['name'];
  if (typeof bound !== 'string') throw new Inconclusive('WSPGetSockName tells no address of a bound socket');
  return bound;
}

/** A socket of the entry that listens, and its address. */
export async function listen(process: ProviderProcess, entry: ProtocolInfo, local: Bytes): Promise<Listener> {
  const listener = await preparedSocket(process, entry);
  const address = await bind(process, listener, local);
  await prepared(process, 'WSPListen', { s: listener, backlog: BACKLOG });
  return { listener, address };
}

/**
 * Connects a socket and accepts the connection.
 * @returns the accepted socket
 */
export function connect(
  run: RunUnderTest,
  process: ProviderProcess,
  client: Hex,
  listener: Hex,
  address: Bytes,
): Promise<Hex> {
  return connectBetween(run, { process, s: client }, { process, s: listener }, address);
}

/**
 * The same for sockets of any process: both at once where the provider allows two calls at once, else one after
 * the other.
 * @param judge what has to be said about the acceptance
 * @param judgeConnect what has to be said about the connect
 */
export async function connectBetween(
  run: RunUnderTest,
  { process, s: client }: { readonly process: ProviderProcess; readonly s: Hex },
  listener: { readonly process: ProviderProcess; readonly s: Hex },
  address: Bytes,
  judge: (accepted: ReturnedCall) => void = setUp,
  judgeConnect: (connected: ReturnedCall) => void = setUp,
): Promise<Hex> {
  const accept: Arguments = { s: listener.s, addrlen: SIZE_OF_SOCKADDR, lpfnCondition: null };
  const options = { thread: PEER_THREAD };
  if (run.session.provider.opened.threads === 'many') {
    const connecting = process.start('WSPConnect', { s: client, name: address });
    const accepting = listener.process.start('WSPAccept', accept, options);
    const connected = await connecting.outcome();
    if (connected.returned.result === SOCKET_ERROR) {
      // there is nothing to accept, and the thread that waits for it is needed again
      await listener.process.call('WSPCloseSocket', { s: listener.s });
    }
    judgeConnect(connected);
    const accepted = await accepting.outcome();
    judge(accepted);
    return descriptorOf(accepted);
  }
  // one call at a time: a connect that waits for the acceptance must not block
  await setBlocking(process, client, false);
  const connected = await process.call('WSPConnect', { s: client, name: address });
  if (connected.returned.errno !== ERROR_CODES.WSAEWOULDBLOCK) judgeConnect(connected);
  const accepted = await listener.process.call('WSPAccept', accept, options);
  judge(accepted);
  await setBlocking(process, client, true);
  return descriptorOf(accepted);
}

/**
 * A connected client socket with the given attributes, and its peer.
 * @param openClient opens the client's socket, where there is more to that
 */
export async function connectedPair(
  run: RunUnderTest,
  process: ProviderProcess,
  entry: ProtocolInfo,
  changes: SocketChanges = {},
  openClient = (): Promise<Hex> => preparedSocket(process, entry, changes),
): Promise<Pair> {
  needsRoomForMessages(entry);
  const { listener, address } = await listen(process, entry, addressOf(run, entry).local);
  const client = await openClient();
  const peer = await connect(run, process, client, listener, address);
  return { client, peer, clientAddress: '', peerAddress: address, listener };
}

/**
 * Two bound datagram sockets: the client's with the given attributes, and its peer.
 * @param openClient opens the client's socket, where there is more to that
 */
export async function boundPair(
  run: RunUnderTest,
  process: ProviderProcess,
  entry: ProtocolInfo,
  changes: SocketChanges = {},
  openClient = (): Promise<Hex> => preparedSocket(process, entry, changes),
): Promise<Pair> {
  needsRoomForMessages(entry);
  const { local } = addressOf(run, entry);
  const client = await openClient();
  const clientAddress = await bind(process, client, local);
  const peer = await preparedSocket(process, entry);
  const peerAddress = await bind(process, peer, local);
  return { client, peer, clientAddress, peerAddress };
}

/** A client's socket that data can be exchanged with, and its peer: connected, or bound, as the entry has it. */
export function pairOfEntry(
  run: RunUnderTest,
  process: ProviderProcess,
  entry: ProtocolInfo,
  changes: SocketChanges = {},
): Promise<Pair> {
  return isConnectionOriented(entry)
    ? connectedPair(run, process, entry, changes)
    : boundPair(run, process, entry, changes);
}

/** Makes a socket non-blocking, or says that the provider does not. */
export function setNonBlocking(process: ProviderProcess, s: Hex, thread = 1): Promise<void> {
  return setBlocking(process, s, false, thread);
}

/** Makes a socket block, or not, or says that the provider does not. */
export async function setBlocking(
  process: ProviderProcess,
  s: Hex,
  blocks: boolean,
  thread = 1,
): Promise<void> {
  const args: Arguments = {
    s,
    dwIoControlCode: IOCTLS.FIONBIO,
    lpvInBuffer: blocks ? '00000000' : '01000000',
    cbOutBuffer: 0,
    lpOverlapped: null,
    lpCompletionRoutine: null,
    lpThreadId: null,
  };
  await prepared(process, 'WSPIoctl', args, thread);
}
