import type { Bytes } from '../json';
import type { ConditionName, Condition, Deadlines } from './statement';

/**
 * A statement as people and programs write it: names or numbers, parts left
 * out. `statement.schema.json` is its schema; `readStatement` makes it typed data.
 */
export interface StatementDocument {
  /** In a file, the entries may be left to what the provider says of itself. */
  readonly ics?: Partial<IcsDocument>;
  readonly ixit?: IxitDocument;
}

/** A number, or its Winsock name (`AF_INET`, `SOCK_STREAM`, `IPPROTO_TCP`). */
export type Named = number | string;
/** A DWORD of flags, or the names of the flags that are set. */
export type Flags = number | readonly string[];

export interface EntryDocument {
  readonly szProtocol: string;
  readonly dwCatalogEntryId: number;
  readonly iAddressFamily: Named;
  readonly iSocketType: Named;
  readonly iProtocol: Named;
  readonly dwServiceFlags1: Flags;
  readonly dwServiceFlags2?: number;
  readonly dwServiceFlags3?: number;
  readonly dwServiceFlags4?: number;
  readonly dwProviderFlags?: Flags;
  readonly ProviderId?: string;
  readonly ProtocolChain?: { readonly ChainLen: number; readonly ChainEntries?: readonly number[] };
  readonly iProtocolMaxOffset?: number;
  readonly iVersion?: number;
  readonly iMaxSockAddr?: number;
  readonly iMinSockAddr?: number;
  readonly iNetworkByteOrder?: number;
  readonly iSecurityScheme?: number;
  readonly dwMessageSize?: number;
  readonly dwProviderReserved?: number;
}

export interface IcsDocument {
  /** Field by field, or the 628 bytes as hex digits. */
  readonly entries: readonly (EntryDocument | Bytes)[];
  readonly groups?: boolean;
  readonly sharedSockets?: boolean;
  readonly heeds?: { readonly af?: boolean; readonly type?: boolean; readonly protocol?: boolean };
}

export interface IxitDocument {
  readonly deadlines?: Partial<Deadlines>;
  readonly bulkBytes?: number;
  readonly descriptorLimit?: number;
  readonly processes?: 'spawn' | 'one';
  readonly unsupported?: {
    readonly af?: readonly Named[];
    readonly type?: readonly Named[];
    readonly protocol?: readonly Named[];
  };
  readonly addresses?: readonly { readonly family: Named; readonly local: Bytes; readonly second?: Bytes }[];
  readonly waitingIoctl?: { readonly code: number; readonly input?: Bytes };
  readonly multipoint?: readonly { readonly dwCatalogEntryId: number; readonly address: Bytes }[];
  readonly conditions?: { readonly [name in ConditionName]?: Condition };
}
