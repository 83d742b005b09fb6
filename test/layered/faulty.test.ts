import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import test from 'node:test';
import { decodeProtocolInfo, encodeProtocolInfo } from '../../providers/contract/structures/protocol-info';
import { layeredAdapter, type LayerBehaviour } from '../../providers/layered/layered';
import { judge } from '../suite/judge';
import { ABOUT_LAYERS, LAYER_RULES } from './layer-rules';

/** A structure with one field changed. */
function changed(structure: string): string {
  return encodeProtocolInfo({ ...decodeProtocolInfo(structure), iSecurityScheme: 1 });
}

/** Layers with one fault each, and the rules about layers that it turns red; the advised ones become advisory. */
const FAULTS: readonly {
  readonly what: string;
  readonly behaviour: Partial<LayerBehaviour>;
  readonly breaks: readonly string[];
}[] = [
  {
    what: 'changes the structure on its way to a layer',
    behaviour: { structureForLayer: ({ given }) => changed(given) },
    breaks: ['LAY-1', 'LAY-5'],
  },
  {
    what: 'changes the structure on its way to a layer, but only in WSPAddressToString',
    behaviour: {
      structureForLayer: ({ function: name, given }) =>
        name === 'WSPAddressToString' ? changed(given) : given,
    },
    breaks: ['LAY-5'],
  },
  {
    what: 'hands its own entry of the chain to the base',
    behaviour: { structureForBase: ({ given }) => given },
    breaks: ['LAY-2', 'LAY-3', 'LAY-6', 'LAY-7'],
  },
  {
    what: 'hands the chain to the base, but only in WSPStartup',
    behaviour: {
      structureForBase: ({ function: name, given, next }) =>
        name === 'WSPStartup' ? given : encodeProtocolInfo({ ...next, dwProviderReserved: markIn(given) }),
    },
    breaks: ['LAY-6', 'LAY-7'],
  },
  {
    what: 'leaves the id of the chain in what it hands to the base',
    behaviour: {
      structureForBase: ({ given, chain, next }) =>
        encodeProtocolInfo({
          ...next,
          dwCatalogEntryId: chain.dwCatalogEntryId,
          dwProviderReserved: markIn(given),
        }),
    },
    breaks: ['LAY-2', 'LAY-3', 'LAY-6', 'LAY-7'],
  },
  {
    what: 'hands the base its entry under another name',
    behaviour: {
      structureForBase: ({ given, chain, next }) =>
        encodeProtocolInfo({ ...next, szProtocol: chain.szProtocol, dwProviderReserved: markIn(given) }),
    },
    breaks: ['LAY-3', 'LAY-7'],
  },
  {
    what: 'changes the structure when the next layer has returned',
    behaviour: { structureAfterwards: changed },
    breaks: ['LAY-1', 'LAY-5'],
  },
  {
    what: 'returns a descriptor of nothing where the next layer failed',
    behaviour: {
      afterLowerFailure: (name, failure) =>
        Promise.resolve(name === 'WSPSocket' ? { result: '0xdead', errno: null, out: {} } : failure),
    },
    breaks: ['LAY-8'],
  },
  {
    what: 'refuses without a code where the next layer failed',
    behaviour: { afterLowerFailure: (_name, failure) => Promise.resolve({ ...failure, errno: null }) },
    breaks: ['LAY-8'],
  },
  {
    what: 'loses the mark of WSPDuplicateSocket on its way up',
    behaviour: { structureOfDuplicate: ({ chain }) => encodeProtocolInfo(chain) },
    breaks: ['LAY-4'],
  },
  {
    what: 'loses the mark of WSPDuplicateSocket on its way down',
    behaviour: { structureForBase: ({ next }) => encodeProtocolInfo(next) },
    breaks: ['LAY-4'],
  },
];

function markIn(structure: string): number {
  return decodeProtocolInfo(structure).dwProviderReserved;
}

for (const { what, behaviour, breaks } of FAULTS) {
  test(`a layer that ${what} breaks ${breaks.join(', ')}`, async () => {
    const judged = await judge(layeredAdapter(null, { behaviour }), { tags: ABOUT_LAYERS });
    rmSync(judged.folder, { recursive: true });
    const flagged = LAYER_RULES.filter((rule) => ['fail', 'advisory'].includes(judged.verdicts[rule] ?? ''));
    assert.deepEqual(flagged, breaks);
    const others = LAYER_RULES.filter((rule) => !breaks.includes(rule));
    assert.deepEqual(
      others.filter((rule) => judged.verdicts[rule] !== 'pass'),
      [],
    );
  });
}
