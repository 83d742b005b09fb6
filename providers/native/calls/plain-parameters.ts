import type { Json } from '../../contract/json';
import type { Parameter } from './parameter';
import { wordOfHandle, wordOfNumber } from './words';

/** An int or DWORD. */
export function number(name: string): Parameter {
  return ({ frame, args }) => {
    frame.words.push(wordOfNumber(args[name]));
    return undefined;
  };
}

/** A SOCKET, a handle, or anything else of the size of a pointer. */
export function handle(name: string): Parameter {
  return ({ frame, args }) => {
    frame.words.push(wordOfHandle(args[name], frame.pointerSize));
    return undefined;
  };
}

/** A parameter that a tester never gives, such as lpSQOS. */
export function nothing(): Parameter {
  return ({ frame }) => {
    frame.words.push(0n);
    return undefined;
  };
}

/** A pointer to bytes that are read: a sockaddr, an option, a structure. */
export function bytes(name: string): Parameter {
  return ({ frame, args }) => {
    const value = args[name];
    frame.words.push(typeof value === 'string' ? frame.place(value) : 0n);
    return undefined;
  };
}

/** How long the bytes of a parameter are. */
export function lengthOf(name: string): Parameter {
  return ({ frame, args }) => {
    const value = args[name];
    frame.words.push(typeof value === 'string' ? BigInt(value.length / 2) : 0n);
    return undefined;
  };
}

/** A pointer to a text of WCHARs that ends with zero. */
export function text(name: string): Parameter {
  return ({ frame, args }) => {
    const value = args[name];
    frame.words.push(
      typeof value === 'string' ? frame.place(`${Buffer.from(value, 'utf16le').toString('hex')}0000`) : 0n,
    );
    return undefined;
  };
}

/** A pointer to a DWORD that the function writes. */
export function dwordOut(name: string): Parameter {
  return ({ frame }) => {
    const reading = frame.read(frame.place('00000000'), 4);
    frame.words.push(reading.address);
    return { out: ({ succeeded }) => ({ [name]: succeeded ? (reading.uint32() ?? undefined) : undefined }) };
  };
}

/** A pointer to a DWORD that the function reads and may write. */
export function dwordInOut(name: string): Parameter {
  return ({ frame, args }) => {
    const start = Buffer.alloc(4);
    start.writeUInt32LE(Number(wordOfNumber(args[name])));
    const reading = frame.read(frame.place(start.toString('hex')), 4);
    frame.words.push(reading.address);
    return { out: ({ succeeded }) => ({ [name]: succeeded ? (reading.uint32() ?? undefined) : undefined }) };
  };
}

/**
 * A pointer to a structure that the function fills.
 * @param size in bytes
 * @param decode what the contract makes of it
 */
export function filled(name: string, size: number, decode: (memory: Buffer) => Json): Parameter {
  return ({ frame }) => {
    const reading = frame.read(frame.place('', size), size);
    frame.words.push(reading.address);
    return {
      out: ({ succeeded }) => ({
        [name]: succeeded && reading.bytes !== null ? decode(reading.bytes) : undefined,
      }),
    };
  };
}
