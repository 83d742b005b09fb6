import type { Hex } from '../contract/json';

/** What WS2_32 knows of a descriptor that it gave to a provider. */
export interface HandleRecord {
  readonly handle: Hex;
  readonly from: 'WPUCreateSocketHandle' | 'WPUModifyIFSHandle';
  /** The catalog entry that the provider named in the upcall. */
  readonly dwCatalogEntryId: number;
  /** WPUCreateSocketHandle: the provider's own context value. */
  readonly context: Hex | null;
  /** WPUModifyIFSHandle: the handle that the provider proposed. */
  readonly proposed: Hex | null;
  /** Closed by WPUCloseSocketHandle. */
  readonly closed: boolean;
  /** Who it was given to: the provider under test, or one that the tester plays below a layer. */
  readonly holder: 'provider' | 'next layer';
}

const FIRST_HANDLE = 0x1000;
const HANDLE_STEP = 4;
/** NT ignores the two low bits of a handle, so these variants of it still name the same object. */
const LOW_BITS = 3n;

/**
 * The descriptors of one provider process. Numbers are never given twice, and
 * depend on nothing but the order of the upcalls, so that a run can be repeated.
 */
export class HandleTable {
  private readonly records = new Map<Hex, HandleRecord>();
  private created = 0;

  /**
   * @param processNumber keeps the descriptors of two processes apart
   * @param changesHandles whether WPUModifyIFSHandle now gives another number than the one proposed
   */
  constructor(
    private readonly processNumber: number,
    private readonly changesHandles: () => boolean,
  ) {}

  /** A new descriptor for a provider that is no file system. */
  create(dwCatalogEntryId: number, context: Hex | null, holder: HandleRecord['holder'] = 'provider'): Hex {
    const number = this.processNumber * 0x100_0000 + FIRST_HANDLE + HANDLE_STEP * this.created;
    this.created += 1;
    const handle: Hex = `0x${number.toString(16)}`;
    this.keep({
      handle,
      from: 'WPUCreateSocketHandle',
      dwCatalogEntryId,
      context,
      proposed: null,
      closed: false,
      holder,
    });
    return handle;
  }

  /**
   * The proposed handle, or one that differs from it but, to NT, names the same object: a provider that goes on with
   * its own proposal is seen. What a layer proposes may be the handle of its next layer; that of the layer is another.
   */
  modify(dwCatalogEntryId: number, proposed: Hex): Hex {
    const isOfNextLayer = this.records.get(proposed)?.holder === 'next layer';
    const handle = this.changesHandles() || isOfNextLayer ? this.variant(proposed) : proposed;
    this.keep({
      handle,
      from: 'WPUModifyIFSHandle',
      dwCatalogEntryId,
      context: null,
      proposed,
      closed: false,
      holder: 'provider',
    });
    return handle;
  }

  private variant(proposed: Hex): Hex {
    const base = BigInt(proposed) & ~LOW_BITS;
    const start = BigInt(proposed) & LOW_BITS;
    const variants = [1n, 2n, 3n].map((step): Hex => hexOf(base | ((start + step) & LOW_BITS)));
    return variants.find((variant) => !this.records.has(variant)) ?? variants[0] ?? proposed;
  }

  /** @returns false where WPUCreateSocketHandle never gave this descriptor, or it is closed already */
  close(handle: Hex): boolean {
    const record = this.records.get(handle);
    if (record === undefined || record.closed || record.from !== 'WPUCreateSocketHandle') return false;
    this.keep({ ...record, closed: true });
    return true;
  }

  find(handle: Hex): HandleRecord | undefined {
    return this.records.get(handle);
  }

  /** Whether the provider has proposed this handle in WPUModifyIFSHandle. */
  wasProposed(handle: Hex): boolean {
    return [...this.records.values()].some(({ proposed }) => proposed === handle);
  }

  /** The descriptors of WPUCreateSocketHandle that the provider has not closed. */
  held(): readonly HandleRecord[] {
    return [...this.records.values()].filter(
      ({ closed, from }) => !closed && from === 'WPUCreateSocketHandle',
    );
  }

  private keep(record: HandleRecord): void {
    this.records.set(record.handle, record);
  }
}

function hexOf(value: bigint): Hex {
  return `0x${value.toString(16)}`;
}
