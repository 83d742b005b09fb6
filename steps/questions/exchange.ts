import { ERROR_CODES } from '../../providers/contract/constants/constants';
import type { Bytes, Hex } from '../../providers/contract/json';
import type { ConformanceWorld } from '../support/world';
import { codeName } from './open-socket';
import { PEER_THREAD } from './endpoints';
import { countOfSend, received, wrongCountOfReceive, wrongCountOfSend } from './transfer';

/** One direction of a connection: who sends what to whom, and what has arrived so far. */
export interface Direction {
  readonly from: Hex;
  readonly to: Hex;
  readonly pieces: readonly Bytes[];
  /** How many of them were sent before, and are under way. */
  readonly sentBefore?: number;
  /** Whether a piece is sent only when all those before have arrived. */
  readonly oneByOne?: boolean;
  /** What one call sends is received by one call: nothing is divided, and there is room for all of it. */
  readonly inMessages: boolean;
  /** What each receiving call brought. */
  readonly arrived: Bytes[];
  /** Why it ended before all was there. */
  problem: string | undefined;
}

/** Room for what one receiving call may bring: any message, or on a stream parts of several pieces. */
export const RECEIVE_SIZE = 65_536;
/**
 * How many times one side reads before it is the other side's turn, turn by turn. Where it reads a few times only, a rest is left, so that
 * later data lies across the end of a ring buffer.
 */
const BURSTS = [8, 2, 5];
/** How long the tester waits when neither side gets on, in milliseconds. */
const LOOK_AGAIN_MS = 10;
/** Of so many sends one has its data in several buffers. */
const GATHERED = 3;

const PLAIN = { lpOverlapped: null, lpCompletionRoutine: null, lpThreadId: null } as const;

/** The buffers of one receive, by their lengths; `left` is how much of a piece has not arrived yet. */
type Room = (left: number) => readonly number[];

/** On a byte stream what does not fit stays for the next receive, wherever the border lies. */
const ROOMS_FOR_BYTES: readonly Room[] = [
  () => [1],
  (left) => [Math.max(1, left - 1)],
  () => [50],
  () => [RECEIVE_SIZE],
  () => [30, 4_000],
  () => [4_000],
];
const ROOMS_FOR_MESSAGES: readonly Room[] = [() => [RECEIVE_SIZE], () => [100, RECEIVE_SIZE]];

interface Flow {
  readonly direction: Direction;
  readonly waiting: Bytes[];
  readonly total: number;
  /** The longest piece of a byte stream that is sent in one call, in bytes. */
  longest: number;
  sends: number;
  /** Where the pieces end that were sent, in bytes from the beginning. */
  readonly ends: number[];
  receives: number;
  there: number;
}

/**
 * Moves all pieces in all directions, turn by turn, on sockets that do not
 * block: so each direction is under way while the others are. It ends when all
 * has arrived, or when nothing has moved for as long as a call may take.
 */
export async function exchange(world: ConformanceWorld, directions: readonly Direction[]): Promise<void> {
  const flows = directions.map((direction): Flow => {
    const { pieces, sentBefore = 0 } = direction;
    const total = pieces.reduce((sum, piece) => sum + piece.length / 2, 0);
    return {
      direction,
      waiting: pieces.slice(sentBefore),
      total,
      longest: total,
      sends: 0,
      ends: endsOf(pieces.slice(0, sentBefore)),
      receives: 0,
      there: 0,
    };
  });
  const patience = Math.ceil(world.run.session.provider.ixit.deadlines.callMs / LOOK_AGAIN_MS);
  let idle = 0;
  let turns = 0;
  const open = (flow: Flow): boolean => flow.direction.problem === undefined && flow.there < flow.total;
  while (flows.some(open) && idle < patience) {
    let moved = false;
    // as much as goes, until the peer has no more room, and all of it is under way when the other side begins to read
    for (const flow of flows.filter(open)) while (await sendNext(world, flow)) moved = true;
    for (const flow of flows.filter(open)) {
      const burst = BURSTS[turns % BURSTS.length] ?? 1;
      for (let read = 0; read < burst && open(flow) && (await receiveNext(world, flow)); read += 1)
        moved = true;
    }
    turns += 1;
    idle = moved ? 0 : idle + 1;
    if (moved) continue;
    flows.filter(open).forEach(takeSmallerPieces);
    await world.pause(LOOK_AGAIN_MS);
  }
  for (const flow of flows) {
    flow.direction.problem ??=
      flow.there < flow.total
        ? `only ${String(flow.there)} of ${String(flow.total)} bytes arrived`
        : await surplus(world, flow.direction);
  }
}

/** Where pieces end that follow each other, in bytes from the beginning. */
function endsOf(pieces: readonly Bytes[]): number[] {
  let end = 0;
  return pieces.map((piece) => (end += piece.length / 2));
}

