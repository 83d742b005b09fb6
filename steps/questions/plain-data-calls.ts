import { bulkData } from '../../providers/contract/bulk-data';
import type { Arguments } from '../../providers/contract/json';
import {
  canReceive,
  canSend,
  isConnectionless,
  isConnectionOriented,
  isMessageOriented,
  isRaw,
  isReliable,
} from '../../providers/contract/structures/entry-traits';
import type { ProtocolInfo } from '../../providers/contract/structures/protocol-info';
import type { ConformanceWorld } from '../support/world';
import { sendAnyway, sendArguments } from './datagram';
import { isDatagram, pairOfEntry, PEER_THREAD, setNonBlocking, SIZE_OF_SOCKADDR } from './endpoints';
import { RECEIVE_SIZE } from './exchange';
import { longestMessage } from './longest-message';
import type { PlainCall } from './plain-calls';
import { arrived, sendFromPeer, transferArguments } from './transfer';

const TO_CONNECT = ['WSPBind', 'WSPListen', 'WSPConnect', 'WSPAccept', 'WSPGetPeerName'];
/** What passes datagrams, and is called on other sockets too. */
const WITH_ADDRESS = ['WSPSendTo', 'WSPRecvFrom'];
const SENDING = ['WSPSend', 'WSPSendTo'];
const TRANSFERRING = ['WSPIoctl', 'WSPSend', 'WSPRecv', ...WITH_ADDRESS];
const RULES_OF_DATA = ['DATA-1', 'DATA-3', 'DATA-4', 'DATA-5', 'DATA-6', 'DATA-7'];
const RULES_OF_DATAGRAMS = ['DGRAM-1', 'DGRAM-2', 'DGRAM-3'];

/**
 * The plain calls that connect sockets, or pass data between them, of which a call is one with something particular.
 * @param name of the function that is called
 * @param entry of the socket that it is called on; for a raw one, and for one that passes datagrams although it is
 *   connected, an entry of datagrams is asked
 */
export function plainDataCalls(
  world: ConformanceWorld,
  name: string,
  args: Arguments,
  entry: ProtocolInfo,
): readonly PlainCall[] {
  if (!TO_CONNECT.includes(name) && !TRANSFERRING.includes(name)) return [];
  const isOfDatagrams = isRaw(entry) || (isConnectionOriented(entry) && WITH_ADDRESS.includes(name));
  const asked = isOfDatagrams ? world.run.session.catalog.openable.find(isDatagram) : entry;
  if (asked === undefined || !passesData(asked)) return [];
  const isLongest = SENDING.includes(name) && lengthOf(args) === longestMessage(asked, RECEIVE_SIZE);
  return [
    passing(asked, name),
    ...(isLongest && isMessageOriented(asked) && !mayLose(asked) ? [sendingLongest(asked)] : []),
  ];
}

/** Whether rules tell how sockets of an entry pass data; what a raw socket carries, none tells. */
function passesData(entry: ProtocolInfo): boolean {
  return isConnectionOriented(entry) || isDatagram(entry);
}

function passing(entry: ProtocolInfo, name: string): PlainCall {
  const rules = rulesOfPassing(entry, name);
  return {
    entry,
    asked: 'to pass data',
    tells: (rule) => rules.includes(rule),
    see: rules.length === 1 ? (rules[0] ?? '') : `${rules[0] ?? ''} to ${rules.at(-1) ?? ''}`,
    make: passData,
  };
}

/** The rules whose plainest scenarios call a function. */
function rulesOfPassing(entry: ProtocolInfo, name: string): readonly string[] {
  if (isConnectionOriented(entry)) return TO_CONNECT.includes(name) ? ['DATA-2'] : RULES_OF_DATA;
  if (name === 'WSPBind') return ['DGRAM-1'];
  return name === 'WSPConnect' ? ['DGRAM-2', 'DGRAM-3'] : RULES_OF_DATAGRAMS;
}

/** Where every message of a connection arrives, DATA-4 sends the longest too; DGRAM-1 does it in any case. */
function mayLose(entry: ProtocolInfo): boolean {
  return isConnectionOriented(entry) && !isReliable(entry);
}

/** How many bytes a call sends. */
function lengthOf({ lpBuffers }: Arguments): number {
  return Array.isArray(lpBuffers) ? lpBuffers.join('').length / 2 : 0;
}

function sendingLongest(entry: ProtocolInfo): PlainCall {
  const rules = isConnectionOriented(entry) ? ['DATA-4', 'DATA-5', 'DATA-6'] : ['DGRAM-1', 'DGRAM-2'];
  return {
    entry,
    asked: 'to send a message of dwMessageSize',
    tells: (rule) => rules.includes(rule),
    see: `${rules[0] ?? ''} to ${rules.at(-1) ?? ''}`,
    make: async (world) => {
      const { run, provider } = world;
      const { client, peerAddress } = await pairOfEntry(run, provider, entry);
      await setNonBlocking(provider, client);
      const { seed } = run.session;
      const data = bulkData({ seed, offset: 0, length: longestMessage(entry, RECEIVE_SIZE) });
      if (isConnectionOriented(entry)) await provider.call('WSPSend', sendArguments(client, data));
      else await sendAnyway(world, client, data, peerAddress);
    },
  };
}

/** How long a receive has time to begin to wait, in milliseconds. */
const TO_BEGIN_MS = 20;

/**
 * Data to the client, which waits for it on a reliable connection, where two threads can call at once, and then from
 * the client; a connectionless socket is connected in the end.
 */
async function passData(world: ConformanceWorld, entry: ProtocolInfo): Promise<void> {
  const { run, provider } = world;
  const pair = await pairOfEntry(run, provider, entry);
  if (isConnectionOriented(entry))
    await provider.call('WSPGetPeerName', { s: pair.client, namelen: SIZE_OF_SOCKADDR });
  const isMany = run.session.provider.opened.threads === 'many';
  if (canReceive(entry) && isReliable(entry) && isMany) {
    const receiving = provider.start('WSPRecv', transferArguments(world, 'WSPRecv', pair, null));
    await world.until(() => receiving.settled() !== undefined, TO_BEGIN_MS);
    await sendFromPeer(world, pair);
    await receiving.outcome();
  }
  await setNonBlocking(provider, pair.client);
  if (canReceive(entry)) {
    await sendFromPeer(world, pair);
    await arrived(world, pair.client, entry, 1, () => sendFromPeer(world, pair));
  }
  if (!canSend(entry)) return;
  const name = isConnectionless(entry) ? 'WSPSendTo' : 'WSPSend';
  const send = (): Promise<unknown> => provider.call(name, transferArguments(world, name, pair, null));
  await send();
  await arrived(world, pair.peer, entry, PEER_THREAD, isConnectionless(entry) ? send : undefined);
  if (!isConnectionless(entry)) return;
  await provider.call('WSPConnect', { s: pair.client, name: pair.peerAddress });
  await provider.call('WSPSend', transferArguments(world, 'WSPSend', pair, null));
  if (!canReceive(entry)) return;
  await sendFromPeer(world, pair);
  await provider.call('WSPRecv', transferArguments(world, 'WSPRecv', pair, null));
}
