import { ERROR_CODES, INVALID_SOCKET, SOCKET_ERROR } from '../../contract/constants/constants';
import type { Arguments } from '../../contract/json';
import {
  decodeProtocolInfo,
  PROTOCOL_INFO_SIZE,
  type ProtocolInfo,
} from '../../contract/structures/protocol-info';
import { TABLE_ORDER } from '../calls/native-functions';
import { littleEndian } from '../calls/call-frame';
import { dwordOf, wordOfHandle, wordOfNumber } from '../calls/words';
import { LAYER_CALLS, OTHER_LAYER_CALL, wspDataBytes } from './layer-calls';
import type { LayerModules } from './layer-path';
import { targetOf } from './layer-target';
import { word, writeErrno, type NativeUpcall, type UpcallBody } from './native-upcall';
import type { PlayedFunctions } from './played-functions';
import { textAt } from './text-at';

const X64_POINTER = 8;
/** Where lpProcTable stands: behind a pointer to the upcall table on x64, behind its fifteen pointers on x86. */
const PROC_TABLE_AT = { x64: 4, x86: 18 } as const;
/** Where a module is asked for an export by its number: no pointer to a name is that small. */
const LAST_ORDINAL = 0xffffn;

/** What calls to the next layers depend on. */
interface LayerWorld {
  readonly modules: LayerModules;
  /** The catalog, as the provider was last told it. */
  readonly catalog: () => readonly ProtocolInfo[];
  readonly functions: PlayedFunctions;
  /** The addresses of the functions, as the host has them. */
  readonly table: () => Promise<Buffer>;
}

/** The body of what a provider does with a next layer; undefined where the host's name is that of nothing such. */
export function layerBody(told: string, world: LayerWorld): UpcallBody | undefined {
  if (told === 'PlayedGetProcAddress') return (upcall) => exported(upcall, world);
  const played = world.functions.called(told);
  if (played === undefined) return undefined;
  const { name, module } = played;
  return (upcall) =>
    name === 'WSPStartup' ? startup(upcall, module, world) : call(upcall, name, module, world);
}

/** GetProcAddress of a played module: its number, the name. Like any provider it exports WSPStartup, and nothing else. */
async function exported(upcall: NativeUpcall, { functions, table }: LayerWorld): Promise<bigint> {
  const name = word(upcall, 1);
  if (name <= LAST_ORDINAL || (await textAt(upcall, name, 'latin1')) !== 'WSPStartup') return 0n;
  return functions.address(await table(), { module: Number(word(upcall, 0)), name: 'WSPStartup' });
}

async function startup(upcall: NativeUpcall, number: number, world: LayerWorld): Promise<bigint> {
  const info = await upcall.read(word(upcall, 2), PROTOCOL_INFO_SIZE);
  const args = {
    wVersionRequested: dwordOf(word(upcall, 0)) & 0xffff,
    lpProtocolInfo: info?.toString('hex') ?? null,
  };
  const target = targetIn(args, number, world);
  if (target === undefined) return wordOfNumber(ERROR_CODES.WSAEINVALIDPROVIDER);
  const answer = await upcall.ask('WSPStartup', args, { target });
  if (answer.result === 0) {
    const data = wspDataBytes(answer.out['lpWSPData']);
    if (data !== null) upcall.write(word(upcall, 1), data);
    const at = upcall.pointerSize === X64_POINTER ? PROC_TABLE_AT.x64 : PROC_TABLE_AT.x86;
    const table = await world.table();
    const slots = TABLE_ORDER.map((name) => world.functions.address(table, { module: number, name }));
    upcall.write(
      word(upcall, at),
      slots.map((address) => littleEndian(address, upcall.pointerSize)).join(''),
    );
  }
  return wordOfNumber(answer.result);
}

async function call(upcall: NativeUpcall, name: string, number: number, world: LayerWorld): Promise<bigint> {
  const { arguments: read, write } = LAYER_CALLS[name] ?? OTHER_LAYER_CALL;
  const args = await read(upcall);
  const target = targetIn(args, number, world);
  const errnoAt = upcall.words.length - 1;
  if (target === undefined) {
    writeErrno(upcall, errnoAt, { result: null, errno: ERROR_CODES.WSAEINVALIDPROVIDER, out: {} });
    return wordOfHandle(INVALID_SOCKET, upcall.pointerSize);
  }
  const answer = await upcall.ask(name, args, { target });
  write?.(upcall, answer);
  writeErrno(upcall, errnoAt, answer);
  const { result } = answer;
  return typeof result === 'string'
    ? wordOfHandle(result, upcall.pointerSize)
    : wordOfNumber(result ?? SOCKET_ERROR);
}

function targetIn(args: Arguments, number: number, { modules, catalog }: LayerWorld): number | undefined {
  const { lpProtocolInfo } = args;
  const given = typeof lpProtocolInfo === 'string' ? decodeProtocolInfo(lpProtocolInfo) : null;
  const providerId = modules.providerId(number);
  return providerId === undefined ? undefined : targetOf(catalog(), providerId, given);
}
