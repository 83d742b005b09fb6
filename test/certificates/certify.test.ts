import assert from 'node:assert/strict';
import { verify as verifySignature } from 'node:crypto';
import test, { before } from 'node:test';
import { parseShape, referenceAdapter } from '../../providers/reference/reference';
import { findVariant, variantAdapter } from '../../providers/variants/variants';
import { buildStatement } from '../../reports/certificates/build-statement';
import { checkArtifact } from '../../reports/certificates/check/check-artifact';
import { checkProgram } from '../../reports/certificates/check/check-program';
import { checkSuite } from '../../reports/certificates/check/check-suite';
import type { Evidence } from '../../reports/certificates/evidence';
import type { Conformance } from '../../reports/conformance/conformance';
import { parseConformance } from '../../reports/conformance/read-conformance';
import { whyNotCertified } from '../../reports/certificates/why-not-certified';
import { CERTIFIED } from '../../reports/certificates/statement';
import { sha256 } from '../../reports/certificates/digests';
import { certify, evidenceOf, fileOf, findingsOf, ISSUE, PUBLIC_KEY, SUITE, verify } from './certified';

let evidence: Evidence;
let conformance: Conformance;

before(async () => {
  evidence = await evidenceOf(referenceAdapter(parseShape('')));
  conformance = parseConformance(evidence.conformance, 'conformance.json');
});

test('a conformant result is certified, and the certificate verifies', async () => {
  const issued = await certify(evidence);
  assert.ok(issued.ok);
  const verification = await verify({ certificate: fileOf(issued.envelope), evidence });
  assert.equal(findingsOf(verification), '');
});

test('it is an in-toto Statement in a DSSE envelope, as those who do not know wsp-tck read it', async () => {
  const issued = await certify(evidence);
  assert.ok(issued.ok);
  const { payloadType, payload, signatures } = issued.envelope;
  assert.equal(payloadType, 'application/vnd.in-toto+json');
  const body = Buffer.from(payload, 'base64');
  const signed = Buffer.concat([Buffer.from(`DSSEv1 28 ${payloadType} ${String(body.length)} `), body]);
  assert.ok(verifySignature(null, signed, PUBLIC_KEY, Buffer.from(signatures[0]?.sig ?? '', 'base64')));
  const statement: unknown = JSON.parse(body.toString('utf8'));
  assert.deepEqual(statement, issued.statement);
  const { _type, subject, predicateType, predicate } = issued.statement;
  assert.equal(_type, 'https://in-toto.io/Statement/v1');
  assert.equal(predicateType, 'https://in-toto.io/attestation/test-result/v0.1');
  assert.deepEqual(subject, [{ name: 'transcript.ndjson', digest: { sha256: sha256(evidence.transcript) } }]);
  assert.equal(predicate.result, 'PASSED');
  assert.deepEqual(predicate.failedTests, []);
  assert.deepEqual(
    predicate.configuration.map(({ name }) => name),
    ['features', 'suite', 'ics', 'ixit'],
  );
  assert.deepEqual(
    predicate[CERTIFIED].rules.map(({ id, verdict }) => [id, verdict]),
    conformance.rules.map(({ id, verdict }) => [id, verdict]),
  );
});

test('what is not conformant is refused, with the rules', async () => {
  const faulty = await evidenceOf(variantAdapter(findVariant('never-overlapped')));
  const issued = await certify(faulty);
  assert.ok(!issued.ok);
  assert.match(issued.reasons.join('\n'), /^the outcome is non-conformant: .*FLAG-2 fail/);
});

const REFUSED: readonly {
  readonly what: string;
  readonly change: Partial<Conformance>;
  readonly why: RegExp;
}[] = [
  {
    what: 'selected rules',
    change: { selection: { rules: ['SOCK-1'] }, outcome: 'incomplete' },
    why: /^only a part of the rules was run\nthe outcome is incomplete$/,
  },
  {
    what: 'a shard',
    change: { selection: { shard: '1/2' }, outcome: 'incomplete' },
    why: /only a part of the rules was run/,
  },
  { what: 'an incomplete run', change: { outcome: 'incomplete' }, why: /the outcome is incomplete/ },
];

for (const { what, change, why } of REFUSED) {
  test(`${what} cannot be certified`, () => {
    assert.match(whyNotCertified({ ...conformance, ...change }).join('\n'), why);
  });
}

for (const reference of ['winsock', 'layered:winsock', 'transcript:run/transcript.ndjson']) {
  test(`a result of ${reference} can never be certified`, () => {
    const { provider } = conformance;
    assert.equal(whyNotCertified({ ...conformance, provider: { ...provider, reference } }).length, 1);
    const [kind = ''] = reference.split(':');
    assert.deepEqual(whyNotCertified(conformance), []);
    if (kind !== 'layered') {
      assert.equal(whyNotCertified({ ...conformance, provider: { ...provider, kind } }).length, 1);
    }
  });
}

test('where the provider has a file, the certificate is about it, and holds a copy against it', () => {
  const artifact = { file: 'acmewsp.dll', sha256: 'a'.repeat(64) };
  const ofFile = { ...conformance, provider: { ...conformance.provider, artifact } };
  const { subject } = buildStatement(ofFile, evidence, { ...ISSUE, suiteDigest: SUITE.digest });
  assert.deepEqual(subject, [{ name: artifact.file, digest: { sha256: artifact.sha256 } }]);
  assert.deepEqual(checkArtifact(ofFile, undefined), []);
  assert.deepEqual(checkArtifact(ofFile, artifact.sha256), []);
  assert.match(checkArtifact(ofFile, 'b'.repeat(64)).join(), /^the file is not the one that was tested: /);
  assert.match(checkArtifact(conformance, artifact.sha256).join(), /^the certificate is about no file/);
});

test('another suite, or another build of it, cannot vouch for a result', () => {
  const other = { version: '9.9.9', featuresDigest: 'f'.repeat(64), digest: 'd'.repeat(64) };
  assert.match(checkSuite(conformance, { ...SUITE, version: other.version }).join(), /this is 9\.9\.9/);
  assert.match(
    checkSuite(conformance, { ...SUITE, ...other, version: SUITE.version }).join(),
    /the features of this/,
  );
  const statement = buildStatement(conformance, evidence, { ...ISSUE, suiteDigest: SUITE.digest });
  assert.deepEqual(checkProgram(statement, SUITE), []);
  assert.match(
    checkProgram(statement, { ...SUITE, digest: other.digest }).join(),
    /another build of the suite/,
  );
});

test('a result whose verdicts the transcript does not give is refused', async () => {
  const other = await evidenceOf(referenceAdapter(parseShape('ifs')));
  const issued = await certify({ ...evidence, transcript: other.transcript });
  assert.ok(!issued.ok);
  assert.match(issued.reasons.join('\n'), /messages and transcript are not of one run/);
});
