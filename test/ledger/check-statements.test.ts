import assert from 'node:assert/strict';
import test from 'node:test';
import type { Ledger, LedgerEntry } from '../../reports/ledger/ledger';
import { checkStatements } from '../../reports/ledger/statements/check-statements';
import type { RegisteredRule } from '../../reports/queries/rules-register';
import { aRule } from '../reports/rule';
import { SAMPLE_LEDGER } from './sample-page';

const rule = (id: string, source: string): RegisteredRule => ({
  ...aRule(id, 'must'),
  source,
  uri: 'features/sample.feature',
  line: 7,
});

const RULES = [rule('SMP-1', 'Remarks.')];
const PLACE = 'Remarks, paragraph 1, sentence 2';

/** The sample ledger with one entry changed. */
function ledgerWith(place: string, change: (entry: LedgerEntry) => LedgerEntry): Ledger {
  assert.ok(SAMPLE_LEDGER.statements.some((entry) => entry.place === place));
  return {
    ...SAMPLE_LEDGER,
    statements: SAMPLE_LEDGER.statements.map((entry) => (entry.place === place ? change(entry) : entry)),
  };
}

const found = (ledger: Ledger, rules: readonly RegisteredRule[] = RULES): readonly string[] =>
  checkStatements(ledger, rules).map(({ place, text }) => `${place}: ${text}`);

const bare = ({ place, sha256 }: LedgerEntry): Pick<LedgerEntry, 'place' | 'sha256'> => ({ place, sha256 });

test('a ledger that fits its rules has no finding', () => {
  assert.deepEqual(found(SAMPLE_LEDGER), []);
});

test('a statement without a rule is found, with its place', () => {
  assert.deepEqual(
    found(
      ledgerWith(PLACE, (entry) => ({ ...bare(entry), class: 'rule' })),
      [rule('SMP-1', 'Remarks, paragraph 2.')],
    ),
    [`${PLACE}: no rule covers this statement`],
  );
});

for (const kind of ['informative', 'duty of the client', 'duty of WS2_32'] as const) {
  test(`a statement of class "${kind}" without a reason is found, with its place`, () => {
    const ledger = ledgerWith('Error Codes, WSAENETDOWN', (entry) => ({ ...bare(entry), class: kind }));
    assert.deepEqual(found(ledger), [
      `Error Codes, WSAENETDOWN: the ledger does not say why this is "${kind}"`,
    ]);
  });
}

test('a permission needs a rule or a reason', () => {
  const permission = (entry: LedgerEntry): LedgerEntry => ({ ...bare(entry), class: 'permission' });
  assert.deepEqual(found(ledgerWith('See Also', permission)), [
    'See Also: this permission has neither a rule nor a reason',
  ]);
  assert.deepEqual(found(ledgerWith('See Also', (entry) => ({ ...permission(entry), reason: 'so' }))), []);
});

test('a rule without a statement is found, with the line of its feature', () => {
  assert.deepEqual(found(SAMPLE_LEDGER, [...RULES, rule('SMP-2', 'See Also.')]), [
    'features/sample.feature:7: the ledger names the rule SMP-2 at no statement; its source: See Also.',
  ]);
});

test('a rule that the ledger does not name at one of its places is found, with that place', () => {
  assert.deepEqual(found(SAMPLE_LEDGER, [rule('SMP-1', 'Remarks; See Also.')]), [
    'See Also: the ledger does not name SMP-1, whose source this is (features/sample.feature:7)',
  ]);
});

test('a source that is no place of the page is found', () => {
  assert.deepEqual(found(SAMPLE_LEDGER, [rule('SMP-1', 'Remarks; Remarks, paragraph 9.')]), [
    'features/sample.feature:7: the source of SMP-1 names "Remarks, paragraph 9", which is no place of the page',
  ]);
});

test('a rule that no feature has is found', () => {
  const ledger = ledgerWith(PLACE, (entry) => ({ ...entry, rules: ['SMP-1', 'SMP-9'] }));
  assert.deepEqual(found(ledger), [`${PLACE}: the ledger names the rule SMP-9, which no feature has`]);
});

test('two entries with one place are found', () => {
  const [first, ...rest] = SAMPLE_LEDGER.statements;
  assert.ok(first);
  assert.deepEqual(found({ ...SAMPLE_LEDGER, statements: [first, first, ...rest] }), [
    'Title: two entries of the ledger have this place',
  ]);
});
