import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import test, { after, before } from 'node:test';
import type { StatementDocument } from '../../providers/contract/statement/document';
import { readStatementFile } from '../../providers/contract/statement/read-statement-file';
import { SAMPLE_STATEMENT } from '../../providers/native/build/sample';
import { dllAdapter } from '../../providers/native/native';
import { everyRule, tagsOf } from '../suite/areas';
import { judge, rulesWith } from '../suite/judge';
import { buildFaulty, type FaultyDlls } from './build-faulty';
import { FAULTS, type Fault } from './faults';
import { AT_NIGHT } from '../nightly/at-night';
import { CANNOT_RUN_DLLS } from './tools';

/** What is flagged in the sample itself: the page encourages IFS, which it is not. */
const OF_SAMPLE = ['DESC-1'];

const OF_THE_SAMPLE = readStatementFile(SAMPLE_STATEMENT);

/** A fault is often that something never comes; waiting for it makes up most of the time. */
const QUICK: StatementDocument = {
  ...OF_THE_SAMPLE,
  ixit: { ...OF_THE_SAMPLE.ixit, deadlines: { ...OF_THE_SAMPLE.ixit?.deadlines, callMs: 2_000 } },
};

/**
 * A test for each fault of some topics: one of the rules that it breaks is
 * flagged, and every rule that was run is judged. That no other rule is flagged
 * is seen where the whole suite is run.
 */
export function testFaultyDlls(...topics: readonly (keyof typeof FAULTS)[]): void {
  let dlls: FaultyDlls | undefined;

  before(() => {
    if (CANNOT_RUN_DLLS === false) dlls = buildFaulty();
  });

  after(() => {
    if (dlls !== undefined) rmSync(dlls.folder, { recursive: true });
  });

  const faults = topics.flatMap((topic): readonly Fault[] => FAULTS[topic]);
  for (const fault of faults.filter(({ nightly }) => AT_NIGHT || nightly === undefined)) {
    test(`faulty DLL: ${fault.name}`, { skip: CANNOT_RUN_DLLS }, async () => {
      assert.ok(dlls !== undefined);
      const judged = await judge(dllAdapter(dlls.copy(fault.name)), {
        statement: QUICK,
        tags: AT_NIGHT ? '' : tagsOf(fault.breaks),
      });
      rmSync(judged.folder, { recursive: true });
      const flagged = [...rulesWith(judged, 'fail'), ...rulesWith(judged, 'advisory')].filter(
        (rule) => !OF_SAMPLE.includes(rule),
      );
      assert.ok(
        fault.breaks.some((rule) => flagged.includes(rule)),
        `none of ${fault.breaks.join(', ')} fails; flagged are: ${flagged.join(', ') || 'none'}`,
      );
      if (fault.told !== undefined) {
        const reasons = judged.conformance.rules.flatMap(({ scenarios }) =>
          scenarios
            .filter(({ verdict }) => verdict === 'fail')
            .map(({ message = '', reason = '' }) => `${message}\n${reason}`),
        );
        assert.match(reasons.join('\n'), fault.told);
      }
      assert.deepEqual(
        flagged.filter((rule) => !fault.breaks.includes(rule)),
        [],
        'flagged, but not broken',
      );
      const run = AT_NIGHT ? everyRule() : fault.breaks;
      assert.deepEqual(
        rulesWith(judged, 'error').filter((rule) => run.includes(rule)),
        [],
        'not judged',
      );
    });
  }
}
