import type { Bytes } from '../../providers/contract/json';
import { isMessageOriented } from '../../providers/contract/structures/entry-traits';
import type { ProtocolInfo } from '../../providers/contract/structures/protocol-info';
import { RECEIVE_SIZE } from '../questions/exchange';
import { longestMessage } from '../questions/longest-message';
import { randomPieces, variedPieces } from '../questions/pieces';
import type { RunUnderTest } from '../support/run-under-test';
import { definePhrases } from './phrases';

/** The pieces that one side sends; `side` makes those of the two sides differ. */
export type Amount = (run: RunUnderTest, entry: ProtocolInfo, side: number) => readonly Bytes[];

const FEW_BYTES = 600;
const LONGEST_SHORT_PIECE = 100;
const SMALL_BYTES = 200;
const LONGEST_SMALL_PIECE = 16;
const LONGEST_TINY_PIECE = 3;

/** Of messages no more is sent than as many of the longest ones have, so that short ones do not take minutes. */
const MOST_MESSAGES = 1_000;

/** bulkBytes, or as much of it as messages of the entry carry in a reasonable time. */
function bulkOf({ session }: Pick<RunUnderTest, 'session'>, entry: ProtocolInfo): number {
  const { bulkBytes } = session.provider.ixit;
  return isMessageOriented(entry)
    ? Math.min(bulkBytes, MOST_MESSAGES * longestMessage(entry, RECEIVE_SIZE))
    : bulkBytes;
}

definePhrases<Amount>('amount', {
  'a few pieces of data': (run, entry, side) =>
    randomPieces(FEW_BYTES, longestMessage(entry, LONGEST_SHORT_PIECE), run.session.seed + side),
  'two hundred bytes of data, in pieces of up to sixteen': (run, entry, side) =>
    randomPieces(SMALL_BYTES, longestMessage(entry, LONGEST_SMALL_PIECE), run.session.seed + side),
  'several hundred short pieces of data': (run, _entry, side) =>
    randomPieces(FEW_BYTES, LONGEST_TINY_PIECE, run.session.seed + side),
  'bulkBytes of data, in random pieces': (run, entry, side) =>
    variedPieces(bulkOf(run, entry), longestMessage(entry, RECEIVE_SIZE), run.session.seed + side),
});

/** The lengths of the messages of an entry, in bytes. */
export type Lengths = (entry: ProtocolInfo, run: RunUnderTest) => readonly number[];

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
  'lengths that add up to bulkBytes': (entry, { session }) =>
    variedPieces(bulkOf({ session }, entry), longestMessage(entry, RECEIVE_SIZE), session.seed).map(
      (piece) => piece.length / 2,
    ),
});
