import type { Call, Lost } from '../contract/messages';

/** The provider's process is gone, or said something that the contract does not allow. */
export class ProviderLost extends Error {
  override readonly name = 'ProviderLost';

  /** @param calls those that were outstanding, or whose overlapped requests were pending */
  constructor(
    readonly lost: Lost,
    readonly calls: readonly Call[] = [],
  ) {
    super(lost.lastWords === '' ? lost.reason : `${lost.reason}; its last words: ${lost.lastWords}`);
  }

  /**
   * Whether it was lost while an SPI call was outstanding, or an overlapped request pending: then the provider
   * has failed ("did not return", "was not completed"); else the adapter is at fault.
   */
  get duringCall(): boolean {
    return this.lost.outstanding.length > 0 && this.lost.cause !== 'schema';
  }
}
