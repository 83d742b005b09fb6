import assert from 'node:assert/strict';
import test from 'node:test';
import type { Hex } from '../../providers/contract/json';
import { Tester } from './tester';

const [DATAGRAM, SESSION] = [2, 4];
const ROOT = { dwFlags: 0x0a };
const LEAF = { dwFlags: 0x14 };
const JL_BOTH = 4;

function sessionOf(tester: Tester, type: number): string {
  const { dwCatalogEntryId: id } = tester.entryOfType(type);
  const session = tester.opened?.ixit?.multipoint?.find(({ dwCatalogEntryId }) => dwCatalogEntryId === id);
  return session?.address ?? '';
}

async function join(tester: Tester, s: Hex, name: string): Promise<unknown> {
  return (await tester.call('WSPJoinLeaf', { s, name, dwFlags: JL_BOTH })).result;
}

async function isSilent(tester: Tester, s: Hex): Promise<boolean> {
  await tester.must('WSPIoctl', { s, dwIoControlCode: 0x8004667e, lpvInBuffer: '01000000' });
  return (await tester.call('WSPRecv', { s, lpBuffers: [9] })).errno === 10035;
}

test('a rooted data plane: the root reaches every leaf, a leaf only the root', async () => {
  const tester = await Tester.of('');
  const entry = tester.entryOfType(SESSION);
  const name = sessionOf(tester, SESSION);
  const [root, one, other] = [
    await tester.socket(entry, ROOT),
    await tester.socket(entry, LEAF),
    await tester.socket(entry, LEAF),
  ];
  await tester.must('WSPBind', { s: root, name });
  assert.equal(await join(tester, one, name), one);
  assert.equal(await join(tester, other, name), other);
  await tester.send1(root, 'to all');
  assert.equal(await tester.receive1(one), 'to all');
  assert.equal(await tester.receive1(other), 'to all');
  await tester.must('WSPSendTo', { s: one, lpBuffers: ['41'], lpTo: name });
  assert.equal(await tester.receive1(root), 'A');
  assert.ok(await isSilent(tester, other));
});

test('a c_root that invites a leaf gets a new descriptor, by an upcall', async () => {
  const tester = await Tester.of('');
  const entry = tester.entryOfType(SESSION);
  const [root, leaf] = [await tester.socket(entry, ROOT), await tester.socket(entry, LEAF)];
  await tester.must('WSPBind', { s: root, name: sessionOf(tester, SESSION) });
  const leafAt = await tester.bind(leaf, entry);
  const before = tester.made('WPUCreateSocketHandle').length;
  const way = (await join(tester, root, leafAt)) as Hex;
  assert.notEqual(way, root);
  assert.equal(tester.made('WPUCreateSocketHandle').length, before + 1);
  await tester.send1(way, 'to you');
  await tester.send1(root, 'to all');
  assert.equal(await tester.receive1(leaf), 'to you');
  assert.equal(await tester.receive1(leaf), 'to all');
});

test('a c_root that is not bound yet is bound by inviting a leaf', async () => {
  const tester = await Tester.of('');
  const entry = tester.entryOfType(SESSION);
  const [root, leaf] = [await tester.socket(entry, ROOT), await tester.socket(entry, LEAF)];
  await join(tester, root, await tester.bind(leaf, entry));
  await tester.send1(root, 'to all');
  assert.equal(await tester.receive1(leaf), 'to all');
});

test('a data plane without a root: all reach all', async () => {
  const tester = await Tester.of('');
  const entry = tester.entryOfType(DATAGRAM);
  const name = sessionOf(tester, DATAGRAM);
  const leaves = [
    await tester.socket(entry, LEAF),
    await tester.socket(entry, LEAF),
    await tester.socket(entry, LEAF),
  ] as const;
  for (const leaf of leaves) assert.equal(await join(tester, leaf, name), leaf);
  await tester.send1(leaves[0], 'hello');
  assert.equal(await tester.receive1(leaves[1]), 'hello');
  assert.equal(await tester.receive1(leaves[2]), 'hello');
  assert.ok(await isSilent(tester, leaves[0]));
});

test('a leaf cannot join a rooted session that nobody has opened', async () => {
  const tester = await Tester.of('');
  const leaf = await tester.socket(tester.entryOfType(SESSION), LEAF);
  const name = sessionOf(tester, SESSION);
  assert.equal((await tester.call('WSPJoinLeaf', { s: leaf, name, dwFlags: JL_BOTH })).errno, 10061);
});
