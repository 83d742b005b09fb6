import assert from 'node:assert/strict';
import test from 'node:test';
import { parse } from 'yaml';
import { seeProvider } from '../../cli/statement/see-provider';
import { statementTemplate } from '../../cli/statement/statement-template';
import type { StatementDocument } from '../../providers/contract/statement/document';
import { normaliseStatement } from '../../providers/contract/statement/normalise-statement';
import { parseShape, referenceAdapter } from '../../providers/reference/reference';

test('what the template says of a provider is what the provider says of itself', async () => {
  for (const shape of ['full', 'minimal', 'ifs']) {
    const { ics, ixit } = await seeProvider(referenceAdapter(parseShape(shape)));
    const seen = normaliseStatement({ ...(ics && { ics }), ...(ixit && { ixit }) });
    const written = statementTemplate({ reference: `reference:${shape}`, ics: seen.ics, ixit });
    const read = normaliseStatement(parse(written) as StatementDocument);
    assert.deepEqual(read, seen, shape);
  }
});

test('where no entry can be seen the template asks for them', () => {
  const written = statementTemplate({ reference: 'dll:./other.dll\n', ics: null, ixit: null });
  const { ics } = parse(written) as StatementDocument;
  assert.deepEqual(ics, { entries: [] });
  assert.match(written, /They could not be seen: write them here/);
});
