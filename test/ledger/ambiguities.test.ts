import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { PAGES } from '../../cli/suite/read-features';
import { ambiguitiesOf } from '../../cli/suite/read-ledgers';
import { ambiguitiesPage } from '../../reports/ledger/ambiguities/ambiguities-page';
import type { Ambiguity } from '../../reports/ledger/ambiguities/ambiguity';
import { checkAmbiguities } from '../../reports/ledger/ambiguities/check-ambiguities';
import { chosenOutcomes } from '../../reports/ledger/ambiguities/chosen-outcomes';
import { htmlPage } from '../../reports/formats/html/html';
import { buildReport } from '../../reports/formats/report';
import type { JudgedRule } from '../../reports/verdicts/judged-rule';
import { aRule } from '../reports/rule';
import { runTinyFeatures } from '../reports/run-tiny-features';
import { SAMPLE_RUN } from '../reports/sample-run';
import { AMBIGUITIES_FILE } from './ambiguities-file';
import { SAMPLE_LEDGER } from './sample-page';

const AMBIGUITY: Ambiguity = {
  id: 'AMB-1',
  place: 'Remarks, paragraph 1; See Also.',
  question: 'Is it <small>?',
  allowed: 'Either.',
  why: 'The page says nothing.',
  rules: ['ANS-1', 'ANS-4', 'LIM-2'],
  otherwise: 'is small',
};

const judged = (id: string, verdict: JudgedRule['verdict'], choice?: string): JudgedRule => ({
  rule: aRule(id, 'must'),
  verdict,
  ...(choice === undefined ? {} : { choice }),
  scenarios: [],
});

test('what a provider chose: the choice, or what a pass means, or the verdict', () => {
  const rules = [
    judged('ANS-1', 'pass'),
    judged('ANS-4', 'not-applicable', 'the left one'),
    judged('LIM-2', 'inconclusive'),
    judged('LIM-3', 'pass', 'something else'),
  ];
  assert.deepEqual(chosenOutcomes(AMBIGUITY, rules), [
    { rule: 'ANS-1', chose: { words: 'is small' } },
    { rule: 'ANS-4', chose: { words: 'the left one' } },
    { rule: 'LIM-2', chose: { verdict: 'inconclusive' } },
  ]);
});

test('a rule that fails means nothing beyond that, and one that was not run tells nothing', () => {
  assert.deepEqual(chosenOutcomes(AMBIGUITY, [judged('ANS-1', 'fail')]), [
    { rule: 'ANS-1', chose: { verdict: 'fail' } },
  ]);
  assert.deepEqual(chosenOutcomes(AMBIGUITY, []), []);
});

test('places and rules that are not there, and ids that are there twice, are found', () => {
  const twice = [AMBIGUITY, { ...AMBIGUITY, place: 'Notes' }];
  const known = [{ id: 'ANS-1' }, { id: 'LIM-2' }];
  assert.deepEqual(
    checkAmbiguities(twice, SAMPLE_LEDGER, known).map(({ text }) => text),
    [
      'the ambiguity names the rule ANS-4, which no feature has',
      'two ambiguities have this id',
      'the ambiguity names "Notes", which is no place of the page',
      'the ambiguity names the rule ANS-4, which no feature has',
    ],
  );
});

test('index.html: each question with what this provider chose, the others folded up', async () => {
  const silent = { ...AMBIGUITY, id: 'AMB-2', question: 'Is it round?', rules: [] };
  const run = { ...SAMPLE_RUN, ambiguities: [AMBIGUITY, silent] };
  const page = htmlPage(buildReport(run, await runTinyFeatures(), []));
  const start = page.indexOf('id="ambiguities"');
  const section = page.slice(start, page.indexOf('</section>', start));
  const [told = '', folded = ''] = section.split('<details>');
  assert.match(textOf(told), /AMB-1 Is it &lt;small>\? Either\. /);
  assert.match(told, /<a [^>]*href="#ANS-1">ANS-1<\/a> is small/);
  assert.match(told, /<a [^>]*href="#ANS-4">ANS-4<\/a> the left one/);
  assert.match(textOf(told), /LIM-2 not applicable/);
  assert.match(textOf(folded), /^ 1 more, of which this run recorded nothing AMB-2 Is it round\? /);
});

/** What a reader sees of a piece of a page: its words, with one space between. */
function textOf(html: string): string {
  return html.replaceAll(/<\/?[a-z][^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
}

test('docs/ambiguities.md is as npm run docs makes it', () => {
  const made = PAGES.map((page) => ambiguitiesPage(page, ambiguitiesOf(page))).join('\n');
  assert.equal(readFileSync(AMBIGUITIES_FILE, 'utf8'), made);
});
