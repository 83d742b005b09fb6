import { ERROR_CODES, SOCKET_ERROR } from '../../contract/constants/constants';
import type { Result } from '../../contract/messages';
import { guidText } from './guid-text';
import { word, writeDword, writeErrno, type NativeUpcall } from './native-upcall';
import { wordOfNumber } from '../calls/words';

const GUID_BYTES = 16;
const INT_BYTES = 4;
/** As many as the host has functions for (host/played.c). */
export const MOST_LAYERS = 8;

/** The providers below a layer whose paths it has asked for: each is loaded as a module of its own. */
export class LayerModules {
  private readonly providerIds: string[] = [];

  /** The number of the module that stands for a provider; undefined where there are too many. */
  number(providerId: string): number | undefined {
    const known = this.providerIds.indexOf(providerId);
    if (known >= 0) return known;
    if (this.providerIds.length === MOST_LAYERS) return undefined;
    return this.providerIds.push(providerId) - 1;
  }

  /** The ProviderId of a module. */
  providerId(number: number): string | undefined {
    return this.providerIds[number];
  }
}

const pathOf = (number: number): string => `C:\\wsp-tck-played-${String(number)}.dll\0`;
/** In WCHARs; there are fewer than ten modules, so that all have the same length. */
const PATH_LENGTH = pathOf(0).length;

/**
 * WPUGetProviderPath and WSCGetProviderPath: lpProviderId, the path, its length in WCHARs, lpErrno. The path that
 * the provider is told leads to what the host plays, wherever the tester says that it is. Where there is no room for
 * it, nobody is asked: the provider is told the length and WSAEFAULT, and asks again.
 */
export async function answerPath(upcall: NativeUpcall, name: string, modules: LayerModules): Promise<bigint> {
  const room = (await upcall.read(word(upcall, 2), INT_BYTES))?.readInt32LE() ?? 0;
  writeDword(upcall, 2, PATH_LENGTH);
  if (room < PATH_LENGTH) {
    writeDword(upcall, 3, ERROR_CODES.WSAEFAULT);
    return wordOfNumber(SOCKET_ERROR);
  }
  const guid = await upcall.read(word(upcall, 0), GUID_BYTES);
  const lpProviderId = guid === null ? null : guidText(guid);
  const answer: Result = await upcall.ask(name, { lpProviderId });
  const number = lpProviderId === null || answer.result !== 0 ? undefined : modules.number(lpProviderId);
  if (number !== undefined) {
    upcall.write(word(upcall, 1), Buffer.from(pathOf(number), 'utf16le').toString('hex'));
  }
  writeErrno(upcall, 3, answer);
  return wordOfNumber(answer.result);
}
