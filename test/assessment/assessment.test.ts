import assert from 'node:assert/strict';
import test from 'node:test';
import {
  assess,
  isFinding,
  type AssessedVariant,
  type Assessment,
} from '../../reports/assessment/assessment';
import { assessmentLines } from '../../reports/assessment/words';
import type { RuleVerdictName } from '../../reports/verdicts/verdict';
import { RULES, TIME } from './made-assessment';

interface Made {
  readonly verdicts?: { readonly [rule: string]: RuleVerdictName };
  readonly ofOriginal?: { readonly [rule: string]: RuleVerdictName };
}

/** Verdicts in which every rule passes but for some. */
function verdicts(changed: Made['verdicts'] = {}): ReadonlyMap<string, RuleVerdictName> {
  return new Map(RULES.map(({ id }) => [id, changed[id] ?? 'pass']));
}

function variant(
  id: string,
  kind: AssessedVariant['kind'],
  breaks: readonly string[],
  made: Made,
): AssessedVariant {
  return {
    id,
    kind,
    title: `What ${id} does.`,
    breaks,
    verdicts: verdicts(made.verdicts),
    ofOriginal: verdicts(made.ofOriginal),
  };
}

const LEGAL = variant('legal', 'legal', [], {});
/** One fault for all rules that want one. */
const FAULTY = variant('faulty', 'faulty', ['SOCK-1', 'SOCK-2'], {
  verdicts: { 'SOCK-1': 'fail', 'SOCK-2': 'advisory' },
});

function assessed(variants: readonly AssessedVariant[], isWhole = true): Assessment {
  return assess(RULES, variants, TIME, { isWhole });
}

test('all faults caught, all legal variants acquitted: nothing to mend', () => {
  const assessment = assessed([LEGAL, FAULTY]);
  assert.equal(isFinding(assessment), false);
  assert.deepEqual(assessment.counts, {
    faulty: 1,
    caught: 1,
    specific: 1,
    legal: 1,
    acquitted: 1,
    rules: 2,
    proved: 2,
  });
  assert.deepEqual(assessment.variants[1]?.caughtBy, ['SOCK-1', 'SOCK-2']);
});

/** Each is to be mended, and is named in a line of its own. */
const RED: readonly {
  readonly what: string;
  readonly variants: readonly AssessedVariant[];
  readonly told: string;
}[] = [
  {
    what: 'a fault that no rule flags',
    variants: [FAULTY, variant('hidden', 'faulty', ['SOCK-1'], {})],
    told: 'faults that nobody caught: hidden',
  },
  {
    what: 'a fault that only a rule flags which it does not break',
    variants: [FAULTY, variant('elsewhere', 'faulty', ['SOCK-1'], { verdicts: { 'SOCK-2': 'fail' } })],
    told: 'faults that nobody caught: elsewhere',
  },
  {
    what: 'a fault whose rule fails for the original too',
    variants: [
      FAULTY,
      variant('as-before', 'faulty', ['SOCK-1'], {
        verdicts: { 'SOCK-1': 'fail' },
        ofOriginal: { 'SOCK-1': 'fail' },
      }),
    ],
    told: 'faults that nobody caught: as-before',
  },
  {
    what: 'a legal variant with a failure',
    variants: [FAULTY, variant('accused', 'legal', [], { verdicts: { 'SOCK-1': 'fail' } })],
    told: 'legal variants that were accused: accused',
  },
  {
    what: 'a legal variant with a failure that its original has too',
    variants: [
      FAULTY,
      variant('accused', 'legal', [], {
        verdicts: { 'SOCK-1': 'fail' },
        ofOriginal: { 'SOCK-1': 'fail' },
      }),
    ],
    told: 'legal variants that were accused: accused',
  },
  {
    what: 'a rule that no fault breaks, or that never catches one',
    variants: [variant('one', 'faulty', ['SOCK-1', 'SOCK-2'], { verdicts: { 'SOCK-1': 'fail' } })],
    told: 'rules that caught no fault: SOCK-2',
  },
  {
    what: 'trouble of the suite, on a legal variant',
    variants: [FAULTY, variant('troubled', 'legal', [], { verdicts: { 'SOCK-1': 'error' } })],
    told: 'variants on which the suite had trouble of its own: troubled',
  },
  {
    what: 'trouble of the suite, on a fault that is caught all the same',
    variants: [
      FAULTY,
      variant('troubled', 'faulty', ['SOCK-2'], { verdicts: { 'SOCK-1': 'error', 'SOCK-2': 'fail' } }),
    ],
    told: 'variants on which the suite had trouble of its own: troubled',
  },
];

for (const { what, variants, told } of RED) {
  test(`to be mended: ${what}`, () => {
    const assessment = assessed(variants);
    assert.equal(isFinding(assessment), true);
    assert.ok(assessmentLines(assessment).includes(told), assessmentLines(assessment).join('\n'));
  });
}

test('a fault flagged outside its declared set is named, and is not to be mended', () => {
  const assessment = assessed([
    FAULTY,
    variant('wide', 'faulty', ['SOCK-1'], { verdicts: { 'SOCK-1': 'fail', 'SOCK-2': 'fail' } }),
  ]);
  assert.equal(isFinding(assessment), false);
  assert.deepEqual(assessment.unspecific, ['wide']);
  assert.equal(assessment.counts.specific, 1);
});

test('a recommendation that a legal variant does not follow is no accusation; of a fault it is a flag', () => {
  const legal = variant('own-way', 'legal', [], { verdicts: { 'SOCK-2': 'advisory' } });
  assert.deepEqual(assessed([FAULTY, legal]).falselyAccused, []);
  const fault = variant('fault', 'faulty', ['SOCK-2'], { verdicts: { 'SOCK-2': 'advisory' } });
  assert.deepEqual(assessed([FAULTY, fault]).missed, []);
});

test('where faults are held against the rules only that they break, nothing is said of the others', () => {
  const assessment = assess(RULES, [LEGAL, FAULTY], TIME, { isWhole: true, brokenOnly: true });
  const lines = assessmentLines(assessment);
  assert.ok(lines.includes('faults were held against the rules only that they break'));
  assert.ok(!lines.some((line) => line.includes('outside their declared set')));
  assert.ok(!lines.some((line) => line.includes('times that of')));
});

test('of some variants nobody asks that they break every rule', () => {
  const assessment = assessed([LEGAL], false);
  assert.deepEqual(assessment.unproved, []);
  assert.equal(isFinding(assessment), false);
  assert.ok(
    assessmentLines(assessment).includes('must and should rules that caught a fault: 0 of 2 (0.0 %)'),
  );
});
