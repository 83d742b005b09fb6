import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { parse, stringify } from 'yaml';
import { seeProvider } from '../../cli/statement/see-provider';
import { statementTemplate } from '../../cli/statement/statement-template';
import type { StatementDocument } from '../../providers/contract/statement/document';
import { normaliseStatement } from '../../providers/contract/statement/normalise-statement';
import { readStatementFile } from '../../providers/contract/statement/read-statement-file';
import statementSchema from '../../providers/contract/statement/statement.schema.json';
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
  assert.match(written, /They could not be seen: write them here/);
  const part = written.slice(written.indexOf('ics:'), written.indexOf('\nixit:'));
  assert.equal((parse(part) as StatementDocument).ics, null);
  const { ics } = parse(
    part.replace(/^ {2}# (?=(entries|groups|sharedSockets|heeds):| )/gm, '  '),
  ) as StatementDocument;
  const file = join(mkdtempSync(join(tmpdir(), 'wsp-tck-template-')), 'statement.yaml');
  writeFileSync(file, stringify({ ics }));
  assert.equal(normaliseStatement(readStatementFile(file)).ics?.entries.length, 1);
});

test('every field of the IXIT is in the template, and valid once its comment is taken away', () => {
  const written = statementTemplate({ reference: 'dll:./other.dll', ics: null, ixit: null });
  const fields = Object.keys(statementSchema.definitions.ixit.properties);
  // an example begins with the name of a field; what belongs to it stands further to the right
  const example = new RegExp(`^ {2}# (?=(${fields.join('|')}):| )`, 'gm');
  const part = written.slice(written.indexOf('\nixit:'));
  const { ixit } = parse(part.replace(example, '  ')) as StatementDocument;
  assert.deepEqual(Object.keys(ixit ?? {}).sort(), fields.sort());
  const file = join(mkdtempSync(join(tmpdir(), 'wsp-tck-template-')), 'statement.yaml');
  writeFileSync(file, stringify({ ixit }));
  assert.deepEqual(readStatementFile(file), { ixit });
});

test('a template is a statement before anything is filled in, as far as its entries are known', async () => {
  const { ics } = await seeProvider(referenceAdapter(parseShape('minimal')));
  const seen = normaliseStatement({ ...(ics && { ics }) });
  const file = join(mkdtempSync(join(tmpdir(), 'wsp-tck-template-')), 'statement.yaml');
  writeFileSync(file, statementTemplate({ reference: 'x', ics: seen.ics, ixit: null }));
  assert.deepEqual(normaliseStatement(readStatementFile(file)), seen);
});

test('what a DLL exports is listed for the conditions', () => {
  const exports = ['WSPStartup', 'InduceNoBuffers', 'ClearNoBuffers'];
  const written = statementTemplate({ reference: 'dll:./other.dll', ics: null, ixit: null, exports });
  assert.match(written, /for by: export:\n {2}# {3}InduceNoBuffers\n {2}# {3}ClearNoBuffers\n$/);
  assert.doesNotMatch(statementTemplate({ reference: 'x', ics: null, ixit: null }), /exports beside/);
});
