import { h, type ComponentChild } from 'preact';
import {
  FAMILIES,
  nameOf,
  SERVICE_FLAGS,
  SOCKET_TYPES,
} from '../../../providers/contract/constants/constants';
import { plainLine } from '../../../providers/contract/notation/plain-text';
import {
  CONDITIONS,
  type Condition,
  type Ics,
  type Ixit,
} from '../../../providers/contract/statement/statement';
import type { ProtocolInfo } from '../../../providers/contract/structures/protocol-info';
import type { Report } from '../report';
import { definitions, type Row } from './definitions';
import { table } from './table';

const LIMIT = 200;
const ENTRIES_SHOWN = 64;

/** What the supplier said about the provider, and with what it was tested. */
export function statement({ run }: Report): ComponentChild {
  return h(
    'section',
    { 'aria-labelledby': 'statement' },
    h('h2', { id: 'statement' }, 'Statement of the provider'),
    h('h3', null, 'What it implements (ICS)'),
    run.ics === null ? h('p', null, 'None was given.') : icsView(run.ics),
    h('h3', null, 'Information for testing (IXIT)'),
    definitions(ixitRows(run.ixit)),
  );
}

function icsView(ics: Ics): readonly ComponentChild[] {
  const heeds = Object.entries(ics.heeds ?? {}).map(
    ([name, heeded]: [string, boolean]) => `${name}: ${answer(heeded)}`,
  );
  return [
    table(
      'The catalog entries of the provider',
      ['Entry', 'Name', 'Family', 'Type', 'Protocol', 'Chain', 'Service flags'],
      ics.entries.slice(0, ENTRIES_SHOWN).map(entryCells),
    ),
    definitions([
      ['Groups', answer(ics.groups)],
      ['Shared sockets', answer(ics.sharedSockets)],
      ['Heeds', heeds.length === 0 ? 'not declared' : heeds.join(', ')],
    ]),
  ];
}

function entryCells(entry: ProtocolInfo): readonly string[] {
  const flags = Object.entries(SERVICE_FLAGS)
    .filter(([, bit]) => (entry.dwServiceFlags1 & bit) !== 0)
    .map(([name]) => name);
  const { ChainLen, ChainEntries } = entry.ProtocolChain;
  return [
    String(entry.dwCatalogEntryId),
    plainLine(entry.szProtocol, LIMIT),
    nameOf(FAMILIES, entry.iAddressFamily) ?? String(entry.iAddressFamily),
    nameOf(SOCKET_TYPES, entry.iSocketType) ?? String(entry.iSocketType),
    String(entry.iProtocol),
    ChainLen > 1 ? ChainEntries.slice(0, ChainLen).join(' > ') : chainWord(ChainLen),
    flags.join(' | '),
  ];
}

function chainWord(length: number): string {
  return length === 1 ? 'base' : 'layer';
}

function ixitRows({
  deadlines,
  bulkBytes,
  processes,
  descriptorLimit,
  conditions,
  addresses,
}: Ixit): readonly Row[] {
  return [
    ['Deadline of a call', milliseconds(deadlines.callMs)],
    ['Deadline of a start', milliseconds(deadlines.startMs)],
    ['Deadline of a cleanup', milliseconds(deadlines.cleanupMs)],
    ['Bulk transfer', `${String(bulkBytes)} bytes`],
    ['Processes', processesWords(processes)],
    ['Most descriptors', descriptorLimit === undefined ? 'not said' : String(descriptorLimit)],
    [
      'Sample addresses',
      addresses.map(({ family }) => nameOf(FAMILIES, family) ?? String(family)).join(', ') || 'none',
    ],
    ...CONDITIONS.map((name): Row => [`Condition ${name}`, conditionWords(conditions[name])]),
  ];
}

function processesWords(processes: Ixit['processes']): string {
  switch (processes) {
    case 'spawn':
      return 'further ones can be started';
    case 'one':
      return "there is only one (the supplier's claim)";
    case undefined:
      return 'not said, so only one was started';
  }
}

function conditionWords(condition: Condition | undefined): string {
  if (condition === undefined) return 'no way to bring it about was given';
  if (condition.by === 'cannot-arise')
    return `cannot arise (the supplier's claim): ${plainLine(condition.reason, LIMIT)}`;
  return `brought about by ${condition.by}${condition.refusesCreation === true ? ', refuses creation' : ''}`;
}

function answer(value: boolean | undefined): string {
  if (value === undefined) return 'not declared';
  return value ? 'yes' : 'no';
}

function milliseconds(ms: number): string {
  return `${String(ms)} ms`;
}
