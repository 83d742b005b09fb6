import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import type { StatementDocument } from '../../providers/contract/statement/document';
import { readStatementFile } from '../../providers/contract/statement/read-statement-file';
import { buildSample, SAMPLE_STATEMENT } from '../../providers/native/build/sample';
import { dllAdapter } from '../../providers/native/native';
import { everyRule, rulesOfAreas, tagsOf } from '../suite/areas';
import { judge, rulesWith, toldWith } from '../suite/judge';
import { AT_NIGHT } from '../nightly/at-night';
import { CANNOT_RUN_DLLS, whyNotX86Dlls } from './tools';

const folder = mkdtempSync(join(tmpdir(), 'wsp-tck-sample-'));
const dll = join(folder, 'sample.dll');

before(() => {
  if (CANNOT_RUN_DLLS === false) buildSample(dll);
});

after(() => {
  rmSync(folder, { recursive: true });
});

test(
  'the sample provider in C conforms: every rule is judged, none is broken',
  { skip: CANNOT_RUN_DLLS },
  async () => {
    const judged = await judge(dllAdapter(dll), { statement: readStatementFile(SAMPLE_STATEMENT) });
    rmSync(judged.folder, { recursive: true });
    assert.deepEqual(toldWith(judged, ['fail', 'inconclusive', 'error']), []);
    assert.deepEqual(rulesWith(judged, 'advisory'), ['DESC-1']);
    assert.equal(judged.conformance.outcome, 'conformant');
    assert.equal(judged.exitCode, 0);
  },
);

// Wine's 32-bit part is a gigabyte more to install
if (AT_NIGHT) {
  test('the sample provider for x86 conforms as well', { skip: whyNotX86Dlls() }, async () => {
    const forX86 = join(folder, 'sample-x86.dll');
    buildSample(forX86, 'x86');
    const judged = await judge(dllAdapter(forX86), { statement: readStatementFile(SAMPLE_STATEMENT) });
    rmSync(judged.folder, { recursive: true });
    assert.deepEqual(toldWith(judged, ['fail', 'inconclusive', 'error']), []);
    assert.equal(judged.conformance.outcome, 'conformant');
  });
}

/** A failing WPUCreateSocketHandle brings ERR-4 and ERR-5 about too. */
const ABOUT_CONDITIONS = ['DATA-7', 'ERR-1'];

test(
  `without conditions in its statement just the rules about them are open${AT_NIGHT ? '' : ', of the areas of these rules'}`,
  { skip: CANNOT_RUN_DLLS },
  async () => {
    const run = AT_NIGHT ? everyRule() : rulesOfAreas(ABOUT_CONDITIONS);
    const judged = await judge(dllAdapter(dll), {
      statement: withoutConditions(readStatementFile(SAMPLE_STATEMENT)),
      tags: tagsOf(run),
    });
    rmSync(judged.folder, { recursive: true });
    const open = rulesWith(judged, 'inconclusive').filter((rule) => run.includes(rule));
    assert.deepEqual(open, ABOUT_CONDITIONS);
    assert.deepEqual(toldWith(judged, ['fail', 'error'], run), []);
    assert.equal(judged.conformance.outcome, 'incomplete');
  },
);

test('the same sources give the same DLL', { skip: CANNOT_RUN_DLLS }, () => {
  const again = join(folder, 'again', 'sample.dll');
  buildSample(again);
  assert.equal(digest(again), digest(dll));
});

function withoutConditions(statement: StatementDocument): StatementDocument {
  return { ...statement, ixit: { ...statement.ixit, conditions: {} } };
}

function digest(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}
