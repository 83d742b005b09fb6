import assert from 'node:assert/strict';
import test from 'node:test';
import { chainIds, isBase } from '../../providers/contract/structures/entry-traits';
import type { ProtocolInfo } from '../../providers/contract/structures/protocol-info';
import { DATAGRAM_ENTRY, STREAM_ENTRY } from '../../providers/reference/catalog/entries';
import { chainCatalog } from '../../providers/ws2_32/chains/chain-catalog';
import { CHAIN_SHAPES, isOverBase } from '../../providers/ws2_32/chains/chain-shapes';

function chain(dwCatalogEntryId: number, ...ids: readonly number[]): ProtocolInfo {
  const ChainEntries = [...ids, 0, 0, 0, 0, 0, 0, 0].slice(0, 7);
  return { ...STREAM_ENTRY, dwCatalogEntryId, ProtocolChain: { ChainLen: ids.length, ChainEntries } };
}

const LAYER: ProtocolInfo = {
  ...STREAM_ENTRY,
  dwCatalogEntryId: 3000,
  ProtocolChain: { ChainLen: 0, ChainEntries: [] },
};

const idsOf = (entries: readonly ProtocolInfo[]): readonly number[] =>
  entries.map(({ dwCatalogEntryId }) => dwCatalogEntryId);

test('a base provider is shown no chain', () => {
  const catalog = chainCatalog([STREAM_ENTRY, DATAGRAM_ENTRY]);
  assert.deepEqual(catalog.entries, [STREAM_ENTRY, DATAGRAM_ENTRY]);
  assert.deepEqual(catalog.openable, [STREAM_ENTRY, DATAGRAM_ENTRY]);
  assert.deepEqual(catalog.chains, []);
});

test('around a layer stand chains in which every id has an entry, the last one of a base', () => {
  const { entries, chains } = chainCatalog([LAYER]);
  assert.deepEqual([...new Set(chains.map(({ shape }) => shape.length))], [2, 3, 7]);
  assert.equal(new Set(idsOf(entries)).size, entries.length);
  for (const { shape, entry } of chains) {
    const ids = chainIds(entry);
    assert.equal(ids.length, shape.length);
    assert.equal(ids[shape.above], LAYER.dwCatalogEntryId);
    assert.equal(new Set(ids).size, ids.length);
    const members = ids.map((id) => entries.find(({ dwCatalogEntryId }) => dwCatalogEntryId === id));
    assert.deepEqual(
      members.map((member) => member !== undefined && isBase(member)),
      ids.map((_, place) => place === ids.length - 1),
    );
    assert.equal(isOverBase(shape), members[shape.above + 1] === members.at(-1));
  }
});

test('a client opens the declared chains; where none is declared, the shortest that the tester made', () => {
  const declared = chain(3001, 3000, 2001);
  assert.deepEqual(idsOf(chainCatalog([LAYER, declared]).openable), [3001]);
  const alone = chainCatalog([LAYER]);
  assert.deepEqual(
    alone.openable.map((entry) => chainIds(entry).length),
    [2],
  );
});

test('what a declared chain names and nobody declares is in the catalog', () => {
  const { entries } = chainCatalog([LAYER, chain(3001, 3000, 2500, 2001)]);
  const lengthOf = (id: number): number | undefined =>
    entries.find(({ dwCatalogEntryId }) => dwCatalogEntryId === id)?.ProtocolChain.ChainLen;
  assert.equal(lengthOf(2500), 0);
  assert.equal(lengthOf(2001), 1);
});

test('where only chains are declared, the layer under test is the one at their head', () => {
  const { chains, entries, own } = chainCatalog([chain(3001, 3000, 2001), chain(3002, 3000, 2002)]);
  assert.equal(chains.length, CHAIN_SHAPES.length);
  assert.ok(chains.every(({ entry }) => chainIds(entry).includes(3000)));
  assert.ok(idsOf(entries).includes(3000));
  assert.ok(chains.every(({ entry }) => own.has(entry.dwCatalogEntryId)));
});
