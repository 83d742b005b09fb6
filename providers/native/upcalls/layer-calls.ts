import type { Arguments, Json } from '../../contract/json';
import type { Result } from '../../contract/messages';
import { PROTOCOL_INFO_SIZE } from '../../contract/structures/protocol-info';
import { littleEndian } from '../calls/call-frame';
import { dwordOf, intOf } from '../calls/words';
import { handle, word, writeDword, type NativeUpcall } from './native-upcall';
import { textAt } from './text-at';

/** A call of a layered provider to its next layer: how its words are read, and how the answer is written. */
export interface LayerCall {
  readonly arguments: (upcall: NativeUpcall) => Promise<Arguments>;
  readonly write?: (upcall: NativeUpcall, answer: Result) => void;
}

const INT_BYTES = 4;
/** No sockaddr is longer (SOCKADDR_STORAGE). */
const LONGEST_ADDRESS = 128;

/** The functions that lower layers answer with more than a refusal. */
export const LAYER_CALLS: { readonly [name: string]: LayerCall } = {
  WSPSocket: {
    arguments: async (upcall) => ({
      af: intOf(word(upcall, 0)),
      type: intOf(word(upcall, 1)),
      protocol: intOf(word(upcall, 2)),
      lpProtocolInfo: await bytes(upcall, 3, PROTOCOL_INFO_SIZE),
      g: dwordOf(word(upcall, 4)),
      dwFlags: dwordOf(word(upcall, 5)),
    }),
  },
  WSPCleanup: { arguments: () => Promise.resolve({}) },
  WSPCloseSocket: { arguments: (upcall) => Promise.resolve({ s: handle(upcall, 0) }) },
  WSPDuplicateSocket: {
    arguments: (upcall) => Promise.resolve({ s: handle(upcall, 0), dwProcessId: dwordOf(word(upcall, 1)) }),
    write: (upcall, { out }) => {
      writeBytes(upcall, 2, out['lpProtocolInfo']);
    },
  },
  WSPGetSockName: { arguments: async (upcall) => ({ s: handle(upcall, 0), namelen: await int(upcall, 2) }) },
  WSPGetPeerName: { arguments: async (upcall) => ({ s: handle(upcall, 0), namelen: await int(upcall, 2) }) },
  WSPGetSockOpt: {
    arguments: async (upcall) => ({
      s: handle(upcall, 0),
      level: intOf(word(upcall, 1)),
      optname: intOf(word(upcall, 2)),
      optlen: await int(upcall, 4),
    }),
    write: (upcall, { out }) => {
      const { optval } = out;
      writeBytes(upcall, 3, optval);
      if (typeof optval === 'string') writeDword(upcall, 4, optval.length / 2);
    },
  },
  WSPAddressToString: {
    arguments: async (upcall) => ({
      lpsaAddress: await bytes(upcall, 0, Math.min(dwordOf(word(upcall, 1)), LONGEST_ADDRESS)),
      lpProtocolInfo: await bytes(upcall, 2, PROTOCOL_INFO_SIZE),
      lpdwAddressStringLength: await int(upcall, 4),
    }),
    write: (upcall, { out }) => {
      const { lpszAddressString: text, lpdwAddressStringLength: length } = out;
      if (typeof text === 'string') writeBytes(upcall, 3, wide(text));
      if (typeof length === 'number') writeDword(upcall, 4, length);
    },
  },
  WSPStringToAddress: {
    arguments: async (upcall) => ({
      AddressString: await textAt(upcall, word(upcall, 0), 'utf16le'),
      AddressFamily: intOf(word(upcall, 1)),
      lpProtocolInfo: await bytes(upcall, 2, PROTOCOL_INFO_SIZE),
      lpAddressLength: await int(upcall, 4),
    }),
    write: (upcall, { out }) => {
      writeBytes(upcall, 3, out['lpAddress']);
      const { lpAddressLength } = out;
      if (typeof lpAddressLength === 'number') writeDword(upcall, 4, lpAddressLength);
    },
  },
};

/** Any other function has its descriptor first, and is refused. */
export const OTHER_LAYER_CALL: LayerCall = {
  arguments: (upcall) => Promise.resolve({ s: handle(upcall, 0) }),
};

/** WSPDATA as WSPStartup fills it. @param lpWSPData as the contract has it */
export function wspDataBytes(lpWSPData: Json | undefined): string | null {
  if (typeof lpWSPData !== 'object' || lpWSPData === null || Array.isArray(lpWSPData)) return null;
  const { wVersion, wHighVersion, szDescription } = lpWSPData as { readonly [name: string]: Json };
  const word16 = (value: Json | undefined): string => littleEndian(BigInt(Number(value ?? 0)), 2);
  return (
    word16(wVersion) + word16(wHighVersion) + wide(typeof szDescription === 'string' ? szDescription : '')
  );
}

async function bytes(upcall: NativeUpcall, at: number, length: number): Promise<string | null> {
  const address = word(upcall, at);
  if (address === 0n) return null;
  return (await upcall.read(address, length))?.toString('hex') ?? null;
}

async function int(upcall: NativeUpcall, at: number): Promise<number> {
  return (await upcall.read(word(upcall, at), INT_BYTES))?.readInt32LE() ?? 0;
}

function writeBytes(upcall: NativeUpcall, at: number, value: Json | undefined): void {
  if (typeof value === 'string') upcall.write(word(upcall, at), value);
}

function wide(value: string): string {
  return Buffer.from(`${value}\0`, 'utf16le').toString('hex');
}
