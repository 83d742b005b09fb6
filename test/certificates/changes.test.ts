import assert from 'node:assert/strict';
import test, { before } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { deriveAgain } from '../../cli/running/derive-again';
import { featureFiles, featuresDigest } from '../../cli/suite/read-features';
import { randomNumbers } from '../../providers/contract/bulk-data';
import { parseShape, referenceAdapter } from '../../providers/reference/reference';
import { sha256 } from '../../reports/certificates/digests';
import type { Evidence } from '../../reports/certificates/evidence';
import type { Conformance } from '../../reports/conformance/conformance';
import { certify, evidenceOf, fileOf, findingsOf, SUITE, verify } from './certified';

const CHANGES = 1_000;
const SEED = 20_261_122;
const TARGETS = ['certificate', 'transcript', 'messages', 'features'] as const;

const random = randomNumbers(SEED);
const below = (limit: number): number => Math.floor(random() * limit);

/** The same bytes with one of them changed to any other. */
function withOneChanged(bytes: Uint8Array): Buffer {
  const changed = Buffer.from(bytes);
  const at = below(changed.length);
  changed[at] = ((changed[at] ?? 0) + 1 + below(255)) % 256;
  return changed;
}

/** White space between the parts of the envelope says nothing. */
function meansTheSame(one: Buffer, other: Buffer): boolean {
  try {
    return isDeepStrictEqual(JSON.parse(one.toString('utf8')), JSON.parse(other.toString('utf8')));
  } catch {
    return false;
  }
}

let evidence: Evidence;
let certificate: Buffer;

before(async () => {
  evidence = await evidenceOf(referenceAdapter(parseShape('minimal')));
  const issued = await certify(evidence);
  assert.ok(issued.ok);
  certificate = fileOf(issued.envelope);
});

/** Each transcript is derived once: the changes that only move white space come to the same one. */
const derived = new Map<string, Promise<Conformance>>();
function derive(transcript: Uint8Array): Promise<Conformance> {
  const digest = sha256(transcript);
  const known = derived.get(digest) ?? deriveAgain(transcript);
  derived.set(digest, known);
  return known;
}

test(`${String(CHANGES)} changes of one byte: each that changes the meaning is found, none crashes`, async (t) => {
  const features = featureFiles();
  const told = new Set<string>();
  let found = 0;
  for (let round = 0; round < CHANGES; round += 1) {
    const target = TARGETS[round % TARGETS.length] ?? 'certificate';
    let suite = SUITE;
    let changed = { certificate, evidence };
    if (target === 'features') {
      const victim = below(features.length);
      const files = features.map(({ uri, text }, index) => ({
        uri,
        text: index === victim ? withOneChanged(Buffer.from(text)).toString('utf8') : text,
      }));
      suite = { ...SUITE, featuresDigest: featuresDigest(files) };
    } else if (target === 'certificate') {
      changed = { ...changed, certificate: withOneChanged(certificate) };
    } else {
      changed = { ...changed, evidence: { ...evidence, [target]: withOneChanged(evidence[target]) } };
    }
    const verification = await verify({ ...changed, suite, derive });
    if (target === 'certificate' && meansTheSame(changed.certificate, certificate)) {
      assert.equal(findingsOf(verification), '', 'a certificate that says the same is as good');
      continue;
    }
    assert.ok(!verification.ok, `round ${String(round)}: a change of the ${target} was not found`);
    found += 1;
    told.add(`${target}: ${findingsOf(verification).replace(/[0-9a-f]{64}|".*"|\d+/g, '…')}`);
  }
  assert.ok(found > CHANGES * 0.95);
  t.diagnostic(`${String(found)} found, told in ${String(told.size)} ways`);
});
