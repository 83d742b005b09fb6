import { FROM_PROTOCOL_INFO } from '../../providers/contract/constants/constants';
import type { Ics, Ixit } from '../../providers/contract/statement/statement';
import type { ProtocolInfo } from '../../providers/contract/structures/protocol-info';
import { protocolOf } from '../questions/open-socket';
import type { ArgumentName } from '../questions/unsupported-values';
import {
  besideProtocols,
  beyondSixteenBits,
  knownUnsupported,
  mismatchedEntry,
  typeOfAnotherFamily,
  unassigned,
} from '../questions/unsupported-values';
import { NotApplicable } from '../support/verdicts';
import { definePhrases } from './phrases';

/** What a phrase for an argument stands for, given the statement and the entry. */
export type ArgumentValue = (entry: ProtocolInfo, ics: Ics, ixit: Ixit) => number;

function available(value: number | undefined, reason: string): number {
  if (value === undefined) throw new NotApplicable(reason);
  return value;
}

function known(argument: ArgumentName, word: string): ArgumentValue {
  return (_, ics, ixit) =>
    available(knownUnsupported(ics, ixit, argument), `the provider offers every ${word} that has a name`);
}

function unknown(argument: ArgumentName, word: string): ArgumentValue {
  return (_, ics) =>
    available(unassigned(ics, argument), `the provider offers the unassigned ${word} numbers`);
}

const fromProtocolInfo: ArgumentValue = () => FROM_PROTOCOL_INFO;
/** A negative number that is not FROM_PROTOCOL_INFO, and means nothing. */
const NEGATIVE = -2;
const zero: ArgumentValue = () => 0;

definePhrases<ArgumentValue>('family', {
  "the entry's family": (entry) => entry.iAddressFamily,
  'family zero': zero,
  FROM_PROTOCOL_INFO: fromProtocolInfo,
  'a known family without an entry': known('af', 'family'),
  'an unassigned family': unknown('af', 'family'),
  'family -2': () => NEGATIVE,
  "the entry's family plus 65536": (entry, ics) =>
    available(beyondSixteenBits(ics, 'af', entry.iAddressFamily), 'the provider offers that family too'),
});

definePhrases<ArgumentValue>('type', {
  "the entry's type": (entry) => entry.iSocketType,
  'type zero': zero,
  FROM_PROTOCOL_INFO: fromProtocolInfo,
  'a known type without an entry': known('type', 'type'),
  'an unassigned type': unknown('type', 'type'),
  'type -2': () => NEGATIVE,
  "the entry's type plus 65536": (entry, ics) =>
    available(beyondSixteenBits(ics, 'type', entry.iSocketType), 'the provider offers that type too'),
  'a type offered only by other families': (entry, ics) =>
    available(typeOfAnotherFamily(ics, entry), 'no type is offered by other families only'),
  'a type of another protocol': (entry, ics) =>
    available(
      mismatchedEntry(ics, entry, 'type')?.iSocketType,
      'no two entries of one family make a type and a protocol that do not go together',
    ),
});

definePhrases<ArgumentValue>('protocol', {
  "the entry's protocol": protocolOf,
  'protocol zero': (entry) =>
    available(entry.iProtocol === 0 ? undefined : 0, "zero is the entry's own protocol"),
  FROM_PROTOCOL_INFO: fromProtocolInfo,
  'a known protocol without an entry': known('protocol', 'protocol'),
  'an unassigned protocol': unknown('protocol', 'protocol'),
  'protocol -2': () => NEGATIVE,
  "the entry's protocol plus 65536": (entry, ics) =>
    available(beyondSixteenBits(ics, 'protocol', protocolOf(entry)), 'the provider offers that protocol too'),
  "a protocol just beside the entry's": (entry, ics) =>
    available(besideProtocols(ics, entry), "the provider offers the protocols beside the entry's"),
  'a protocol of another type': (entry, ics) =>
    available(
      mismatchedEntry(ics, entry, 'protocol')?.iProtocol,
      'no two entries of one family make a type and a protocol that do not go together',
    ),
});

definePhrases<ArgumentName>('argument', { family: 'af', type: 'type', protocol: 'protocol' });
