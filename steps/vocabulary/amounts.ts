import type { Bytes } from '../../providers/contract/json';
import { keepsBoundaries } from '../../providers/contract/structures/entry-traits';
import type { ProtocolInfo } from '../../providers/contract/structures/protocol-info';
import { RECEIVE_SIZE } from '../questions/exchange';
import { randomPieces } from '../questions/pieces';
import type { RunUnderTest } from '../support/run-under-test';
import { definePhrases } from './phrases';

/** The pieces that one side sends; `side` makes those of the two sides differ. */
export type Amount = (run: RunUnderTest, entry: ProtocolInfo, side: number) => readonly Bytes[];

const FEW_BYTES = 600;
const LONGEST_SHORT_PIECE = 100;
const LONGEST_PIECE = 8192;

/** dwMessageSize 1 says that the limit is told by an option only; this much fits everywhere. */
const SURE_TO_FIT = 512;

/** The longest message of an entry; dwMessageSize 0 says that there is no such limit. */
function longestMessage(entry: ProtocolInfo, otherwise: number): number {
  if (!keepsBoundaries(entry) || entry.dwMessageSize === 0) return otherwise;
  return Math.min(entry.dwMessageSize === 1 ? SURE_TO_FIT : entry.dwMessageSize, otherwise);
}

function pieces(bytes: (run: RunUnderTest) => number, longest: number): Amount {
  return (run, entry, side) => {
    const seed = run.session.seed + side;
    return randomPieces(bytes(run), longestMessage(entry, longest), seed);
  };
}

definePhrases<Amount>('amount', {
  'a few pieces of data': pieces(() => FEW_BYTES, LONGEST_SHORT_PIECE),
  'bulkBytes of data, in random pieces': pieces((run) => run.session.provider.ixit.bulkBytes, LONGEST_PIECE),
});

/** The lengths of the messages of an entry, in bytes. */
export type Lengths = (entry: ProtocolInfo) => readonly number[];

/** Each of these lengths that the entry allows. */
const allowed =
  (...lengths: readonly number[]): Lengths =>
  (entry) =>
    lengths.filter((length) => length <= longestMessage(entry, length));

definePhrases<Lengths>('lengths', {
  'equal lengths': allowed(8, 8, 8, 8),
  'lengths from short to long': allowed(1, 2, 7, 64, 250),
  'lengths up to the longest': (entry) => {
    const longest = longestMessage(entry, RECEIVE_SIZE);
    return [1, Math.ceil(longest / 2), longest - 1, longest].filter((length) => length > 0);
  },
});
