import { ERROR_CODES } from '../../providers/contract/constants/constants';
import type { Bytes, Hex } from '../../providers/contract/json';
import type { ConformanceWorld } from '../support/world';
import { codeName } from './open-socket';
import { received } from './transfer';

/** One direction of a connection: who sends what to whom, and what has arrived so far. */
export interface Direction {
  readonly from: Hex;
  readonly to: Hex;
  readonly pieces: readonly Bytes[];
  /** What each receiving call brought. */
  readonly arrived: Bytes[];
  /** Why it ended before all was there. */
  problem: string | undefined;
}

/** Room for what one receiving call may bring: any message, or on a stream parts of several pieces. */
export const RECEIVE_SIZE = 65_536;
/** How many pieces one side sends, or reads, before it is the other side's turn. */
const BURST = 8;
/** How long the tester waits when neither side gets on, in milliseconds. */
const LOOK_AGAIN_MS = 10;

const PLAIN = { lpOverlapped: null, lpCompletionRoutine: null, lpThreadId: null } as const;

/**
 * Moves all pieces in all directions, turn by turn, on sockets that do not
 * block: so each direction is under way while the others are. It ends when all
 * has arrived, or when nothing has moved for as long as a call may take.
 */
export async function exchange(world: ConformanceWorld, directions: readonly Direction[]): Promise<void> {
  const flows = directions.map((direction) => ({
    direction,
    waiting: [...direction.pieces],
    total: direction.pieces.reduce((sum, piece) => sum + piece.length / 2, 0),
    there: 0,
  }));
  type Flow = (typeof flows)[number];
  const patience = Math.ceil(world.run.session.provider.ixit.deadlines.callMs / LOOK_AGAIN_MS);
  let idle = 0;
  const open = (flow: Flow): boolean => flow.direction.problem === undefined && flow.there < flow.total;
  while (flows.some(open) && idle < patience) {
    let moved = false;
    for (const flow of flows.filter(open)) {
      // as much as goes, so that something is under way when the other side begins to read
      for (let sent = 0; sent < BURST && (await sendNext(world, flow)); sent += 1) moved = true;
    }
    for (const flow of flows.filter(open)) {
      for (let read = 0; read < BURST && open(flow) && (await receiveNext(world, flow)); read += 1)
        moved = true;
    }
    idle = moved ? 0 : idle + 1;
    if (!moved) await world.pause(LOOK_AGAIN_MS);
  }
  for (const flow of flows) {
    flow.direction.problem ??=
      flow.there < flow.total
        ? `only ${String(flow.there)} of ${String(flow.total)} bytes arrived`
        : await surplus(world, flow.direction);
  }
}

async function sendNext(
  world: ConformanceWorld,
  flow: { readonly direction: Direction; readonly waiting: Bytes[] },
): Promise<boolean> {
  const [piece] = flow.waiting;
  if (piece === undefined) return false;
  const call = await world.provider.call('WSPSend', {
    s: flow.direction.from,
    lpBuffers: [piece],
    dwFlags: 0,
    ...PLAIN,
  });
  const { result, errno, out } = call.returned;
  if (result !== 0) {
    if (errno !== ERROR_CODES.WSAEWOULDBLOCK)
      flow.direction.problem = `WSPSend failed with ${codeName(errno)}`;
    return false;
  }
  const sent = Number(out['lpNumberOfBytesSent']);
  flow.waiting.shift();
  if (sent > 0 && 2 * sent < piece.length) flow.waiting.unshift(piece.slice(2 * sent));
  return true;
}

async function receiveNext(
  world: ConformanceWorld,
  flow: { readonly direction: Direction; there: number },
): Promise<boolean> {
  const call = await receive(world, flow.direction.to);
  const { result, errno } = call.returned;
  if (result !== 0) {
    if (errno !== ERROR_CODES.WSAEWOULDBLOCK)
      flow.direction.problem = `WSPRecv failed with ${codeName(errno)}`;
    return false;
  }
  const bytes = received(call);
  if (bytes === '') {
    flow.direction.problem = 'WSPRecv says that the other side has closed the connection';
    return false;
  }
  flow.direction.arrived.push(bytes);
  flow.there += bytes.length / 2;
  return true;
}

/** Whether more has arrived than was sent. */
async function surplus(world: ConformanceWorld, { to }: Direction): Promise<string | undefined> {
  const call = await receive(world, to);
  const bytes = call.returned.result === 0 ? received(call) : '';
  return bytes === '' ? undefined : `${String(bytes.length / 2)} bytes more arrived than were sent`;
}

function receive(world: ConformanceWorld, s: Hex): ReturnType<ConformanceWorld['provider']['call']> {
  return world.provider.call('WSPRecv', { s, lpBuffers: [RECEIVE_SIZE], lpFlags: 0, ...PLAIN });
}
