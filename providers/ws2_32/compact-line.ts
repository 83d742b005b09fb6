import { findBulkData } from '../contract/bulk-data';
import type { Arguments, Json } from '../contract/json';
import type { TranscriptLine } from './transcript-lines';

/** Shorter buffers are written in full: a reader can make more of them. */
const SHORTEST_REFERENCE = 512;

/** A line as the file has it: long buffers of bulk transfers by seed, offset and length. */
export function compactLine(line: TranscriptLine): object {
  if (line.kind === 'call') return { ...line, arguments: compactBuffers(line.arguments) };
  if (line.kind === 'return') return { ...line, out: compactBuffers(line.out) };
  return line;
}

function compactBuffers(args: Arguments): Arguments {
  const { lpBuffers } = args;
  return Array.isArray(lpBuffers) ? { ...args, lpBuffers: lpBuffers.map(compact) } : args;
}

function compact(buffer: Json): Json {
  if (typeof buffer !== 'string' || buffer.length < SHORTEST_REFERENCE) return buffer;
  const found = findBulkData(buffer);
  return found === undefined ? buffer : { ...found };
}
