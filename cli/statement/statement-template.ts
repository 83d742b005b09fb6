import { stringify } from 'yaml';
import {
  FAMILIES,
  nameOf,
  PROTOCOLS,
  SERVICE_FLAGS,
  SOCKET_TYPES,
} from '../../providers/contract/constants/constants';
import type { IxitDocument } from '../../providers/contract/statement/document';
import type { Ics } from '../../providers/contract/statement/statement';
import type { ProtocolInfo } from '../../providers/contract/structures/protocol-info';
import { IXIT_FIELDS } from './ixit-fields';

/** What is known of a provider when a template is written for it. */
interface SeenProvider {
  readonly reference: string;
  readonly ics: Ics | null;
  readonly ixit: IxitDocument | null;
  /** The functions that its DLL exports, for conditions by export; none where it is no DLL. */
  readonly exports?: readonly string[];
}

const HEAD = (
  reference: string,
): string => `# A statement for ${reference}: what the provider implements (ICS), and what the suite needs to know
# to test it (IXIT). What could be seen of it, and what holds for most providers of its kind, is filled in; look it
# through, and take the # from the lines that apply. providers/contract/statement/example.yaml explains every field.
`;

/** A DLL that does much else exports more than anybody wants to read here. */
const MOST_EXPORTS = 50;

const NO_ENTRIES = `  # The WSAPROTOCOL_INFOW structures that the installer of the provider writes. They could not be seen: write them here.
  # entries:
  #   - szProtocol: My protocol
  #     dwCatalogEntryId: 1001
  #     iAddressFamily: AF_INET   # a name, or a number, as everywhere
  #     iSocketType: SOCK_STREAM
  #     iProtocol: IPPROTO_TCP
  #     dwServiceFlags1: [XP1_GUARANTEED_DELIVERY, XP1_GUARANTEED_ORDER]
  #     iMaxSockAddr: 16
  #     iMinSockAddr: 16
  #     dwMessageSize: 0   # the longest message, in bytes; 0 for a byte stream
  #     dwProviderFlags: [PFL_MATCHES_PROTOCOL_ZERO]   # left out: none
`;

/** A statement in YAML with comments: what was seen is filled in, the rest is there to be filled in. */
export function statementTemplate({ reference, ics, ixit, exports = [] }: SeenProvider): string {
  const entries =
    ics === null || ics.entries.length === 0
      ? NO_ENTRIES
      : indented({ entries: ics.entries.map(entryFields) }, '  # Read from the provider.\n');
  return [
    HEAD(plain(reference)),
    `ics:\n${entries}`,
    optional('groups', ics?.groups, 'socket groups; left out: a probe decides'),
    optional('sharedSockets', ics?.sharedSockets, 'WSPDuplicateSocket; left out: a probe decides'),
    heedsText(ics),
    `\nixit:\n${ixitText(ixit ?? {})}`,
    exportsText(exports),
  ].join('');
}

function optional(name: string, value: boolean | undefined, meaning: string): string {
  return value === undefined
    ? `  # ${name}: true   # ${meaning}\n`
    : `  ${name}: ${String(value)}   # ${meaning}\n`;
}

function heedsText(ics: Ics | null): string {
  const heeds = ics?.heeds ?? {};
  return Object.keys(heeds).length > 0
    ? indented({ heeds }, '')
    : '  # heeds: { af: true, type: true, protocol: true }   # left out: it is observed\n';
}

function ixitText(ixit: IxitDocument): string {
  return IXIT_FIELDS.map(({ name, meaning, example }) => {
    const comment = meaning.map((line) => `  # ${line}\n`).join('');
    const value = ixit[name];
    const isSeen = value !== undefined && !(Array.isArray(value) && value.length === 0);
    return (
      comment + (isSeen ? indented({ [name]: value }, '') : example.map((line) => `  # ${line}\n`).join(''))
    );
  }).join('\n');
}

/** A name from outside, fit for a comment. */
function plain(name: string): string {
  return name.replace(/[^\x20-\x7e]/g, '?');
}

function exportsText(exports: readonly string[]): string {
  const own = exports.filter((name) => name !== 'WSPStartup').slice(0, MOST_EXPORTS);
  if (own.length === 0) return '';
  return `  # What the DLL exports beside WSPStartup, for by: export:\n${own
    .map((name) => `  #   ${plain(name)}\n`)
    .join('')}`;
}

/** An entry with the names of winsock2.h where a number has one, and without the fields that are zero. */
function entryFields(entry: ProtocolInfo): object {
  const { ProtocolChain, iAddressFamily, iSocketType, iProtocol, ...rest } = entry;
  const isIp = iAddressFamily === FAMILIES.AF_INET || iAddressFamily === FAMILIES.AF_INET6;
  const { dwServiceFlags1, ...numbers } = rest;
  return {
    ...Object.fromEntries(Object.entries(numbers).filter(([, value]) => value !== 0)),
    dwServiceFlags1: flagNames(dwServiceFlags1),
    iAddressFamily: nameOf(FAMILIES, iAddressFamily) ?? iAddressFamily,
    iSocketType: nameOf(SOCKET_TYPES, iSocketType) ?? iSocketType,
    iProtocol: (isIp ? nameOf(PROTOCOLS, iProtocol) : undefined) ?? iProtocol,
    ProtocolChain: {
      ChainLen: ProtocolChain.ChainLen,
      ...(ProtocolChain.ChainLen > 1
        ? { ChainEntries: ProtocolChain.ChainEntries.slice(0, ProtocolChain.ChainLen) }
        : {}),
    },
  };
}

/** The names of the flags that are set; the number, where a bit has no name. */
function flagNames(value: number): readonly string[] | number {
  const set = Object.entries(SERVICE_FLAGS).filter(([, flag]) => (value & flag) !== 0);
  const named = set.reduce((sum, [, flag]) => sum | flag, 0);
  return named >>> 0 === value ? set.map(([name]) => name) : value;
}

function indented(value: object, comment: string): string {
  return comment + stringify(value, { lineWidth: 0 }).replace(/^(?=.)/gm, '  ');
}
