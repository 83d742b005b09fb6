import type { Json } from '../../contract/json';
import { littleEndian } from './call-frame';
import type { Parameter } from './parameter';
import { socketOf, wordOfHandle } from './words';

/** FD_SETSIZE. */
const SLOTS = 64;

/** A pointer to an fd_set: the count, padded to the size of a pointer, and the descriptors. */
export function descriptorSet(name: string): Parameter {
  return ({ frame, args }) => {
    const value = args[name];
    if (!Array.isArray(value)) {
      frame.words.push(0n);
      return undefined;
    }
    const { pointerSize } = frame;
    const descriptors = value
      .slice(0, SLOTS)
      .map((one: Json) => frame.pointer(wordOfHandle(one, pointerSize)));
    const size = pointerSize * (SLOTS + 1);
    const memory = littleEndian(BigInt(descriptors.length), pointerSize) + descriptors.join('');
    const reading = frame.read(frame.place(memory, size), size);
    frame.words.push(reading.address);
    return {
      out: ({ succeeded }) => ({
        [name]: succeeded && reading.bytes !== null ? descriptorsIn(reading.bytes, pointerSize) : undefined,
      }),
    };
  };
}

function descriptorsIn(memory: Buffer, pointerSize: number): readonly Json[] {
  const count = Math.min(memory.readUInt32LE(0), SLOTS);
  return Array.from({ length: count }, (_, slot) => {
    const at = pointerSize * (slot + 1);
    const word = pointerSize === 8 ? memory.readBigUInt64LE(at) : BigInt(memory.readUInt32LE(at));
    return socketOf(word, pointerSize);
  });
}

/** The timeval of WSPSelect: milliseconds as seconds and microseconds; null waits for ever. */
export function timeout(name: string): Parameter {
  return ({ frame, args }) => {
    const ms = args[name];
    if (typeof ms !== 'number') {
      frame.words.push(0n);
      return undefined;
    }
    const memory = Buffer.alloc(8);
    memory.writeInt32LE(Math.floor(ms / 1000), 0);
    memory.writeInt32LE((ms % 1000) * 1000, 4);
    frame.words.push(frame.place(memory.toString('hex')));
    return undefined;
  };
}
