import { type BulkReference, bulkData, isBulkReference } from '../contract/bulk-data';
import type { Arguments, Json } from '../contract/json';
import type { Message } from '../contract/messages';

/** In bytes, over all rows; in hex it is half of the longest string that Node has. */
const MOST_BULK_DATA = 128 * 1024 * 1024;

/**
 * Makes messages again as they were said: bulk data stands in a transcript by
 * seed, offset and length. How much of it is made is bounded: a line of fifty
 * characters can ask for any amount.
 * @returns expands one message; throws RangeError where it refers to more
 */
export function bufferExpander(): (message: Message) => Message {
  const ends = new Map<number, number>();
  let made = 0;
  const expand = (reference: BulkReference): string => {
    const { seed, offset, length } = reference;
    const end = offset + length;
    const before = ends.get(seed) ?? 0;
    const isCount = [seed, offset, length].every((value) => Number.isSafeInteger(value) && value >= 0);
    if (!isCount || made + end - before > MOST_BULK_DATA) {
      throw new RangeError(`refers to bulk data that nobody sent: ${JSON.stringify(reference)}`);
    }
    if (end > before) {
      made += end - before;
      ends.set(seed, end);
    }
    return bulkData(reference);
  };
  const expanded = (args: Arguments): Arguments => {
    const { lpBuffers } = args;
    if (!Array.isArray(lpBuffers)) return args;
    return {
      ...args,
      lpBuffers: lpBuffers.map((buffer: Json) => (isBulkReference(buffer) ? expand(buffer) : buffer)),
    };
  };
  return (message) => {
    if (message.kind === 'call') return { ...message, arguments: expanded(message.arguments) };
    if (message.kind === 'return') return { ...message, out: expanded(message.out) };
    return message;
  };
}
