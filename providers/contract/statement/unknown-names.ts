import type { EntryDocument, Flags, Named, StatementDocument } from './document';
import { NAMES, flagsValue, namedValue, type NameTable } from './named-values';
import type { Place, StatementFault } from './statement-error';

/** Every name in a statement that is none of Winsock's, with its place. */
export function unknownNames(document: StatementDocument): readonly StatementFault[] {
  const entries = (document.ics?.entries ?? []).flatMap((entry, index) =>
    typeof entry === 'string' ? [] : inEntry(entry, ['ics', 'entries', index]),
  );
  const { addresses = [], unsupported = {} } = document.ixit ?? {};
  return [
    ...entries,
    ...addresses.flatMap(({ family }, index) =>
      inNamed(NAMES.iAddressFamily, family, ['ixit', 'addresses', index, 'family']),
    ),
    ...inList(NAMES.iAddressFamily, unsupported.af, 'af'),
    ...inList(NAMES.iSocketType, unsupported.type, 'type'),
    ...inList(NAMES.iProtocol, unsupported.protocol, 'protocol'),
  ];
}

function inEntry(entry: EntryDocument, place: Place): readonly StatementFault[] {
  return [
    ...inNamed(NAMES.iAddressFamily, entry.iAddressFamily, [...place, 'iAddressFamily']),
    ...inNamed(NAMES.iSocketType, entry.iSocketType, [...place, 'iSocketType']),
    ...inNamed(NAMES.iProtocol, entry.iProtocol, [...place, 'iProtocol']),
    ...inFlags(NAMES.dwServiceFlags1, entry.dwServiceFlags1, [...place, 'dwServiceFlags1']),
    ...inFlags(NAMES.dwProviderFlags, entry.dwProviderFlags ?? 0, [...place, 'dwProviderFlags']),
  ];
}

function inList(
  table: NameTable,
  values: readonly Named[] | undefined,
  argument: string,
): readonly StatementFault[] {
  return (values ?? []).flatMap((value, index) =>
    inNamed(table, value, ['ixit', 'unsupported', argument, index]),
  );
}

function inFlags(table: NameTable, flags: Flags, place: Place): readonly StatementFault[] {
  if (flagsValue(table, flags) !== undefined || typeof flags === 'number') return [];
  return flags.flatMap((name, index) => inNamed(table, name, [...place, index]));
}

function inNamed(table: NameTable, value: Named, place: Place): readonly StatementFault[] {
  if (namedValue(table, value) !== undefined) return [];
  const known = Object.keys(table).join(', ');
  return [{ place, text: `has the unknown name ${String(value)}; write a number, or one of ${known}` }];
}
