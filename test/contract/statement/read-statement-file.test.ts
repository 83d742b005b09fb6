import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { expect } from 'chai';
import { normaliseStatement } from '../../../providers/contract/statement/normalise-statement';
import { readStatementFile } from '../../../providers/contract/statement/read-statement-file';
import { reviewIcs } from '../../../providers/contract/statement/review-ics';
import { StatementError } from '../../../providers/contract/statement/statement-error';

const EXAMPLE = join(__dirname, '../../../providers/contract/statement/example.yaml');
const folder = mkdtempSync(join(tmpdir(), 'statement-'));
after(() => {
  rmSync(folder, { recursive: true });
});

function complaintAbout(text: string): string {
  const path = join(folder, 'statement.yaml');
  writeFileSync(path, text);
  try {
    readStatementFile(path);
  } catch (cause) {
    expect(cause).to.be.instanceOf(StatementError);
    return (cause as StatementError).message.replace(`${folder}/`, '');
  }
  throw new Error('the file was accepted');
}

const entry = (more: string): string =>
  `{szProtocol: x, dwCatalogEntryId: 7, iAddressFamily: 2, iSocketType: 1, iProtocol: 6, dwServiceFlags1: 6${more}}`;

test('the worked example is valid, means what it says, and has no defect', () => {
  const { ics, ixit } = normaliseStatement(readStatementFile(EXAMPLE));
  expect(ics?.entries.map((one) => [one.iAddressFamily, one.iSocketType, one.iProtocol])).to.deep.equal([
    [2, 1, 6],
    [2, 2, 17],
  ]);
  expect(ixit.conditions['no-descriptors']).to.deep.equal({ by: 'control', refusesCreation: true });
  expect(ixit.addresses[0]?.second).to.equal('020000007f0000020000000000000000');
  expect(ixit.waitingIoctl).to.deep.equal({ code: 0x28000017, input: '' });
  expect(ics === null ? undefined : reviewIcs(ics)).to.deep.equal([]);
});

test('JSON is read as well', () => {
  const path = join(folder, 'statement.json');
  writeFileSync(path, '{"ixit": {"bulkBytes": 5}}');
  expect(readStatementFile(path)).to.deep.equal({ ixit: { bulkBytes: 5 } });
});

test('a file that is not there', () => {
  const read = (): unknown => readStatementFile(join(folder, 'missing.yaml'));
  expect(read).to.throw(
    StatementError,
    /^there is no statement file .*missing\.yaml; wsp-tck statement --provider REF prints one to fill in$/,
  );
});

