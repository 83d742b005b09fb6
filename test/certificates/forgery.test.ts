import assert from 'node:assert/strict';
import test, { before } from 'node:test';
import { parseShape, referenceAdapter } from '../../providers/reference/reference';
import { findVariant, variantAdapter } from '../../providers/variants/variants';
import { buildStatement } from '../../reports/certificates/build-statement';
import { signEnvelope } from '../../reports/certificates/envelope/sign-envelope';
import type { Evidence } from '../../reports/certificates/evidence';
import type { Conformance } from '../../reports/conformance/conformance';
import { parseConformance } from '../../reports/conformance/read-conformance';
import { evidenceOf, fileOf, findingsOf, ISSUE, PRIVATE_KEY, SUITE, verify } from './certified';

/*
 * Here whoever changes the files also holds the key and signs again: every
 * digest is right, and what is found is found by judging and replaying.
 */

let good: Evidence;
let faulty: Evidence;

before(async () => {
  good = await evidenceOf(referenceAdapter(parseShape('')));
  faulty = await evidenceOf(variantAdapter(findVariant('never-overlapped')));
});

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

/** What `verify` finds where all of this was signed, whatever it says. */
async function found(evidence: Evidence): Promise<string> {
  const conformance = parseConformance(evidence.conformance, 'conformance.json');
  const statement = buildStatement(conformance, evidence, { ...ISSUE, suiteDigest: SUITE.digest });
  const certificate = fileOf(signEnvelope(Buffer.from(JSON.stringify(statement)), PRIVATE_KEY));
  return findingsOf(await verify({ certificate, evidence }));
}

function conformanceWith(evidence: Evidence, change: (rules: Conformance) => Conformance): Uint8Array {
  return Buffer.from(JSON.stringify(change(parseConformance(evidence.conformance, 'conformance.json'))));
}

const SCENARIO = /^(\{"kind":"scenario","testCaseStarted":")(.*?)(",.*)$/gm;

/** The transcript of one run with the test-case ids of another, scenario by scenario. */
function asIfOf(run: Evidence, transcript: Uint8Array): Uint8Array {
  const ids = new Map(
    [...text(run.transcript).matchAll(SCENARIO)].map(([, , id = '', place = '']) => [place, id]),
  );
  return Buffer.from(
    text(transcript).replace(
      SCENARIO,
      (_, head: string, id: string, place: string) => `${head}${ids.get(place) ?? id}${place}`,
    ),
  );
}

test('the files as they are verify, so that what is found below is found for its reason', async () => {
  assert.equal(await found(good), '');
});

test('verdicts and messages of a conforming run beside the transcript of a faulty provider', async () => {
  const findings = await found({ ...good, transcript: asIfOf(good, faulty.transcript) });
  assert.match(findings, /FLAG-2: pass in the result, fail in the replay of its transcript/);
});

test('a failure turned into a pass in the result alone', async () => {
  const conformance = conformanceWith(faulty, (result) => ({
    ...result,
    outcome: 'conformant',
    rules: result.rules.map((rule) => (rule.verdict === 'fail' ? { ...rule, verdict: 'pass' } : rule)),
  }));
  assert.match(await found({ ...faulty, conformance }), /FLAG-2: pass in the result, fail in its messages/);
});

test('a failure left out of result and messages', async () => {
  const without = (result: Conformance): Conformance => ({
    ...result,
    rules: result.rules.filter(({ id }) => id !== 'FLAG-2'),
  });
  const findings = await found({ ...good, conformance: conformanceWith(good, without) });
  assert.match(findings, /FLAG-2: not in the result/);
});

test('another statement of what was implemented', async () => {
  const conformance = conformanceWith(good, (result) => ({
    ...result,
    ixit: { ...result.ixit, bulkBytes: 1 },
    provider: { ...result.provider, name: 'Another provider' },
  }));
  const findings = await found({ ...good, conformance });
  assert.match(findings, /provider: the result and the replay of its transcript differ/);
  assert.match(findings, /ixit: the result and the replay of its transcript differ/);
});

test('a transcript that lacks a call', async () => {
  const at = text(good.transcript).indexOf('\n{"kind":"call"', text(good.transcript).indexOf('"SOCK-1"'));
  const end = text(good.transcript).indexOf('\n', at + 1);
  const transcript = Buffer.from(text(good.transcript).slice(0, at) + text(good.transcript).slice(end));
  assert.match(
    await found({ ...good, transcript }),
    /SOCK-1: pass in the result, error in the replay of its transcript \(.*the transcript lacks .* in "SOCK-1 /,
  );
});

test('a code that the provider did not give', async () => {
  const transcript = Buffer.from(text(good.transcript).replaceAll('"errno":10047', '"errno":10044'));
  assert.match(
    await found({ ...good, transcript }),
    /ERR-2: pass in the result, fail in the replay of its transcript/,
  );
});

const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;

/** Files that would hold a careless reader up, or end it. */
const HOSTILE: Readonly<Record<string, Partial<Evidence>>> = {
  'no messages': { messages: Buffer.from('') },
  'messages that are none': { messages: Buffer.from('{"gherkinDocument":{}}\n{"testCase":7}\n') },
  'messages nested deeply': { messages: Buffer.from(`{"attachment":${deep}}\n`) },
  'messages that are no UTF-8': { messages: Buffer.from([0xff, 0xfe, 0x0a]) },
  'no transcript': { transcript: Buffer.from('') },
  'a transcript of something else': { transcript: Buffer.from('{"kind":"confession"}\n') },
};

for (const [what, files] of Object.entries(HOSTILE)) {
  test(`${what}: a finding, not the end of the program`, async () => {
    assert.notEqual(await found({ ...good, ...files }), '');
  });
}

const LINES: Readonly<Record<string, string>> = {
  'a line nested deeply': `{"kind":"call","id":1,"process":1,"thread":1,"function":"WSPSocket","during":null,"arguments":{"af":${deep}}}`,
  'a call without arguments':
    '{"kind":"call","id":1,"process":1,"thread":1,"function":"WSPSocket","during":null}',
  'gigabytes of bulk data in one line': `{"kind":"return","id":1,"process":1,"thread":1,"to":1,"result":0,"errno":null,"in":null,"out":{"lpBuffers":[{"seed":1,"offset":0,"length":9e14}]}}`,
  'a command that nobody may run': '{"kind":"command","argv":["rm","-rf","/"],"problem":0}',
};

for (const [what, line] of Object.entries(LINES)) {
  test(`a transcript with ${what}: a finding, not the end of the program`, async () => {
    const lines = text(good.transcript).split('\n');
    lines.splice(3, 0, line);
    assert.notEqual(await found({ ...good, transcript: Buffer.from(lines.join('\n')) }), '');
  });
}

test('a provider that never says hello costs no deadline, however long it is', async () => {
  const lines = text(good.transcript).split('\n');
  const silent = lines
    .filter((line) => !line.startsWith('{"kind":"opened"'))
    .map((line) =>
      line.startsWith('{"kind":"run"')
        ? line.replace('}', ',"statement":{"ixit":{"deadlines":{"startMs":3600000}}}}')
        : line,
    );
  assert.match(
    await found({ ...good, transcript: Buffer.from(silent.join('\n')) }),
    /the transcript lacks the answer to open/,
  );
});
