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

test('an address that begins with another family than it is said to be is refused, also from an adapter', () => {
  expect(() => normaliseStatement(statement('4e00000000000001'), {})).to.throw(
    StatementError,
    /^ixit\.addresses\[0\]\.local begins with the family 78 .*, and its family is said to be 77$/,
  );
  // too short to have a family
  expect(() => normaliseStatement(statement('4d'))).not.to.throw();
});

test('an address of a family that no entry has is refused from a file, whoever tells the entries', () => {
  const { ics, ixit } = statement(LOCAL);
  const stray = { ixit: { addresses: [{ family: 'AF_INET', local: '02000000' }] } };
  expect(() => normaliseStatement({ ics: ics ?? {} }, stray)).to.throw(
    StatementError,
    /^ixit\.addresses\[0\]\.family is AF_INET, and no entry of the ICS is of that family: they are of 77$/,
  );
  // an adapter may list the addresses of all the families that it could offer
  expect(() => normaliseStatement({ ics: ics ?? {}, ...stray }, { ixit: { bulkBytes: 1 } })).not.to.throw();
  expect(() => normaliseStatement({ ics: ics ?? {} }, { ixit: ixit ?? {} })).not.to.throw();
});
