import { SG_CONSTRAINED_GROUP } from '../constants/constants';
import type { Bytes, Json } from '../json';
import { isBulkReference } from '../bulk-data';
import { PROTOCOL_INFO_SIZE } from '../structures/protocol-info';
import { cProtocolInfo } from './c-protocol-info';
import { cBytes, cWideString } from './c-text';

/** Something that no small C program can repeat. */
export class NotInC extends Error {
  override readonly name = 'NotInC';
}

const BYTES_WRITTEN = 64;
const LARGEST_BUFFER = 1 << 20;
const HEX = /^(?:[0-9a-f]{2})*$/;
const SMALLEST_SOCKADDR = 128;
/** sizeof(GROUP). */
export const SIZE_OF_GROUP = 4;

/** The variables of a C program: each is declared once, and what a call wrote is used where it is handed on. */
export class Variables {
  private readonly lines: string[] = [];
  private readonly counts = new Map<string, number>();
  private readonly sockets = new Map<string, string>();
  private readonly structures = new Map<Bytes, string>();
  private readonly addresses = new Map<Bytes, readonly [string, string]>();
  private readonly groups = new Map<number, string>();
  private readonly overlapped = new Map<string, string>();

  get declarations(): readonly string[] {
    return this.lines;
  }

  /** A new variable. @param type its type, with `@` where its name belongs */
  declare(prefix: string, type: string, value?: string): string {
    const name = this.fresh(prefix);
    this.lines.push(`static ${type.replace('@', name)}${value === undefined ? '' : ` = ${value}`};`);
    return name;
  }

  /** A descriptor: the variable that a call returned it into, or its number. */
  socket(value: Json): string {
    if (typeof value !== 'string') return 'INVALID_SOCKET';
    return (
      this.sockets.get(value) ?? (/^0x[0-9a-f]{1,16}$/.test(value) ? `(SOCKET)${value}` : 'INVALID_SOCKET')
    );
  }

  /** The variable for a descriptor that a call returns. */
  newSocket(value: Json): string {
    const name = this.declare('socket', 'SOCKET @', 'INVALID_SOCKET');
    if (typeof value === 'string' && value !== 'INVALID_SOCKET') this.sockets.set(value, name);
    return name;
  }

  /** The variable into which SO_GROUP_ID told the ID of a group; undefined where it did not. */
  group(value: Json): string | undefined {
    return typeof value === 'number' ? this.groups.get(value) : undefined;
  }

  /** The variable for the ID of a group. @param told the bytes that SO_GROUP_ID told in the run */
  newGroup(told: Json | undefined): string {
    const name = this.declare('group', 'GROUP @');
    const bytes = Buffer.from(hexOf(told ?? ''), 'hex');
    const id = bytes.length === SIZE_OF_GROUP ? bytes.readUInt32LE() : 0;
    // what is told of a socket in no group is the same number whoever asks
    if (id > SG_CONSTRAINED_GROUP) this.groups.set(id, name);
    return name;
  }

  /** A pointer to a WSAPROTOCOL_INFOW. */
  protocolInfo(value: Json): string {
    if (value === null) return 'NULL';
    const bytes = hexOf(value);
    const known = this.structures.get(bytes);
    if (known !== undefined) return `&${known}`;
    if (bytes.length !== 2 * PROTOCOL_INFO_SIZE)
      throw new NotInC('a structure has another length than WSAPROTOCOL_INFOW');
    const name = this.fresh('entry');
    this.lines.push(`static WSAPROTOCOL_INFOW ${name} = {`, ...cProtocolInfo(bytes), '};');
    this.structures.set(bytes, name);
    return `&${name}`;
  }

  /** A structure that a call fills. @param written what it wrote in the run */
  newProtocolInfo(written: Json | undefined): string {
    const name = this.declare('duplicate', 'WSAPROTOCOL_INFOW @');
    if (typeof written === 'string') this.structures.set(written, name);
    return `&${name}`;
  }

  /** A socket address and its length, as two arguments. */
  address(value: Json): readonly [string, string] {
    if (value === null) return ['NULL', '0'];
    const bytes = hexOf(value);
    const known = this.addresses.get(bytes);
    if (known !== undefined) return known;
    const name = this.bytes('address', bytes);
    const pair = [`(struct sockaddr *)${name}`, `sizeof ${name}`] as const;
    this.addresses.set(bytes, pair);
    return pair;
  }

  /** A socket address that a call fills, and its length, as two arguments. @param size null: none is asked for */
  newAddress(size: Json, written: Json | undefined): readonly [string, string] {
    if (typeof size !== 'number') return ['NULL', 'NULL'];
    const bytes = Math.max(SMALLEST_SOCKADDR, bounded(size));
    const name = this.declare('address', `unsigned char @[${String(bytes)}]`);
    const length = this.declare(`${name}_length`, 'int @', String(bounded(size)));
    if (typeof written === 'string') this.addresses.set(written, [`(struct sockaddr *)${name}`, length]);
    return [`(struct sockaddr *)${name}`, `&${length}`];
  }

  /** An array with bytes of the run; of a long one only the length counts. */
  bytes(prefix: string, hex: Bytes): string {
    const length = hex.length / 2;
    if (length > BYTES_WRITTEN || length === 0) return this.room(prefix, length);
    return this.declare(prefix, 'unsigned char @[]', `{ ${cBytes(hex)} }`);
  }

  /** An array of so many bytes. */
  room(prefix: string, length: number): string {
    return this.declare(prefix, `unsigned char @[${String(Math.max(1, bounded(length)))}]`);
  }

  /** An array of WSABUF. @param values buffers to send, or lengths to fill */
  buffers(values: Json): readonly [string, string] {
    if (!Array.isArray(values)) return ['NULL', '0'];
    const list = values as readonly Json[];
    const parts = list.map((value) => {
      const length = typeof value === 'number' ? value : lengthOf(value);
      const name = typeof value === 'string' ? this.bytes('data', hexOf(value)) : this.room('data', length);
      return `{ ${String(bounded(length))}, (char *)${name} }`;
    });
    if (parts.length === 0) return ['NULL', '0'];
    return [this.declare('buffers', 'WSABUF @[]', `{ ${parts.join(', ')} }`), String(parts.length)];
  }

  /** A pointer to a WSAOVERLAPPED, the same for the same request. */
  request(value: Json): string {
    if (value === null) return 'NULL';
    const token = JSON.stringify(value);
    const name = this.overlapped.get(token) ?? this.declare('request', 'WSAOVERLAPPED @');
    this.overlapped.set(token, name);
    return `&${name}`;
  }

  /** A wide string. */
  text(value: Json): string {
    if (typeof value !== 'string') return 'NULL';
    return this.declare('text', 'WCHAR @[]', cWideString(value));
  }

  private fresh(prefix: string): string {
    const count = (this.counts.get(prefix) ?? 0) + 1;
    this.counts.set(prefix, count);
    return prefix.endsWith('_length') ? prefix : `${prefix}_${String(count)}`;
  }
}

function hexOf(value: Json): Bytes {
  if (typeof value !== 'string' || !HEX.test(value)) throw new NotInC('an argument holds no bytes');
  return value;
}

function lengthOf(value: Json): number {
  if (isBulkReference(value)) return value.length;
  return hexOf(value).length / 2;
}

function bounded(size: number): number {
  if (size < 0 || size > LARGEST_BUFFER)
    throw new NotInC('a buffer is larger than a small program should have');
  return size;
}
