import type { CallContext } from '../../contract/service-provider/service-provider';
import {
  decodeProtocolInfo,
  PROTOCOL_INFO_SIZE,
  type ProtocolInfo,
} from '../../contract/structures/protocol-info';

const DIGITS = 2 * PROTOCOL_INFO_SIZE;

/** The catalog, asked for once and again where an entry is not in it yet. */
export class CatalogOfProcess {
  private entries: readonly ProtocolInfo[];

  /** @param known entries that need no asking */
  constructor(private readonly known: readonly ProtocolInfo[]) {
    this.entries = known;
  }

  async find(id: number, context: CallContext): Promise<ProtocolInfo | undefined> {
    const isIt = ({ dwCatalogEntryId }: ProtocolInfo): boolean => dwCatalogEntryId === id;
    const found = this.entries.find(isIt);
    if (found !== undefined) return found;
    const { out } = await context.upcall('WSCEnumProtocols', {});
    const buffer = out['lpProtocolBuffer'];
    if (typeof buffer === 'string') {
      const listed = Array.from({ length: Math.floor(buffer.length / DIGITS) }, (_, index) =>
        decodeProtocolInfo(buffer.slice(index * DIGITS, (index + 1) * DIGITS)),
      );
      this.entries = [...this.known, ...listed];
    }
    return this.entries.find(isIt);
  }
}
