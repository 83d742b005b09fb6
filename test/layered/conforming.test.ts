import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { resolveReference } from '../../cli/provider/resolve-reference';
import { transcriptAdapter } from '../../providers/transcript/transcript';
import { AT_NIGHT } from '../nightly/at-night';
import { allVerdicts, judge, rulesWith } from '../suite/judge';
import { ABOUT_LAYERS, LAYER_RULES } from './layer-rules';

/** Over what the layer stands, and what comes of it. Alone it is over a recording base, which carries no data. */
const REFERENCES = [
  { reference: 'layered', outcome: 'incomplete' },
  { reference: 'layered:reference:ifs', outcome: 'conformant' },
  { reference: 'layered:layered:reference', outcome: 'conformant' },
  ...(AT_NIGHT ? ['layered:reference', 'layered:reference:minimal'] : []).map((reference) => ({
    reference,
    outcome: 'conformant',
  })),
];

/** The one that goes through most; `layered:reference` is replayed where its certificate is. */
const REPLAYED = 'layered:layered:reference';

for (const { reference, outcome } of REFERENCES) {
  const replayed = reference === REPLAYED;
  const also = replayed ? ', and replays with the same verdicts' : '';
  test(`${reference} is ${outcome}, and keeps every rule about layers${also}`, async () => {
    const live = await judge(resolveReference(reference));
    assert.deepEqual(rulesWith(live, 'fail'), []);
    assert.deepEqual(rulesWith(live, 'error'), []);
    assert.deepEqual(
      LAYER_RULES.filter((rule) => live.verdicts[rule] !== 'pass'),
      [],
    );
    assert.equal(live.conformance.outcome, outcome);
    if (replayed) {
      const again = await judge(transcriptAdapter(join(live.folder, 'transcript.ndjson')));
      assert.deepEqual(allVerdicts(again), allVerdicts(live));
      rmSync(again.folder, { recursive: true });
    }
    rmSync(live.folder, { recursive: true });
  });
}

/** Rules that need nested upcalls, completions of a worker, blocking calls or a condition that is brought about. */
const OF_PROGRAMS = ['SOCK-2', 'FLAG-2', 'DATA-2', 'ERR-1', 'ERR-3'];

test('a layer over a provider in another program is judged like one over a provider in memory', async () => {
  const program = `${process.execPath} --require @swc-node/register test/process/programs/reference-over-stdio.ts`;
  const tags = [ABOUT_LAYERS, ...OF_PROGRAMS.map((rule) => `@${rule}`)].join(' or ');
  const judged = await judge(resolveReference(`layered:process:${program}`), { tags });
  rmSync(judged.folder, { recursive: true });
  assert.deepEqual(
    [...LAYER_RULES, ...OF_PROGRAMS].filter((rule) => judged.verdicts[rule] !== 'pass'),
    [],
  );
});
