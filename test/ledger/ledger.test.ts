import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { readLedgers } from '../../cli/suite/read-ledgers';
import { checkAmbiguities } from '../../reports/ledger/ambiguities/check-ambiguities';
import { provePage } from '../../reports/ledger/prove-page';
import { checkStatements } from '../../reports/ledger/statements/check-statements';
import { resolveSource } from '../../reports/ledger/statements/resolve-source';
import { mutationsOf } from './mutations';
import { PAGE_FILE, WITHOUT_PAGE } from './page-file';

const pages = readLedgers();

for (const { ledger, ambiguities, rules } of pages) {
  const places = ledger.statements.map(({ place }) => place);

  test(`${ledger.page}: every place that a feature names is in the ledger, which names the rule there`, () => {
    for (const { id, source } of rules) {
      const resolved = resolveSource(source, places);
      assert.deepEqual(resolved.unknown, [], `${id}: ${source}`);
      for (const place of resolved.places) {
        const entry = ledger.statements.find((one) => one.place === place);
        assert.ok(entry?.rules?.includes(id), `the ledger does not name ${id} at ${place}`);
      }
    }
  });

  test(`${ledger.page}: every statement is covered or has its reason, every rule has a statement`, () => {
    assert.deepEqual(checkStatements(ledger, rules), []);
  });

  test(`${ledger.page}: the ambiguities name places and rules that are there`, () => {
    assert.deepEqual(checkAmbiguities(ambiguities, ledger, rules), []);
  });
}

test('the ledger of WSPSocket is the whole page', { skip: WITHOUT_PAGE }, () => {
  const ledger = pages.find((one) => one.ledger.page === 'WSPSocket')?.ledger;
  assert.ok(ledger);
  const { statements, known, findings } = provePage(ledger, readFileSync(PAGE_FILE, 'utf8'));
  assert.deepEqual(findings, []);
  assert.equal(statements, ledger.statements.length);
  assert.equal(known, statements);
});

test('no word and no line of the WSPSocket page can change unseen', { skip: WITHOUT_PAGE }, () => {
  const ledger = pages.find((one) => one.ledger.page === 'WSPSocket')?.ledger;
  assert.ok(ledger);
  const unseen = [...mutationsOf(readFileSync(PAGE_FILE, 'utf8'))].filter(
    ({ text }) => provePage(ledger, text).findings.length === 0,
  );
  assert.deepEqual(
    unseen.map(({ what }) => what),
    [],
  );
});
