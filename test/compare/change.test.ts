import assert from 'node:assert/strict';
import test from 'node:test';
import { changeBetween, type KindOfChange } from '../../reports/comparison/change';
import { changeLine, changeSummary } from '../../reports/comparison/words';
import type { ConformanceRule } from '../../reports/conformance/conformance';
import { resultWith } from './result-with';

type Changed = Partial<ConformanceRule> | null;

const failing = (...names: readonly string[]): Pick<ConformanceRule, 'scenarios'> => ({
  scenarios: names.map((name) => ({ name, uri: 'a.feature', line: 1, verdict: 'fail', replay: '' })),
});

const CASES: readonly {
  readonly what: string;
  readonly before: Changed;
  readonly after: Changed;
  readonly kind: KindOfChange | null;
  readonly regression: boolean;
}[] = [
  { what: 'nothing', before: { verdict: 'pass' }, after: { verdict: 'pass' }, kind: null, regression: false },
  {
    what: 'a failure',
    before: { verdict: 'pass' },
    after: { verdict: 'fail' },
    kind: 'new failure',
    regression: true,
  },
  {
    what: 'a failure of a rule that is only encouraged',
    before: { verdict: 'pass', level: 'should' },
    after: { verdict: 'advisory', level: 'should' },
    kind: 'new failure',
    regression: false,
  },
  {
    what: 'a failure in one more case',
    before: { verdict: 'fail', ...failing('one') },
    after: { verdict: 'fail', ...failing('one', 'two') },
    kind: 'new failure',
    regression: true,
  },
  {
    what: 'a rule that fails at once',
    before: null,
    after: { verdict: 'fail' },
    kind: 'new failure',
    regression: true,
  },
  {
    what: 'a rule that cannot be judged any more',
    before: { verdict: 'pass' },
    after: { verdict: 'error' },
    kind: 'no longer judged',
    regression: true,
  },
  {
    what: 'a mended rule',
    before: { verdict: 'fail' },
    after: { verdict: 'pass' },
    kind: 'fixed',
    regression: false,
  },
  {
    what: 'a failure that cannot be judged any more',
    before: { verdict: 'fail' },
    after: { verdict: 'error' },
    kind: 'changed verdict',
    regression: false,
  },
  {
    what: 'an ability that is gone',
    before: { verdict: 'pass' },
    after: { verdict: 'not-applicable' },
    kind: 'changed verdict',
    regression: false,
  },
  {
    what: 'another reason',
    before: { verdict: 'inconclusive', reason: 'no network' },
    after: { verdict: 'inconclusive', reason: 'no time' },
    kind: 'changed reason',
    regression: false,
  },
  {
    what: 'another choice',
    before: { verdict: 'pass', choice: 'heeds af' },
    after: { verdict: 'pass', choice: 'ignores af' },
    kind: 'changed reason',
    regression: false,
  },
  {
    what: 'a rule less',
    before: { verdict: 'pass' },
    after: null,
    kind: 'no longer there',
    regression: false,
  },
  { what: 'a rule more', before: null, after: { verdict: 'pass' }, kind: 'new rule', regression: false },
];

for (const { what, before, after, kind, regression } of CASES) {
  test(`${what}: ${kind ?? 'no change'}${regression ? ', a regression' : ''}`, () => {
    const { rules, regressions } = changeBetween(resultWith(before), resultWith(after));
    assert.deepEqual(
      rules.map((rule) => rule.kind),
      kind === null ? [] : [kind],
    );
    assert.equal(regressions, regression ? 1 : 0);
  });
}

test('a change in words', () => {
  const change = changeBetween(
    resultWith({ verdict: 'fail', ...failing('one') }),
    resultWith({ verdict: 'fail', reason: 'got WSAEFAULT', ...failing('one', 'two') }),
  );
  assert.equal(changeSummary(change), '1 rule changed from the first run to the second: 1 regression.');
  assert.deepEqual(change.rules.map(changeLine), ['GRP-1 still fail, now also: two: got WSAEFAULT']);
});
