import { ERROR_CODES, SOCKET_ERROR } from '../../contract/constants/constants';
import type { Hex, Json } from '../../contract/json';
import type { Memory } from '../../contract/messages';
import { littleEndian } from '../calls/call-frame';
import { dwordOf, hexOf, wordOfHandle, wordOfNumber } from '../calls/words';
import { answerPath, type LayerModules } from './layer-path';
import {
  handle,
  hexOrNull,
  word,
  writeDword,
  writeErrno,
  type NativeUpcall,
  type UpcallBody,
} from './native-upcall';

/** What the bodies need of the host and of the requests under way. */
interface UpcallWorld {
  /** The address of one of the host's functions. */
  address(name: string): bigint;
  /** The next layers that the provider has asked for. */
  readonly modules: LayerModules;
  /** Is told the entries that WSCEnumProtocols tells. */
  catalogTold(entries: string): void;
  /** Is told what WPUModifyIFSHandle gives. */
  descriptorModified(s: Json): void;
  /** Has events ready for requests that complete by them. */
  prepareEvents(): Promise<void>;
  /** The request that a WSAOVERLAPPED belongs to, and what it has received; null where it is none of ours. */
  completed(
    overlapped: bigint,
    status: number,
    bytes: number,
    write: (address: bigint, bytes: string) => void,
  ): Promise<{ readonly token: Hex; readonly memory: Memory } | null>;
  /** What a condition function was told to decide, by its callback data. */
  decision(data: bigint): { readonly decision: number; readonly g: number } | undefined;
}

/** The upcalls that the tester answers, by the host's names for them. */
export function upcallBodies(world: UpcallWorld): { readonly [name: string]: UpcallBody } {
  return {
    WPUCreateSocketHandle: async (upcall) => {
      const answer = await upcall.ask('WPUCreateSocketHandle', {
        dwCatalogEntryId: dwordOf(word(upcall, 0)),
        dwContext: handle(upcall, 1),
      });
      writeErrno(upcall, 2, answer);
      return wordOfHandle(answer.result, upcall.pointerSize);
    },
    WPUModifyIFSHandle: async (upcall) => {
      const answer = await upcall.ask('WPUModifyIFSHandle', {
        dwCatalogEntryId: dwordOf(word(upcall, 0)),
        ProposedHandle: handle(upcall, 1),
      });
      world.descriptorModified(answer.result);
      await world.prepareEvents();
      writeErrno(upcall, 2, answer);
      return wordOfHandle(answer.result, upcall.pointerSize);
    },
    WPUCloseSocketHandle: async (upcall) => {
      const answer = await upcall.ask('WPUCloseSocketHandle', { s: handle(upcall, 0) });
      writeErrno(upcall, 1, answer);
      return wordOfNumber(answer.result);
    },
    WPUQuerySocketHandleContext: async (upcall) => {
      const answer = await upcall.ask('WPUQuerySocketHandleContext', { s: handle(upcall, 0) });
      const context = hexOrNull(answer.out['lpContext']);
      if (context !== null) writePointer(upcall, 1, BigInt(context));
      writeErrno(upcall, 2, answer);
      return wordOfNumber(answer.result);
    },
    WPUQueryBlockingCallback: async (upcall) => {
      const dwCatalogEntryId = dwordOf(word(upcall, 0));
      const answer = await upcall.ask('WPUQueryBlockingCallback', { dwCatalogEntryId });
      const { lplpfnCallback, lpdwContext } = answer.out;
      if (lplpfnCallback !== undefined) {
        writePointer(upcall, 1, lplpfnCallback === null ? 0n : world.address('BlockingHook'));
        writePointer(upcall, 2, BigInt(hexOrNull(lpdwContext) ?? 0));
      }
      writeErrno(upcall, 3, answer);
      return wordOfNumber(answer.result);
    },
    BlockingHook: async (upcall) => {
      const args = { lpfnCallback: hexOf(world.address('BlockingHook')), dwContext: handle(upcall, 0) };
      return wordOfNumber((await upcall.ask('blocking-hook', args)).result);
    },
    WPUCompleteOverlappedRequest: async (upcall) => {
      const dwError = dwordOf(word(upcall, 2));
      const cbTransferred = dwordOf(word(upcall, 3));
      const request = await world.completed(word(upcall, 1), dwError, cbTransferred, upcall.write);
      const answer = await upcall.ask(
        'WPUCompleteOverlappedRequest',
        {
          s: handle(upcall, 0),
          lpOverlapped: request?.token ?? handle(upcall, 1),
          dwError,
          cbTransferred,
        },
        request === null ? {} : { memory: request.memory },
      );
      writeErrno(upcall, 4, answer);
      return wordOfNumber(answer.result);
    },
    WPUGetProviderPath: (upcall) => answerPath(upcall, 'WPUGetProviderPath', world.modules),
    WSCGetProviderPath: (upcall) => answerPath(upcall, 'WSCGetProviderPath', world.modules),
    WSCEnumProtocols: (upcall) => enumProtocols(upcall, world),
    Condition: (upcall) => {
      const told = world.decision(word(upcall, 7));
      if (told !== undefined) writeDword(upcall, 6, told.g);
      return Promise.resolve(wordOfNumber(told?.decision ?? 0));
    },
  };
}

/** lpiProtocols, the entries, their length in bytes, lpErrno. */
async function enumProtocols(upcall: NativeUpcall, world: UpcallWorld): Promise<bigint> {
  const answer = await upcall.ask('WSCEnumProtocols', {});
  const { lpProtocolBuffer } = answer.out;
  if (typeof lpProtocolBuffer === 'string') {
    world.catalogTold(lpProtocolBuffer);
    const needed = lpProtocolBuffer.length / 2;
    const room = (await upcall.read(word(upcall, 2), 4))?.readUInt32LE() ?? 0;
    writeDword(upcall, 2, needed);
    if (room < needed || word(upcall, 1) === 0n) {
      writeDword(upcall, 3, ERROR_CODES.WSAENOBUFS);
      return wordOfNumber(SOCKET_ERROR);
    }
    upcall.write(word(upcall, 1), lpProtocolBuffer);
  }
  writeErrno(upcall, 3, answer);
  return wordOfNumber(answer.result);
}

function writePointer(upcall: NativeUpcall, at: number, value: bigint): void {
  upcall.write(word(upcall, at), littleEndian(value, upcall.pointerSize));
}