const REFUSED: readonly (readonly [why: string, text: string, complaint: RegExp])[] = [
  ['not YAML', 'ics: [1', /^statement\.yaml:1:\d+: not YAML: /],
  ['a key twice', 'ixit:\n  bulkBytes: 1\n  bulkBytes: 2\n', /^statement\.yaml:3:3: not YAML: .*unique/],
  [
    'empty',
    '',
    /^statement\.yaml: the statement file is empty; wsp-tck statement --provider REF prints one to fill in$/,
  ],
  ['only comments', '# later\n', /^statement\.yaml: the statement file is empty;/],
  [
    'no entries',
    'ics:\n  entries: []\n',
    /^statement\.yaml:2: ics\.entries has \[\], which must list at least 1$/,
  ],
  [
    'a way to bring a condition about that is none',
    'ixit:\n  conditions:\n    no-buffers: {by: exports, induce: A, clear: B}\n',
    /^statement\.yaml:3: ixit\.conditions\.no-buffers\.by has "exports", which must be one of control, command, export, cannot-arise$/,
  ],
  [
    'a field of another way to bring a condition about',
    'ixit:\n  conditions:\n    no-buffers: {by: control, induce: A}\n',
    /^statement\.yaml:3: ixit\.conditions\.no-buffers has an unknown field "induce"$/,
  ],
  [
    'an address of another family than its bytes say',
    "ixit:\n  addresses:\n    - family: AF_INET6\n      local: '0200'\n",
    /^statement\.yaml:4: ixit\.addresses\[0\]\.local begins with the family AF_INET \(its first two bytes, the low one first\), and its family is said to be AF_INET6$/,
  ],
  [
    'an address in the order of bytes of another processor',
    "ixit:\n  addresses:\n    - {family: 2, local: '0200', second: '0002'}\n",
    /^statement\.yaml:3: ixit\.addresses\[0\]\.second begins with the family 512 /,
  ],
  [
    'an address of a family that no entry has',
    `ics:\n  entries:\n    - ${entry('')}\nixit:\n  addresses:\n    - {family: AF_INET6, local: '1700'}\n`,
    /^statement\.yaml:6: ixit\.addresses\[0\]\.family is AF_INET6, and no entry of the ICS is of that family: they are of AF_INET$/,
  ],
  [
    'connections that are cut without a time',
    'ixit:\n  conditions:\n    broken-connection: {by: export, induce: A, clear: B}\n',
    /^statement\.yaml:3: ixit\.conditions\.broken-connection lacks the field "withinMs": /,
  ],
  [
    'a session of an entry that is not there',
    `ics:\n  entries:\n    - ${entry('')}\nixit:\n  multipoint:\n    - {dwCatalogEntryId: 8, address: '0200'}\n`,
    /^statement\.yaml:6: ixit\.multipoint\[0\]\.dwCatalogEntryId is 8, and no entry of the ICS has that catalog id: they have 7$/,
  ],
  [
    "a session with an address of another family than its entry's",
    `ics:\n  entries:\n    - ${entry('')}\nixit:\n  multipoint:\n    - {dwCatalogEntryId: 7, address: '1700'}\n`,
    /^statement\.yaml:6: ixit\.multipoint\[0\]\.address begins with the family AF_INET6 .*, and its entry is of AF_INET$/,
  ],
  ['an unknown field', 'ixit:\n  bulkByte: 1\n', /^statement\.yaml:2: ixit has an unknown field "bulkByte"$/],
  [
    'out of range',
    'ixit:\n  bulkBytes: 0\n',
    /^statement\.yaml:2: ixit\.bulkBytes has 0, which must be >= 1$/,
  ],
  [
    'a field that is missing',
    'ixit:\n  conditions:\n    no-buffers: {by: command, induce: [x]}\n',
    /^statement\.yaml:3: ixit\.conditions\.no-buffers lacks the field "clear"$/,
  ],
  [
    'an unknown name',
    `ics:\n  entries:\n    - ${entry(', iMaxSockAddr: 16').replace('iSocketType: 1', 'iSocketType: SOCK_STREM')}\n`,
    /^statement\.yaml:3: ics\.entries\[0\]\.iSocketType has the unknown name SOCK_STREM; write a number, or one of SOCK_STREAM,/,
  ],
  [
    'an unknown flag',
    `ics:\n  entries:\n    - ${entry('').replace('dwServiceFlags1: 6', 'dwServiceFlags1: [XP1_FAST]')}\n`,
    /^statement\.yaml:3: ics\.entries\[0\]\.dwServiceFlags1\[0\] has the unknown name XP1_FAST;/,
  ],
  [
    'a catalog id twice',
    `ics:\n  entries:\n    - ${entry('')}\n    - ${entry('')}\n`,
    /^statement\.yaml:4: ics\.entries\[1\]\.dwCatalogEntryId has the catalog id 7, which entries\[0\] has already$/,
  ],
  [
    'an address that is not hex',
    'ixit:\n  addresses:\n    - {family: 2, local: "0x02"}\n',
    /^statement\.yaml:3: ixit\.addresses\[0\]\.local has "0x02", which does not match /,
  ],
];

for (const [why, text, complaint] of REFUSED) {
  test(`refused in one sentence with its place: ${why}`, () => {
    expect(complaintAbout(text)).to.match(complaint);
  });
}
