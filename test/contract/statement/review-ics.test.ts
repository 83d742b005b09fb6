import test from 'node:test';
import { expect } from 'chai';
import type { EntryDocument } from '../../../providers/contract/statement/document';
import { entryFromDocument } from '../../../providers/contract/statement/entry-from-document';
import { profileOf } from '../../../providers/contract/statement/profile';
import { reviewIcs } from '../../../providers/contract/statement/review-ics';
import {
  canReceive,
  canSend,
  hasRootedControlPlane,
  isConnectionOriented,
  isReliable,
} from '../../../providers/contract/structures/entry-traits';
import { encodeProtocolInfo } from '../../../providers/contract/structures/protocol-info';

const STREAM: EntryDocument = {
  szProtocol: 'stream',
  dwCatalogEntryId: 1,
  iAddressFamily: 2,
  iSocketType: 1,
  iProtocol: 6,
  dwServiceFlags1: ['XP1_GUARANTEED_DELIVERY', 'XP1_GUARANTEED_ORDER'],
};
const DATAGRAM: EntryDocument = {
  ...STREAM,
  szProtocol: 'datagram',
  dwCatalogEntryId: 2,
  iSocketType: 2,
  dwServiceFlags1: ['XP1_CONNECTIONLESS', 'XP1_MESSAGE_ORIENTED'],
};

function findings(...entries: readonly (EntryDocument | string)[]): readonly string[] {
  return reviewIcs({ entries: entries.map(entryFromDocument) }).map(({ severity, text }) => {
    return `${severity}: ${text.replace(/^entry \d+ \([a-z]*\): /, '')}`;
  });
}

const longChain = entryFromDocument({ ...STREAM, ProtocolChain: { ChainLen: 7 } });
const CASES: readonly (readonly [string, EntryDocument | string, string])[] = [
  [
    'a plane without multipoint',
    { ...DATAGRAM, dwServiceFlags1: ['XP1_CONNECTIONLESS', 'XP1_MULTIPOINT_DATA_PLANE'] },
    'defect: XP1_MULTIPOINT_DATA_PLANE is set and XP1_SUPPORT_MULTIPOINT is not',
  ],
  [
    'both directions missing',
    { ...DATAGRAM, dwServiceFlags1: ['XP1_CONNECTIONLESS', 'XP1_UNI_SEND', 'XP1_UNI_RECV'] },
    'defect: XP1_UNI_SEND and XP1_UNI_RECV are both set; at most one may be',
  ],
  [
    'a connectionless stream',
    { ...STREAM, dwServiceFlags1: 7 },
    'defect: SOCK_STREAM and XP1_CONNECTIONLESS',
  ],
  [
    'a stream that promises no delivery',
    { ...STREAM, dwServiceFlags1: ['XP1_GUARANTEED_ORDER'] },
    'defect: SOCK_STREAM without XP1_GUARANTEED_DELIVERY; it is tested as if the flag were set',
  ],
  [
    'a pseudo stream of no messages',
    { ...STREAM, dwServiceFlags1: 0x16 },
    'defect: XP1_PSEUDO_STREAM is set and XP1_MESSAGE_ORIENTED is not',
  ],
  ['family 0', { ...STREAM, iAddressFamily: 0 }, 'defect: iAddressFamily is 0, which is the wildcard'],
  ['type 0', { ...STREAM, iSocketType: 0 }, 'defect: iSocketType is 0, which is the wildcard'],
  ['protocol -1', { ...STREAM, iProtocol: -1 }, 'defect: iProtocol is -1, which is FROM_PROTOCOL_INFO'],
  [
    'a chain without its entries',
    { ...STREAM, ProtocolChain: { ChainLen: 3, ChainEntries: [4, 5] } },
    'defect: ChainLen is 3, and 1 of its ChainEntries are missing (0)',
  ],
  [
    'a chain that is too long',
    encodeProtocolInfo({ ...longChain, ProtocolChain: { ...longChain.ProtocolChain, ChainLen: 8 } }),
    'defect: ChainLen is 8, more than 7',
  ],
];

for (const [name, entry, finding] of CASES) {
  test(`reviewed: ${name}`, () => {
    expect(findings(entry)).to.deep.equal([finding]);
  });
}

test('reviewed: nothing wrong', () => {
  expect(findings(STREAM, DATAGRAM)).to.deep.equal([]);
});

test('reviewed: entries beside each other', () => {
  expect(findings(STREAM, { ...STREAM, dwServiceFlags1: 0x20006 })).to.deep.equal([
    'defect: more than one entry has the catalog id 1',
    'note: entries with XP1_IFS_HANDLES and without it in one provider',
  ]);
});

test('the profile names place, handles, types and optional abilities', () => {
  const entries = [STREAM, DATAGRAM].map(entryFromDocument);
  expect(profileOf({ entries }, { groups: false, sharedSockets: false })).to.equal(
    'base, non-IFS, stream and datagram, no groups, no shared sockets',
  );
  const layered = entryFromDocument({
    ...DATAGRAM,
    iSocketType: 77,
    dwServiceFlags1: 0x20401,
    ProtocolChain: { ChainLen: 2, ChainEntries: [2, 1] },
  });
  expect(profileOf({ entries: [layered] }, { groups: true, sharedSockets: true })).to.equal(
    'layered, IFS, type 77, multipoint, groups, shared sockets',
  );
});

test('traits are read from the entry', () => {
  const stream = entryFromDocument(STREAM);
  const sender = entryFromDocument({ ...DATAGRAM, dwServiceFlags1: 0x8c01 });
  expect([isConnectionOriented(stream), isReliable(stream)]).to.deep.equal([true, true]);
  expect([isConnectionOriented(sender), isReliable(sender)]).to.deep.equal([false, false]);
  expect([canSend(sender), canReceive(sender), hasRootedControlPlane(sender)]).to.deep.equal([
    true,
    false,
    true,
  ]);
});
