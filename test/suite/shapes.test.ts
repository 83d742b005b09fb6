import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';
import type { Opened } from '../../providers/contract/messages';
import type { Adapter } from '../../providers/contract/provider';
import { parseShape, referenceAdapter } from '../../providers/reference/reference';
import { transcriptAdapter } from '../../providers/transcript/transcript';
import { allVerdicts, judge, rulesWith } from './judge';

const OF_IFS_PROVIDERS = ['DESC-2', 'DESC-3'];
const OF_GROUPS = ['GRP-2', 'GRP-3', 'GRP-4', 'GRP-5', 'GRP-6', 'GRP-7', 'GRP-8', 'GRP-9', 'GRP-10'];
const OF_MULTIPOINT = ['MPT-5', 'MPT-6', 'MPT-7', 'MPT-8', 'MPT-9'];
const OF_DATAGRAMS = ['DGRAM-1', 'DGRAM-2', 'DGRAM-3'];
const OF_SHARED_SOCKETS = ['SHR-1', 'SHR-2', 'SHR-3', 'SHR-4'];
const OF_OTHER_PROVIDERS = ['DESC-4'];
/** All shapes are base providers. */
const OF_LAYERS = 'LAY-';

/** Shapes, with the rules that do not apply to them and those that are only advised otherwise. */
const SHAPES = [
  { shape: '', notApplicable: OF_IFS_PROVIDERS, advisory: ['DESC-1'] },
  { shape: 'ifs', notApplicable: OF_OTHER_PROVIDERS, advisory: [] },
  { shape: 'non-ifs', notApplicable: OF_IFS_PROVIDERS, advisory: ['DESC-1'] },
  {
    shape: 'minimal',
    notApplicable: [
      ...OF_IFS_PROVIDERS,
      ...OF_GROUPS,
      ...OF_MULTIPOINT,
      'DATA-6',
      'DATA-7',
      ...OF_DATAGRAMS,
      'RAW-1',
      ...OF_SHARED_SOCKETS,
      'ERR-1',
      'ERR-2',
      'ERR-3',
      'ERR-6',
      'ERR-7',
      'ERR-8',
      'ERR-10',
    ],
    advisory: ['DESC-1'],
  },
  { shape: 'ifs,ignores-af', notApplicable: [...OF_OTHER_PROVIDERS, 'ERR-2'], advisory: [] },
  { shape: 'ifs,ignores-type', notApplicable: [...OF_OTHER_PROVIDERS, 'ERR-7', 'ERR-8'], advisory: [] },
  { shape: 'ignores-protocol', notApplicable: [...OF_IFS_PROVIDERS, 'ERR-6', 'ERR-7'], advisory: ['DESC-1'] },
  {
    shape: 'one-entry',
    notApplicable: [
      ...OF_IFS_PROVIDERS,
      'GRP-7',
      ...OF_MULTIPOINT,
      'DATA-6',
      ...OF_DATAGRAMS,
      'RAW-1',
      'ERR-7',
    ],
    advisory: ['DESC-1'],
  },
  { shape: 'undeclared', notApplicable: OF_IFS_PROVIDERS, advisory: ['DESC-1'] },
];

const appliesSomewhere = new Set<string>();
const allRules = new Set<string>();

for (const { shape, notApplicable, advisory } of SHAPES) {
  test(`reference:${shape} conforms, and its replayed transcript gives the same verdicts`, async () => {
    const live = await judge(referenceAdapter(parseShape(shape)));
    assert.equal(live.conformance.outcome, 'conformant');
    assert.equal(live.exitCode, 0);
    const ruledOut = rulesWith(live, 'not-applicable');
    assert.deepEqual(
      ruledOut.filter((id) => !id.startsWith(OF_LAYERS)),
      notApplicable,
    );
    assert.deepEqual(rulesWith(live, 'advisory'), advisory);
    for (const { id, verdict } of live.conformance.rules) {
      allRules.add(id);
      if (verdict !== 'not-applicable') appliesSomewhere.add(id);
    }
    const again = await judge(transcriptAdapter(join(live.folder, 'transcript.ndjson')));
    assert.deepEqual(allVerdicts(again), allVerdicts(live));
  });
}

test('every rule of base providers applies to some shape', () => {
  assert.deepEqual(
    [...allRules].filter((id) => !appliesSomewhere.has(id) && !id.startsWith(OF_LAYERS)),
    [],
  );
});

/** The rules that speak of a second process too. */
const ABOUT_PROCESSES = ['GRP-4', 'GRP-10', 'SHR-1', 'SHR-2', 'SHR-3', 'SHR-4'];

test('a provider of which there is one process only can conform: what is about several does not apply', async () => {
  const judged = await judge(referenceAdapter(parseShape('one-process')));
  assert.equal(judged.conformance.outcome, 'conformant');
  for (const id of ABOUT_PROCESSES) {
    assert.equal(judged.verdicts[id], 'pass', id);
    const { scenarios = [] } = judged.conformance.rules.find((rule) => rule.id === id) ?? {};
    const ruledOut = scenarios.filter(({ verdict }) => verdict === 'not-applicable');
    assert.ok(ruledOut.length > 0, id);
    const reasons = new Set(ruledOut.map(({ reason }) => reason));
    assert.ok(reasons.has('the supplier says that there is only one process of the provider'), id);
  }
});

test('where nothing is said of processes, what is about several stays open', async () => {
  const judged = await judge(sayingNothingOfProcesses(referenceAdapter(parseShape(''))), {
    tags: ABOUT_PROCESSES.map((id) => `@${id}`).join(' or '),
  });
  for (const id of ABOUT_PROCESSES) assert.equal(judged.verdicts[id], 'inconclusive', id);
  assert.equal(judged.exitCode, 3);
});

function sayingNothingOfProcesses(adapter: Adapter): Adapter {
  return {
    ...adapter,
    spawn: (tester) =>
      adapter.spawn({
        receive: (message) => {
          tester.receive(message.kind === 'opened' ? withoutProcesses(message) : message);
        },
        lost: (cause, reason, lastWords) => {
          tester.lost(cause, reason, lastWords);
        },
      }),
  };
}

function withoutProcesses(opened: Opened): Opened {
  const ixit = Object.entries(opened.ixit ?? {}).filter(([name]) => name !== 'processes');
  return { ...opened, ixit: Object.fromEntries(ixit) };
}
