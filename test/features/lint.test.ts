import assert from 'node:assert/strict';
import test from 'node:test';
import { pretty } from '@cucumber/gherkin-utils';
import { dryRunFeatures } from '../../cli/running/run-features';
import { featureFiles, parseFeatures } from '../../cli/suite/read-features';
import { readRegister } from '../../reports/queries/rules-register';
import { REQUIREMENT_NAMES } from '../../steps/support/requirements';

/** More kinds of step than this, and nobody reads them as a language (docs/decisions/0006). */
const MOST_STEP_KINDS = 116;

const files = featureFiles();
const documents = parseFeatures(files);
const rules = readRegister(documents);
const scenarios = documents.flatMap(({ uri, feature }) =>
  (feature?.children ?? []).flatMap(({ rule }) =>
    (rule?.children ?? []).flatMap(({ scenario }) =>
      scenario === undefined ? [] : [{ place: `${uri ?? ''}:${String(scenario.location.line)}`, scenario }],
    ),
  ),
);

test('the files are as gherkin-utils formats them', () => {
  const different = files.filter(({ text }, index) => {
    const document = documents[index];
    return document !== undefined && pretty(document) !== text;
  });
  assert.deepEqual(
    different.map(({ uri }) => uri),
    [],
  );
});

test('every rule says what it demands, without "should"', () => {
  const vague = rules.filter(({ title }) => /\bshould\b/i.test(title));
  assert.deepEqual(
    vague.map(({ id }) => id),
    [],
  );
});

test('every implied rule says by what', () => {
  const silent = rules.filter(({ implied, explanation }) => implied && !explanation.includes('mplied'));
  assert.deepEqual(
    silent.map(({ id }) => id),
    [],
  );
});

test('every rule has a scenario', () => {
  assert.deepEqual(
    rules.filter((rule) => rule.scenarios.length === 0).map(({ id }) => id),
    [],
  );
});

test('every scenario has one When, and a Then behind it', () => {
  for (const { place, scenario } of scenarios) {
    const kinds = scenario.steps.map(({ keywordType }) => String(keywordType));
    assert.equal(kinds.filter((kind) => kind === 'Action').length, 1, place);
    const action = kinds.indexOf('Action');
    assert.equal(kinds[action + 1], 'Outcome', place);
    assert.notEqual(scenario.steps[action + 1]?.keyword.trim(), 'And', place);
    assert.ok(!kinds.slice(0, action).includes('Outcome'), place);
  }
});

test('every @requires: names something that can be required', () => {
  const unknown = rules.flatMap((rule) =>
    rule.scenarios.flatMap(({ requires }) => requires.filter((name) => !REQUIREMENT_NAMES.includes(name))),
  );
  assert.deepEqual(unknown, []);
});

test('the steps: all defined, none ambiguous, none unused or duplicate, not too many kinds', async () => {
  const envelopes = await dryRunFeatures();
  const names = new Map<string, number>();
  const uses = new Map<string, number>();
  const definitions = new Map<string, string>();
  const ruleOfPickle: string[] = [];
  for (const { pickle, stepDefinition, testCase } of envelopes) {
    if (pickle !== undefined) {
      const rule = pickle.tags.find(({ name }) => /^@[A-Z]+-\d+$/.test(name))?.name ?? '';
      const name = `${rule} ${pickle.name}`;
      ruleOfPickle.push(name);
      names.set(name, (names.get(name) ?? 0) + 1);
    }
    if (stepDefinition !== undefined) {
      definitions.set(stepDefinition.id, stepDefinition.pattern.source);
      uses.set(stepDefinition.id, 0);
    }
    for (const step of testCase?.testSteps ?? []) {
      if (step.pickleStepId === undefined) continue;
      const ids = step.stepDefinitionIds ?? [];
      assert.equal(
        ids.length,
        1,
        `a step of "${ruleOfPickle.at(-1) ?? ''}" has ${String(ids.length)} definitions`,
      );
      for (const id of ids) uses.set(id, (uses.get(id) ?? 0) + 1);
    }
  }
  const duplicates = [...names].filter(([, count]) => count > 1).map(([name]) => name);
  assert.deepEqual(duplicates, [], 'two scenarios of one rule have the same name');
  const rare = [...uses].filter(([, count]) => count < 2).map(([id]) => definitions.get(id));
  assert.deepEqual(rare, [], 'definitions that not even two scenarios use');
  assert.ok(definitions.size <= MOST_STEP_KINDS, `${String(definitions.size)} kinds of step`);
});
