import assert from 'node:assert/strict';
import test, { before } from 'node:test';
import type { Envelope } from '@cucumber/messages';
import { validateXML } from 'xmllint-wasm';
import { badgeEndpoint, badgeSvg } from '../../../reports/formats/badge';
import { buildReport } from '../../../reports/formats/report';
import { runTinyFeatures } from '../run-tiny-features';
import { SAMPLE_RUN } from '../sample-run';

let envelopes: readonly Envelope[] = [];
before(async () => {
  envelopes = await runTinyFeatures();
});

const conformance = () => buildReport(SAMPLE_RUN, envelopes, []).conformance;

test('a badge says how many rules are broken, in red', () => {
  assert.deepEqual(badgeEndpoint(conformance()), {
    schemaVersion: 1,
    label: 'WSPSocket',
    message: '1 rule broken',
    color: 'red',
    isError: true,
  });
});

test('a badge says the outcome where nothing is broken, and tells a selection', () => {
  const rules = conformance().rules.filter(({ verdict }) => verdict === 'pass');
  const clean = { ...conformance(), rules };
  assert.equal(badgeEndpoint({ ...clean, outcome: 'conformant' }).message, 'conformant');
  assert.equal(badgeEndpoint({ ...clean, outcome: 'conformant' }).color, 'brightgreen');
  assert.equal(badgeEndpoint({ ...clean, outcome: 'incomplete' }).color, 'yellow');
  const part = badgeEndpoint({ ...clean, outcome: 'incomplete', selection: { shard: '1/2' } });
  assert.deepEqual([part.message, part.color], ['3 rules only, 3 pass', 'yellow']);
});

test('the picture is well-formed, says its words to a screen reader, and escapes them', async () => {
  const svg = badgeSvg({ schemaVersion: 1, label: '<script>"&', message: 'conformant', color: 'red' });
  assert.match(svg, /^<svg [^>]*role="img" aria-label="&lt;script&gt;&quot;&amp;: conformant"/);
  assert.match(svg, /<title>&lt;script&gt;&quot;&amp;: conformant<\/title>/);
  assert.doesNotMatch(svg, /<script/);
  const { errors } = await validateXML({ xml: svg, normalization: 'format' });
  assert.deepEqual(errors, []);
});
