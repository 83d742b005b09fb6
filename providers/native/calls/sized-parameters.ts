import type { Json } from '../../contract/json';
import type { After, Given, Parameter } from './parameter';

/** The most room that a tester gives, in bytes: an argument that says more is not believed. */
const MOST_ROOM = 1024 * 1024;

/** Where the room is told but behind the words that say so, memory is not overrun: what a test asks for is bounded. */
function roomOf(value: Json | undefined): number {
  return typeof value === 'number' ? Math.min(Math.max(Math.trunc(value), 0), MOST_ROOM) : 0;
}

/**
 * A buffer to fill, followed by a pointer to its length, which tells the room and then what was written:
 * a sockaddr of WSPGetSockName, an option of WSPGetSockOpt.
 * @param room the argument that tells the room; null there: both pointers are null
 */
export function filledWithLength(name: string, room: string): Parameter {
  return (given) => {
    if (given.args[room] === null) {
      given.frame.words.push(0n, 0n);
      return undefined;
    }
    const { data, length } = place(given, room);
    given.frame.words.push(data.address, length.address);
    return {
      out: ({ succeeded }) => {
        const written = length.int32();
        if (!succeeded || data.bytes === null || written === null) return { [name]: undefined };
        return { [name]: data.bytes.toString('hex', 0, Math.max(0, Math.min(written, data.length))) };
      },
    };
  };
}

/** A sockaddr to fill and its length, as WSPStringToAddress has them: the length is told also where the room was too small. */
export function addressWithLength(name: string, room: string): Parameter {
  return (given) => {
    const { data, length } = place(given, room);
    given.frame.words.push(data.address, length.address);
    return {
      out: ({ succeeded }) => {
        const written = length.int32();
        const told = { [room]: written ?? undefined };
        if (!succeeded || data.bytes === null || written === null) return told;
        return {
          ...told,
          [name]: data.bytes.toString('hex', 0, Math.max(0, Math.min(written, data.length))),
        };
      },
    };
  };
}

/** A text to fill and its room in WCHARs, as WSPAddressToString has them. */
export function textWithLength(name: string, room: string): Parameter {
  return ({ frame, args }) => {
    const characters = roomOf(args[room]);
    const data = frame.read(frame.place('', 2 * characters + 2), 2 * characters);
    const length = frame.read(frame.place(int32(characters)), 4);
    frame.words.push(data.address, length.address);
    return {
      out: ({ succeeded }) => {
        const told = { [room]: length.uint32() ?? undefined };
        if (!succeeded || data.bytes === null) return told;
        const written = data.bytes.toString('utf16le');
        const end = written.indexOf('\0');
        return { ...told, [name]: end < 0 ? written : written.slice(0, end) };
      },
    };
  };
}

/** A buffer to fill whose room is told by value, and a pointer to the number of bytes written: WSPIoctl. */
export function filledWithCount(name: string, room: string): Parameter {
  return ({ frame, args }): After => {
    const size = roomOf(args[room]);
    const data = frame.read(frame.place('', Math.max(size, 1)), size);
    const count = frame.read(frame.place('00000000'), 4);
    frame.words.push(size === 0 ? 0n : data.address, BigInt(size), count.address);
    return {
      out: ({ succeeded }) => {
        const written = count.uint32();
        if (!succeeded || data.bytes === null || written === null) return { [name]: undefined };
        return { [name]: data.bytes.toString('hex', 0, Math.min(written, size)) };
      },
      targets: [{ address: data.address, length: size }],
    };
  };
}

function place({ frame, args }: Given, room: string) {
  const size = roomOf(args[room]);
  return {
    data: frame.read(frame.place('', Math.max(size, 1)), size),
    length: frame.read(frame.place(int32(size)), 4),
  };
}

function int32(value: number): string {
  const memory = Buffer.alloc(4);
  memory.writeInt32LE(value);
  return memory.toString('hex');
}
