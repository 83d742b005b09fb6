import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import test from 'node:test';
import { parseShape, referenceAdapter } from '../../providers/reference/reference';
import { FAULTY_VARIANTS, variantAdapter } from '../../providers/variants/variants';
import { judge, rulesWith, type Judged } from '../suite/judge';

/** The rules that a run found broken, and the recommendations that it found not followed. */
function flagged(judged: Judged): readonly string[] {
  return [...rulesWith(judged, 'fail'), ...rulesWith(judged, 'advisory')];
}

/** What is flagged in the reference of a shape already: recommendations that the shape does not follow. */
const ofShape = new Map<string, Promise<readonly string[]>>();

function flaggedInReference(shape: string): Promise<readonly string[]> {
  const known = ofShape.get(shape) ?? judge(referenceAdapter(parseShape(shape))).then(flagged);
  ofShape.set(shape, known);
  return known;
}

for (const variant of FAULTY_VARIANTS) {
  test(`faulty: ${variant.id} - ${variant.title}`, async (context) => {
    const before = await flaggedInReference(variant.shape);
    const judged = await judge(variantAdapter(variant));
    rmSync(judged.folder, { recursive: true });
    const found = flagged(judged).filter((rule) => !before.includes(rule));
    const { breaks } = variant;
    assert.ok(
      breaks.some((rule) => found.includes(rule)),
      `none of ${breaks.join(', ')} is flagged, but ${found.join(', ')}`,
    );
    assert.deepEqual(
      found.filter((rule) => !breaks.includes(rule)),
      [],
      'flagged, but not broken',
    );
    assert.deepEqual(rulesWith(judged, 'error'), []);
    const unseen = breaks.filter((rule) => !found.includes(rule));
    if (unseen.length > 0) context.diagnostic(`broken, but not flagged: ${unseen.join(', ')}`);
  });
}
