import { FROM_PROTOCOL_INFO, type ErrorName } from '../../contract/constants/constants';
import type { ProtocolInfo } from '../../contract/structures/protocol-info';
import { refuse, type Refusal } from '../answer';
import type { ChosenEntry, EntryQuestion } from './reference-behaviour';

/** af, type and protocol as they are meant: 0 stands for any. */
interface Wanted {
  readonly af: number;
  readonly type: number;
  readonly protocol: number;
}

/**
 * Finds the entry that af, type and protocol mean. The entry of lpProtocolInfo
 * is preferred; explicit values that this provider offers elsewhere win over
 * it, on which the page is silent.
 */
export function chooseEntry(question: EntryQuestion): ChosenEntry | Refusal {
  const { entries, request } = question;
  const own = entries.find((entry) => entry.dwCatalogEntryId === request.info.dwCatalogEntryId);
  const wanted = meaning(question, own);
  const candidates = own === undefined ? entries : [own, ...entries];
  const entry = candidates.find((candidate) => offers(candidate, wanted));
  return entry === undefined ? refuse(codeFor(question, wanted)) : chosen(entry, wanted.protocol);
}

/** Where af says nothing, the family is that of lpProtocolInfo's entry: no other is searched. */
function meaning({ request, heeds }: EntryQuestion, own: ProtocolInfo | undefined): Wanted {
  const { info } = request;
  const value = (heeded: boolean, given: number, ofInfo: number): number => {
    if (!heeded) return 0;
    return given === FROM_PROTOCOL_INFO ? ofInfo : given;
  };
  return {
    af: value(heeds.af, request.af, info.iAddressFamily) || (own?.iAddressFamily ?? 0),
    type: value(heeds.type, request.type, info.iSocketType),
    protocol: value(heeds.protocol, request.protocol, info.iProtocol),
  };
}

function offers(entry: ProtocolInfo, wanted: Wanted): boolean {
  return (
    (wanted.af === 0 || wanted.af === entry.iAddressFamily) &&
    (wanted.type === 0 || wanted.type === entry.iSocketType) &&
    (wanted.protocol === 0 || hasProtocol(entry, wanted.protocol))
  );
}

function hasProtocol(entry: ProtocolInfo, protocol: number): boolean {
  return protocol >= entry.iProtocol && protocol <= entry.iProtocol + entry.iProtocolMaxOffset;
}

function codeFor({ entries, codeFor: code }: EntryQuestion, wanted: Wanted): ErrorName {
  const ofFamily = entries.filter((entry) => wanted.af === 0 || entry.iAddressFamily === wanted.af);
  if (ofFamily.length === 0) return code('family');
  if (!ofFamily.some((entry) => offers(entry, { ...wanted, protocol: 0 }))) return code('type');
  if (!ofFamily.some((entry) => hasProtocol(entry, wanted.protocol))) return code('protocol');
  return code('combination');
}

function chosen(entry: ProtocolInfo, protocol: number): ChosenEntry {
  const isOneOfMany = protocol !== 0 && entry.iProtocolMaxOffset > 0;
  const characteristics = isOneOfMany ? { ...entry, iProtocol: protocol, iProtocolMaxOffset: 0 } : entry;
  return { kind: 'chosen', entry, characteristics };
}
