import assert from 'node:assert/strict';
import test from 'node:test';
import { AstBuilder, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';
import { IdGenerator, type GherkinDocument } from '@cucumber/messages';
import { readRegister } from '../../../reports/queries/rules-register';

function parse(uri: string, text: string): GherkinDocument {
  const parser = new Parser(new AstBuilder(IdGenerator.incrementing()), new GherkinClassicTokenMatcher());
  return Object.assign(parser.parse(text), { uri });
}

const GOOD = `Feature: Groups
  @GRP-1 @must @implied
  Rule: GRP-1 - a group - any group - has an ID
    Source: Remarks, paragraph 3, sentence 1.

    Implied by the next sentence.

    @requires:groups @alternative
    Scenario Outline: <kind>
      Given <kind>

      Examples:
        | kind |
        | a    |
        | b    |

      @requires:shared-sockets
      Examples:
        | kind |
        | c    |
`;

test('the features are the register: no run is needed', () => {
  const [rule, ...others] = readRegister([parse('features/b.feature', GOOD)]);
  assert.deepEqual(others, []);
  assert.deepEqual(
    { ...rule, scenarios: rule?.scenarios.map(({ node, ...scenario }) => [typeof node, scenario]) },
    {
      id: 'GRP-1',
      title: 'a group - any group - has an ID',
      level: 'must',
      implied: true,
      area: 'Groups',
      source: 'Remarks, paragraph 3, sentence 1.',
      explanation: 'Implied by the next sentence.',
      uri: 'features/b.feature',
      line: 3,
      scenarios: [['string', { name: '<kind>', line: 9, cases: 3, requires: ['groups', 'shared-sockets'] }]],
    },
  );
});

test('the register keeps the order of files', () => {
  const other = GOOD.replaceAll('GRP-1', 'ABC-2');
  const rules = readRegister([parse('features/b.feature', GOOD), parse('features/a.feature', other)]);
  assert.deepEqual(
    rules.map(({ id }) => id),
    ['ABC-2', 'GRP-1'],
  );
});

const defects: readonly (readonly [string, string, RegExp])[] = [
  [
    'a title without an id',
    GOOD.replace('GRP-1 - a group', 'a group'),
    /b\.feature:3: .* is not "ID - title"/,
  ],
  ['a missing tag', GOOD.replace('@GRP-1 ', ''), /not tagged @GRP-1/],
  ['no level', GOOD.replace('@must ', ''), /exactly one level/],
  ['two levels', GOOD.replace('@must', '@must @may'), /exactly one level/],
  ['no source', GOOD.replace('Source: ', 'See '), /does not begin with its source/],
  [
    'a scenario outside any rule',
    GOOD.replace('  @GRP-1', '  Scenario: loose\n\n  @GRP-1'),
    /belongs to no rule/,
  ],
];

for (const [name, text, expected] of defects) {
  test(`${name} is a defect of the feature`, () => {
    assert.throws(() => readRegister([parse('features/b.feature', text)]), {
      name: 'FeatureDefect',
      message: expected,
    });
  });
}

test('an id that is there twice is a defect', () => {
  const documents = [parse('features/b.feature', GOOD), parse('features/c.feature', GOOD)];
  assert.throws(() => readRegister(documents), /the rule GRP-1 is there twice/);
});
