import type { CallFrame, Reading } from './call-frame';
import { littleEndian } from './call-frame';
import type { Parameter, Target } from './parameter';

/** Buffers to send: a pointer to an array of WSABUF, and their number. */
export function buffersToSend(name: string): Parameter {
  return ({ frame, args }) => {
    const value = args[name];
    if (!Array.isArray(value)) {
      frame.words.push(0n, 0n);
      return undefined;
    }
    const contents = value.map((one) => (typeof one === 'string' ? one : ''));
    pushArray(
      frame,
      contents.map((content) => ({
        address: frame.place(content, content.length / 2),
        length: content.length / 2,
      })),
    );
    return { targets: [] };
  };
}

/**
 * Buffers to fill: likewise, and then the pointer to the number of bytes received.
 * @param counted the out-parameter with that number
 */
export function buffersToFill(name: string, counted: string): Parameter {
  return ({ frame, args }) => {
    const value = args[name];
    const lengths = Array.isArray(value) ? value.map(Number) : [];
    const readings = lengths.map((length) => frame.read(frame.place('', Math.max(length, 1)), length));
    pushArray(frame, readings);
    const count = frame.read(frame.place('00000000'), 4);
    frame.words.push(count.address);
    return {
      targets: readings.map(({ address, length }) => ({ address, length })),
      out: ({ succeeded }) => {
        const received = count.uint32();
        if (!succeeded || received === null) return { [name]: undefined, [counted]: undefined };
        return { [name]: portions(readings, received), [counted]: received };
      },
    };
  };
}

/** Of buffers that were filled one after the other, just the bytes that were written. */
function portions(readings: readonly Reading[], received: number): readonly string[] {
  let left = received;
  return readings.map(({ bytes, length }) => {
    const here = Math.min(left, length);
    left -= here;
    return bytes?.toString('hex', 0, here) ?? '';
  });
}

/** A WSABUF: the length as a ULONG, padded to the size of a pointer, and the pointer. */
function pushArray(frame: CallFrame, buffers: readonly Target[]): void {
  const array = buffers
    .map(({ address, length }) => littleEndian(BigInt(length), frame.pointerSize) + frame.pointer(address))
    .join('');
  frame.words.push(buffers.length === 0 ? 0n : frame.place(array), BigInt(buffers.length));
}
