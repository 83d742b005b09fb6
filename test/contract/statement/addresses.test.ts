import test from 'node:test';
import { expect } from 'chai';
import type { StatementDocument } from '../../../providers/contract/statement/document';
import { normaliseStatement } from '../../../providers/contract/statement/normalise-statement';
import { reviewAddresses } from '../../../providers/contract/statement/review-addresses';
import { StatementError } from '../../../providers/contract/statement/statement-error';

const LOCAL = '4d00000000000001';

function statement(local: string, second?: string, length = 8): StatementDocument {
  return {
    ics: {
      entries: [
        {
          szProtocol: 'strange',
          dwCatalogEntryId: 1,
          iAddressFamily: 77,
          iSocketType: 1,
          iProtocol: 6,
          dwServiceFlags1: [],
          iMinSockAddr: length,
          iMaxSockAddr: length,
        },
      ],
    },
    ixit: { addresses: [{ family: 77, local, ...(second === undefined ? {} : { second }) }] },
  };
}

function findings(document: StatementDocument): readonly string[] {
  const { ics, ixit } = normaliseStatement(document);
  if (ics === null) throw new Error('no entries');
  return reviewAddresses(ics, ixit).map(({ text }) => text);
}

test('a second address that is the first is refused, with its place', () => {
  expect(() => normaliseStatement(statement(LOCAL, LOCAL.toUpperCase()))).to.throw(
    StatementError,
    /^ixit\.addresses\[0\]\.second is the same address as local/,
  );
});

test('an address of a length that no entry of its family has is found', () => {
  expect(findings(statement(LOCAL, '4d00000000000002'))).to.deep.equal([]);
  expect(findings(statement('4d00', `${LOCAL}00`))).to.deep.equal([
    'ixit.addresses[0].local is 2 bytes long, and the entries of its family say 8 to 8 (iMinSockAddr, iMaxSockAddr)',
    'ixit.addresses[0].second is 9 bytes long, and the entries of its family say 8 to 8 (iMinSockAddr, iMaxSockAddr)',
  ]);
  expect(findings(statement('4d00', undefined, 0))).to.deep.equal([]);
});
