import assert from 'node:assert/strict';
import test from 'node:test';
import { dryRunFeatures } from '../../cli/running/run-features';
import { stepLanguage, stepLanguageMarkdown } from './step-language';
import { readGuide } from './steps-of-guide';

const language = dryRunFeatures().then(stepLanguage);

test('docs/writing-features.md lists the steps and phrases that there are ("npm run docs" writes them)', async () => {
  const listed = readGuide().steps.split('\n');
  const there = stepLanguageMarkdown(await language).split('\n');
  assert.deepEqual(
    {
      lacking: there.filter((line) => !listed.includes(line)),
      stale: listed.filter((line) => !there.includes(line)),
    },
    { lacking: [], stale: [] },
  );
  assert.ok(listed.join() === there.join(), 'the lines are there, in another order');
});

test('docs/writing-features.md says of every vocabulary what it stands for, and of no other', async () => {
  const told = [...readGuide().before.matchAll(/^\| `\{(\w+)\}` \|/gm)].map(([, name]) => name);
  assert.deepEqual([...told].sort(), (await language).vocabularies.map(({ name }) => name).sort());
});
