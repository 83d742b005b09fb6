import assert from 'node:assert/strict';
import test from 'node:test';
import { SOCKET_FLAGS } from '../../providers/contract/constants/constants';
import { entriesOf } from '../../providers/reference/catalog/entries-of';
import { parseShape } from '../../providers/reference/reference';
import { newSubject, type Subject } from '../../steps/support/subject';
import { toldTogether } from '../../steps/support/told-together';

const entries = entriesOf(parseShape(''));
const [stream, datagrams] = entries;
assert.ok(stream && datagrams);

const plain = newSubject(stream, 0);
const overlapped = newSubject(stream, SOCKET_FLAGS.WSA_FLAG_OVERLAPPED);
const other = newSubject(datagrams, 0);
const STREAM = `${String(stream.dwCatalogEntryId)} "${stream.szProtocol}"`;
const DATAGRAMS = `${String(datagrams.dwCatalogEntryId)} "${datagrams.szProtocol}"`;

const told = (...of: readonly [Subject, string][]): string =>
  toldTogether(of.map(([subject, message]) => ({ subject, message })));

test('one failure is told with its entry', () => {
  assert.equal(told([plain, 'nothing arrived']), `nothing arrived (entry ${STREAM})`);
});

test('what is found for several entries alike is told once', () => {
  assert.equal(told([plain, 'no'], [other, 'no']), `no (entries ${STREAM}, ${DATAGRAMS})`);
  assert.equal(
    told([plain, 'no'], [overlapped, 'no']),
    `no (entry ${STREAM} with and without WSA_FLAG_OVERLAPPED)`,
  );
  assert.equal(
    told([overlapped, 'no'], [other, 'no']),
    `no (entry ${STREAM} with WSA_FLAG_OVERLAPPED and entry ${DATAGRAMS})`,
  );
});

test('messages that differ in descriptors or IDs only are told once, with each value', () => {
  assert.equal(
    told([plain, 'expected ID 1, got 0x1a'], [other, 'expected ID 1, got 0x1e']),
    `expected ID 1, got 0x1a, 0x1e (entries ${STREAM}, ${DATAGRAMS})`,
  );
  const many = entries.map((entry, at): [Subject, string] => [
    newSubject(entry, 0),
    `got ${String(516 + at)}`,
  ]);
  assert.match(
    told(...many),
    new RegExp(`^got 516, 517, 518 and ${String(many.length - 3)} more \\(entries `),
  );
});

test('messages that differ otherwise are told apart', () => {
  assert.equal(
    told([plain, 'got WSAEINVAL'], [other, 'got WSAENOBUFS']),
    `got WSAEINVAL (entry ${STREAM})\ngot WSAENOBUFS (entry ${DATAGRAMS})`,
  );
});
