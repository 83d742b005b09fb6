import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import test from 'node:test';
import { SOCKET_FLAGS } from '../../providers/contract/constants/constants';
import { decodeProtocolInfo, encodeProtocolInfo } from '../../providers/contract/structures/protocol-info';
import { layeredAdapter, type LayeredOptions } from '../../providers/layered/layered';
import { parseShape, referenceAdapter } from '../../providers/reference/reference';
import { judge, type Judged } from '../suite/judge';
import { ABOUT_LAYERS, LAYER_RULES } from './layer-rules';

/** Other ways for a layer to conform, with the rules that then do not apply or are not decided. */
const LEGAL: readonly {
  readonly what: string;
  readonly options: LayeredOptions;
  readonly notApplicable?: readonly string[];
}[] = [
  {
    what: 'changes dwFlags on the way down',
    options: { behaviour: { flagsForNext: (dwFlags) => dwFlags | SOCKET_FLAGS.WSA_FLAG_OVERLAPPED } },
  },
  {
    what: 'tries a second time where the next layer failed',
    options: { behaviour: { afterLowerFailure: (_name, _failure, again) => again() } },
  },
  {
    what: 'fills in what FROM_PROTOCOL_INFO stands for, and copies dwProviderReserved only',
    options: {
      behaviour: {
        structureForBase: ({ given, next }) => {
          const { iAddressFamily, iSocketType, iProtocol, dwProviderReserved } = decodeProtocolInfo(given);
          return encodeProtocolInfo({ ...next, iAddressFamily, iSocketType, iProtocol, dwProviderReserved });
        },
        structureOfDuplicate: ({ written, chain }) => {
          const { dwProviderReserved } = decodeProtocolInfo(written);
          return encodeProtocolInfo({ ...chain, dwProviderReserved });
        },
      },
    },
  },
  {
    what: 'refuses WSPDuplicateSocket',
    options: {
      wrap: (functions) => ({
        ...functions,
        WSPDuplicateSocket: () => ({ result: -1, errno: 10_045, out: {} }),
      }),
    },
    notApplicable: ['LAY-4'],
  },
];

for (const { what, options, notApplicable = [] } of LEGAL) {
  test(`a layer that ${what} conforms`, async () => {
    const judged = await judge(layeredAdapter(null, options), { tags: ABOUT_LAYERS });
    rmSync(judged.folder, { recursive: true });
    assert.deepEqual(
      LAYER_RULES.filter((rule) => judged.verdicts[rule] !== 'pass'),
      notApplicable,
    );
    assert.deepEqual(aboutCallingDown(judged), []);
  });
}

test('a layer that never calls down breaks no rule, and is told under the findings', async () => {
  const layer = { ProtocolChain: { ChainLen: 0 }, szProtocol: 'A layer that stands alone' };
  const adapter = referenceAdapter(parseShape('one-entry'), {
    describe: (opened) => ({
      ...opened,
      ics: {
        entries: (opened.ics?.entries ?? []).map((entry) =>
          typeof entry === 'string' ? entry : { ...entry, ...layer },
        ),
      },
    }),
  });
  const judged = await judge(adapter, { tags: ABOUT_LAYERS });
  rmSync(judged.folder, { recursive: true });
  assert.deepEqual([...new Set(LAYER_RULES.map((rule) => judged.verdicts[rule]))], ['not-applicable']);
  assert.equal(aboutCallingDown(judged).length, 1);
});

test('for a base provider no rule about layers applies', async () => {
  const judged = await judge(referenceAdapter(parseShape('')), { tags: ABOUT_LAYERS });
  rmSync(judged.folder, { recursive: true });
  assert.deepEqual([...new Set(LAYER_RULES.map((rule) => judged.verdicts[rule]))], ['not-applicable']);
});

function aboutCallingDown({ conformance }: Judged): readonly unknown[] {
  return conformance.findings.filter((finding) => JSON.stringify(finding).includes('next layer'));
}
