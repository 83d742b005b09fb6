import test from 'node:test';
import { expect } from 'chai';
import type { EntryDocument } from '../../../providers/contract/statement/document';
import { entryFromDocument } from '../../../providers/contract/statement/entry-from-document';
import { normaliseStatement } from '../../../providers/contract/statement/normalise-statement';
import { DEFAULT_IXIT } from '../../../providers/contract/statement/statement';
import { StatementError } from '../../../providers/contract/statement/statement-error';
import { encodeProtocolInfo } from '../../../providers/contract/structures/protocol-info';

const ENTRY: EntryDocument = {
  szProtocol: 'x',
  dwCatalogEntryId: 7,
  iAddressFamily: 'AF_INET6',
  iSocketType: 'SOCK_DGRAM',
  iProtocol: 17,
  dwServiceFlags1: ['XP1_CONNECTIONLESS', 'XP1_MESSAGE_ORIENTED'],
};

test('nothing said: no ICS, the usual IXIT', () => {
  expect(normaliseStatement({}, {})).to.deep.equal({ ics: null, ixit: DEFAULT_IXIT });
});

test('an entry gets the defaults of a base protocol', () => {
  const typed = entryFromDocument(ENTRY);
  expect(typed).to.include({ iAddressFamily: 23, iSocketType: 2, iProtocol: 17, dwServiceFlags1: 9 });
  expect(typed).to.include({ iVersion: 2, dwMessageSize: 0, dwProviderFlags: 0 });
  expect(typed.ProviderId).to.equal('{00000000-0000-0000-0000-000000000000}');
  expect(typed.ProtocolChain).to.deep.equal({ ChainLen: 1, ChainEntries: [0, 0, 0, 0, 0, 0, 0] });
});

test('628 bytes and the fields that they hold are the same entry', () => {
  const typed = entryFromDocument(ENTRY);
  expect(entryFromDocument(encodeProtocolInfo(typed))).to.deep.equal(typed);
});

test('the file overrides the adapter field by field', () => {
  const { ics, ixit } = normaliseStatement(
    {
      ics: { entries: [ENTRY], groups: true, heeds: { af: true } },
      ixit: {
        processes: 'spawn',
        deadlines: { callMs: 1, startMs: 2 },
        conditions: { 'no-buffers': { by: 'control' }, 'network-down': { by: 'control' } },
        unsupported: { af: ['AF_IPX'] },
      },
    },
    {
      ics: { entries: [{ ...ENTRY, dwCatalogEntryId: 8 }], heeds: { type: false } },
      ixit: {
        deadlines: { callMs: 10 },
        conditions: { 'no-buffers': { by: 'cannot-arise', reason: 'no limit' } },
      },
    },
  );
  expect(ics?.entries.map((entry) => entry.dwCatalogEntryId)).to.deep.equal([8]);
  expect(ics).to.deep.include({ groups: true, heeds: { af: true, type: false } });
  expect(ixit.processes).to.equal('spawn');
  expect(ixit.deadlines).to.deep.equal({ callMs: 10, startMs: 2, cleanupMs: 2000 });
  expect(ixit.unsupported.af).to.deep.equal([6]);
  expect(ixit.conditions).to.deep.equal({
    'no-buffers': { by: 'cannot-arise', reason: 'no limit' },
    'network-down': { by: 'control' },
  });
});

test('a name that Winsock does not have, said by an adapter', () => {
  const said = { ics: { entries: [{ ...ENTRY, iAddressFamily: 'AF_MARS' }] } };
  expect(() => normaliseStatement(said)).to.throw(
    StatementError,
    /^ics\.entries\[0\]\.iAddressFamily has the unknown name AF_MARS;/,
  );
});
