import { foreignAddresses, strayAddresses } from './address-families';
import type { IcsDocument, IxitDocument, Named, StatementDocument } from './document';
import { entryFromDocument } from './entry-from-document';
import { NAMES, namedValue, type NameTable } from './named-values';
import { DEFAULT_IXIT, type Ics, type Ixit, type SampleAddress, type Statement } from './statement';
import { sameAddresses } from './same-addresses';
import { straySessions } from './stray-sessions';
import { StatementError, placeText, type StatementFault } from './statement-error';
import { unknownNames } from './unknown-names';

/**
 * Turns what was said about a provider into typed data: later documents
 * override earlier ones field by field (inside deadlines, heeds, unsupported and
 * conditions too; a list replaces a list), the usual IXIT fills the rest.
 * @param documents what the adapter said in `opened`, then what the file says
 * @throws StatementError where a name is none of Winsock's, a second address is the first, or an address is of another
 *   family than it is said to be, or than all entries are
 */
export function normaliseStatement(...documents: readonly StatementDocument[]): Statement {
  const ics = documents.map((document) => document.ics ?? {}).reduce(mergeIcs, {});
  // an adapter may know addresses of families that its provider does not offer today; who writes a file means them all
  const written = { ics, ixit: documents.at(-1)?.ixit ?? {} };
  const fault = [...documents.flatMap(faultsOf), ...strayAddresses(written), ...straySessions(written)][0];
  if (fault !== undefined) throw new StatementError(`${placeText(fault.place)} ${fault.text}`);
  const ixit = documents.map((document) => document.ixit ?? {}).reduce(mergeIxit, {});
  return { ics: hasEntries(ics) ? typedIcs(ics) : null, ixit: typedIxit(ixit) };
}

function faultsOf(document: StatementDocument): readonly StatementFault[] {
  return [...unknownNames(document), ...sameAddresses(document), ...foreignAddresses(document)];
}

function mergeIcs(before: Partial<IcsDocument>, next: Partial<IcsDocument>): Partial<IcsDocument> {
  return { ...before, ...next, heeds: { ...before.heeds, ...next.heeds } };
}

/** Without entries nothing is said of what the provider implements. */
function hasEntries(document: Partial<IcsDocument>): document is IcsDocument {
  return document.entries !== undefined;
}

function mergeIxit(before: IxitDocument, next: IxitDocument): IxitDocument {
  return {
    ...before,
    ...next,
    deadlines: { ...before.deadlines, ...next.deadlines },
    unsupported: { ...before.unsupported, ...next.unsupported },
    conditions: { ...before.conditions, ...next.conditions },
  };
}

function typedIcs(document: IcsDocument): Ics {
  const { heeds } = document;
  const heedsAnything = heeds !== undefined && Object.keys(heeds).length > 0;
  return {
    entries: document.entries.map(entryFromDocument),
    ...(document.groups === undefined ? {} : { groups: document.groups }),
    ...(document.sharedSockets === undefined ? {} : { sharedSockets: document.sharedSockets }),
    ...(heedsAnything ? { heeds } : {}),
  };
}

function typedIxit(document: IxitDocument): Ixit {
  const { descriptorLimit, processes, waitingIoctl, unsupported = {} } = document;
  return {
    deadlines: { ...DEFAULT_IXIT.deadlines, ...document.deadlines },
    bulkBytes: document.bulkBytes ?? DEFAULT_IXIT.bulkBytes,
    ...(descriptorLimit === undefined ? {} : { descriptorLimit }),
    ...(processes === undefined ? {} : { processes }),
    unsupported: {
      af: numbers(NAMES.iAddressFamily, unsupported.af),
      type: numbers(NAMES.iSocketType, unsupported.type),
      protocol: numbers(NAMES.iProtocol, unsupported.protocol),
    },
    addresses: (document.addresses ?? DEFAULT_IXIT.addresses).map(typedAddress),
    ...(waitingIoctl === undefined
      ? {}
      : { waitingIoctl: { code: waitingIoctl.code, input: waitingIoctl.input ?? '' } }),
    multipoint: document.multipoint ?? DEFAULT_IXIT.multipoint,
    conditions: { ...DEFAULT_IXIT.conditions, ...document.conditions },
  };
}

function typedAddress(document: NonNullable<IxitDocument['addresses']>[number]): SampleAddress {
  const [family = 0] = numbers(NAMES.iAddressFamily, [document.family]);
  return {
    family,
    local: document.local,
    ...(document.second === undefined ? {} : { second: document.second }),
  };
}

function numbers(table: NameTable, values: readonly Named[] = []): readonly number[] {
  return values.flatMap((value) => namedValue(table, value) ?? []);
}
