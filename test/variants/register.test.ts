import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { resolveReference } from '../../cli/provider/resolve-reference';
import { packageRoot } from '../../cli/suite/package-root';
import { featureFiles, parseFeatures } from '../../cli/suite/read-features';
import { UsageError } from '../../cli/usage-error';
import { isFinding, type Assessment } from '../../reports/assessment/assessment';
import { readRegister } from '../../reports/queries/rules-register';
import { FAULTY_VARIANTS, VARIANTS } from '../../providers/variants/variants';

test('ids are kebab-case, and each is used once', () => {
  const ids = VARIANTS.map(({ id }) => id);
  for (const id of ids) assert.match(id, /^[a-z0-9]+(-[a-z0-9]+)*$/);
  assert.deepEqual(
    ids.filter((id, index) => ids.indexOf(id) !== index),
    [],
  );
});

test('titles are one sentence', () => {
  for (const { title } of VARIANTS) assert.match(title, /^[A-Z][^.]*\.$/);
});

test('what a fault breaks are rules of the features', () => {
  const rules = new Set(readRegister(parseFeatures(featureFiles())).map(({ id }) => id));
  for (const { id, breaks } of FAULTY_VARIANTS) {
    for (const rule of breaks) assert.ok(rules.has(rule), `${id} breaks ${rule}`);
  }
});

test('variant:ID names a provider, and an unknown one is told with all that there are', () => {
  assert.equal(resolveReference('variant:heeds-everything').kind, 'variant');
  assert.throws(
    () => resolveReference('variant:odd'),
    (error: unknown) => error instanceof UsageError && VARIANTS.every(({ id }) => error.message.includes(id)),
  );
});

test('every must and should rule is broken by a fault', () => {
  const broken = new Set<string>(FAULTY_VARIANTS.flatMap(({ breaks }) => breaks));
  const rules = readRegister(parseFeatures(featureFiles())).filter(({ level }) => level !== 'may');
  assert.deepEqual(
    rules.map(({ id }) => id).filter((id) => !broken.has(id)),
    [],
  );
});

/** The part of the faults that no rule outside their declared set flags, at least. */
const WANTED_SPECIFIC = 0.95;

test('the published assessment is about just these variants, and what they break', () => {
  const published = JSON.parse(
    readFileSync(join(packageRoot(), 'docs', 'assessment', 'assessment.json'), 'utf8'),
  ) as Assessment;
  assert.deepEqual(
    published.variants.map(({ kind, id, title, breaks }) => ({ kind, id, title, breaks })),
    VARIANTS.map((variant) => {
      const { kind, id, title } = variant;
      return { kind, id, title, breaks: variant.kind === 'faulty' ? variant.breaks : [] };
    }),
  );
  assert.equal(isFinding(published), false);
  assert.equal(published.brokenOnly, undefined);
  const { specific, faulty } = published.counts;
  assert.ok(specific / faulty >= WANTED_SPECIFIC, `${String(specific)} of ${String(faulty)}`);
});