/** A byte stream may take a piece as a whole or not at all, and may never have room for a long one. */
function takeSmallerPieces(flow: Flow): void {
  const [piece] = flow.waiting;
  if (piece === undefined || flow.direction.inMessages) return;
  flow.longest = Math.max(1, Math.floor(Math.min(flow.longest, piece.length / 2) / 2));
}

/** The data of a send: in one buffer, or at times in three. */
function gathered(piece: Bytes, turn: number): readonly Bytes[] {
  const length = piece.length / 2;
  if (turn % GATHERED !== 1 || length < GATHERED) return [piece];
  const half = 2 * Math.ceil(length / 2);
  return [piece.slice(0, 2), piece.slice(2, half), piece.slice(half)];
}

async function sendNext(world: ConformanceWorld, flow: Flow): Promise<boolean> {
  const [whole] = flow.waiting;
  if (whole === undefined || flow.direction.problem !== undefined) return false;
  if (flow.direction.oneByOne === true && flow.there < (flow.ends.at(-1) ?? 0)) return false;
  const piece = whole.slice(0, 2 * flow.longest);
  const call = await world.provider.call('WSPSend', {
    s: flow.direction.from,
    lpBuffers: gathered(piece, flow.sends),
    dwFlags: 0,
    ...PLAIN,
  });
  const { result, errno } = call.returned;
  if (result !== 0) {
    if (errno !== ERROR_CODES.WSAEWOULDBLOCK)
      flow.direction.problem = `WSPSend failed with ${codeName(errno)}`;
    return false;
  }
  flow.direction.problem = wrongCountOfSend(call, piece.length / 2);
  if (flow.direction.problem !== undefined) return false;
  const sent = countOfSend(call);
  flow.sends += 1;
  flow.ends.push((flow.ends.at(-1) ?? 0) + sent);
  flow.waiting.shift();
  if (2 * sent < whole.length) flow.waiting.unshift(whole.slice(2 * sent));
  return true;
}

async function receiveNext(world: ConformanceWorld, flow: Flow): Promise<boolean> {
  const { direction } = flow;
  const rooms = direction.inMessages ? ROOMS_FOR_MESSAGES : ROOMS_FOR_BYTES;
  const left = (flow.ends.find((end) => end > flow.there) ?? flow.there) - flow.there;
  const room = rooms[flow.receives % rooms.length]?.(left);
  const call = await receive(world, direction.to, room);
  const { result, errno } = call.returned;
  if (result !== 0) {
    if (errno !== ERROR_CODES.WSAEWOULDBLOCK) direction.problem = `WSPRecv failed with ${codeName(errno)}`;
    return false;
  }
  flow.receives += 1;
  const bytes = received(call);
  direction.problem =
    bytes === '' ? 'WSPRecv says that the other side has closed the connection' : wrongCountOfReceive(call);
  if (direction.problem !== undefined) return false;
  direction.arrived.push(bytes);
  flow.there += bytes.length / 2;
  return true;
}

/** What is wrong where more has arrived than was sent; to be asked when all that was sent has been received. */
export async function surplus(
  world: ConformanceWorld,
  { to }: Pick<Direction, 'to'>,
): Promise<string | undefined> {
  const call = await receive(world, to);
  const bytes = call.returned.result === 0 ? received(call) : '';
  return bytes === '' ? undefined : `${String(bytes.length / 2)} bytes more arrived than were sent`;
}

/**
 * Receives what arrives at a socket of the peer that does not block, on the
 * peer's thread, until it is enough or nothing has come for `patienceMs` milliseconds.
 * These are counted in looks, not read off a clock: a replay has to make the same calls.
 * @param enough looks at what has arrived so far
 * @param patienceMs as long as a call may take, where nothing else is said
 */
export async function collect(
  world: ConformanceWorld,
  s: Hex,
  enough: (bytes: Bytes) => boolean,
  patienceMs: number = world.run.session.provider.ixit.deadlines.callMs,
): Promise<Bytes> {
  const patience = Math.ceil(patienceMs / LOOK_AGAIN_MS);
  let bytes: Bytes = '';
  for (let idle = 0; idle < patience && !enough(bytes);) {
    const call = await receive(world, s, undefined, PEER_THREAD);
    const more = call.returned.result === 0 ? received(call) : '';
    bytes += more;
    if (more !== '') idle = 0;
    else if (call.returned.errno === ERROR_CODES.WSAEWOULDBLOCK) {
      idle += 1;
      await world.pause(LOOK_AGAIN_MS);
    } else break;
  }
  return bytes;
}

function receive(
  world: ConformanceWorld,
  s: Hex,
  lpBuffers: readonly number[] = [RECEIVE_SIZE],
  thread = 1,
): ReturnType<ConformanceWorld['provider']['call']> {
  return world.provider.call('WSPRecv', { s, lpBuffers, lpFlags: 0, ...PLAIN }, { thread });
}
