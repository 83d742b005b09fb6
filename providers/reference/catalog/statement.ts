import { IOCTLS } from '../../contract/constants/constants';
import type { IcsDocument, IxitDocument } from '../../contract/statement/document';
import { CONDITIONS, type Condition, type ConditionName } from '../../contract/statement/statement';
import type { ProtocolInfo } from '../../contract/structures/protocol-info';
import type { ReferenceShape } from '../shape/reference-shape';
import type { AddressLayout } from './address-layout';
import { layoutOf } from './address-layout';
import { has } from './characteristics';
import { writeSockaddr } from './sockaddr';

/** How long data may stay undelivered before a connection is broken, as the supplier promises it. */
const BROKEN_WITHIN_MS = 50;
/** The port of the multipoint sessions that the IXIT names. */
const SESSION_PORT = 9_000;

/** What a provider of this shape says that it implements. */
export function icsOf(shape: ReferenceShape, entries: readonly ProtocolInfo[]): IcsDocument {
  if (!shape.declares) return { entries };
  return {
    entries,
    groups: shape.groups,
    sharedSockets: shape.sharedSockets,
    heeds: shape.heeds,
  };
}

/** What a tester has to know to test a provider of this shape. */
export function ixitOf(shape: ReferenceShape, entries: readonly ProtocolInfo[]): IxitDocument {
  const families = [...new Set(entries.map((entry) => entry.iAddressFamily))];
  const layouts = families.flatMap((family) => layoutOf(family) ?? []);
  return {
    processes: shape.processes,
    ...(shape.descriptorLimit === null ? {} : { descriptorLimit: shape.descriptorLimit }),
    addresses: layouts.map((layout) => sampleAddress(layout, shape.secondAddress)),
    ...(shape.waitingIoctl ? { waitingIoctl: { code: IOCTLS.SIO_ADDRESS_LIST_CHANGE } } : {}),
    multipoint: entries
      .filter((entry) => has(entry, 'XP1_SUPPORT_MULTIPOINT'))
      .flatMap((entry) =>
        layouts
          .filter(({ family }) => family === entry.iAddressFamily)
          .map((layout) => sampleSession(entry, layout)),
      ),
    conditions: conditionsOf(shape),
  };
}

function sampleAddress(
  layout: AddressLayout,
  second: boolean,
): NonNullable<IxitDocument['addresses']>[number] {
  const at = (host: string): string => writeSockaddr({ family: layout.family, host, port: 0 });
  return {
    family: layout.family,
    local: at(layout.homeHost),
    ...(second ? { second: at(layout.secondHost) } : {}),
  };
}

function sampleSession(
  entry: ProtocolInfo,
  layout: AddressLayout,
): { dwCatalogEntryId: number; address: string } {
  const host = layout.sessionHost ?? layout.homeHost;
  return {
    dwCatalogEntryId: entry.dwCatalogEntryId,
    address: writeSockaddr({ family: layout.family, host, port: SESSION_PORT }),
  };
}

function conditionsOf(shape: ReferenceShape): { readonly [name in ConditionName]?: Condition } {
  switch (shape.conditions) {
    case 'open':
      return {};
    case 'cannot-arise':
      return Object.fromEntries(
        CONDITIONS.map((name) => [
          name,
          { by: 'cannot-arise', reason: 'The network is a table in memory that neither fails nor fills up.' },
        ]),
      );
    case 'control':
      return {
        'network-down': { by: 'control', refusesCreation: true },
        'no-descriptors': { by: 'control', refusesCreation: true },
        'no-buffers': { by: 'control', refusesCreation: true },
        'broken-connection': { by: 'control', withinMs: BROKEN_WITHIN_MS },
      };
  }
}
