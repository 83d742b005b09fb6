import assert from 'node:assert/strict';
import test, { before } from 'node:test';
import type { Envelope } from '@cucumber/messages';
import jsonld from 'jsonld';
import { DataFactory, Parser, Store, type Quad_Object, type Term } from 'n3';
import { earlJsonLd } from '../../../reports/formats/earl';
import { buildReport } from '../../../reports/formats/report';
import { runTinyFeatures } from '../run-tiny-features';
import { SAMPLE_RUN } from '../sample-run';
import { tinyTranscript } from '../tiny-transcript';
import { hostileReportOf } from './hostile-report';

const namedNode = (iri: string) => DataFactory.namedNode(iri);
const EARL = 'http://www.w3.org/ns/earl#';
const DCT = 'http://purl.org/dc/terms/';
const TYPE = namedNode('http://www.w3.org/1999/02/22-rdf-syntax-ns#type');

/** The outcome values of EARL 1.0, section 2.7. */
const OUTCOMES = ['passed', 'failed', 'cantTell', 'inapplicable', 'untested'];

let envelopes: readonly Envelope[] = [];
before(async () => {
  envelopes = await runTinyFeatures();
});

/** The report as RDF, as a reader of JSON-LD makes it; a context from the network is refused. */
async function graphOf(text: string): Promise<Store> {
  const options = {
    format: 'application/n-quads' as const,
    documentLoader: (url: string) => Promise.reject(new Error(`the network is asked for ${url}`)),
    // what would be dropped is an error
    safe: true,
  };
  const quads = await jsonld.toRDF(JSON.parse(text) as jsonld.JsonLdDocument, options);
  assert.ok(typeof quads === 'string');
  return new Store(new Parser({ format: 'application/n-quads' }).parse(quads));
}

/** The one object of a property. */
function one(store: Store, subject: Term, property: string): Quad_Object {
  const objects = store.getObjects(subject, namedNode(property), null);
  assert.equal(objects.length, 1, `${subject.value} has ${String(objects.length)} ${property}`);
  const [object] = objects;
  assert.ok(object !== undefined);
  return object;
}

function assertIs(store: Store, node: Term, type: string): void {
  assert.ok(
    store.getObjects(node, TYPE, null).some(({ value }) => value === `${EARL}${type}`),
    `${node.value} is no earl:${type}`,
  );
}

const texts = (): readonly string[] => [
  earlJsonLd(buildReport(SAMPLE_RUN, envelopes, tinyTranscript(envelopes))),
  earlJsonLd(hostileReportOf(envelopes)),
];

test('every assertion says who asserts what of whom by which test, with an outcome of EARL', async () => {
  for (const text of texts()) {
    const store = await graphOf(text);
    const assertions = store.getSubjects(TYPE, namedNode(`${EARL}Assertion`), null);
    assert.equal(assertions.length, 9);
    for (const assertion of assertions) {
      assertIs(store, one(store, assertion, `${EARL}assertedBy`), 'Assertor');
      assertIs(store, one(store, assertion, `${EARL}subject`), 'TestSubject');
      assertIs(store, one(store, assertion, `${EARL}test`), 'TestRequirement');
      assert.equal(one(store, assertion, `${EARL}mode`).value, `${EARL}automatic`);
      const result = one(store, assertion, `${EARL}result`);
      assertIs(store, result, 'TestResult');
      const outcome = one(store, result, `${EARL}outcome`);
      assert.equal(outcome.termType, 'NamedNode');
      assert.ok(OUTCOMES.includes(outcome.value.slice(EARL.length)), outcome.value);
      const date = one(store, result, `${DCT}date`);
      assert.ok(date.termType === 'Literal' && date.datatype.value.endsWith('#dateTime'));
      assert.ok(!Number.isNaN(Date.parse(date.value)));
    }
  }
});

test('every rule is tested once, and its verdict is told in the outcomes of EARL', async () => {
  const store = await graphOf(texts()[0] ?? '');
  const outcomes = store
    .getSubjects(TYPE, namedNode(`${EARL}Assertion`), null)
    .map((assertion) => {
      const rule = one(store, one(store, assertion, `${EARL}test`), `${DCT}identifier`).value;
      const outcome = one(store, one(store, assertion, `${EARL}result`), `${EARL}outcome`).value;
      return `${rule} ${outcome.slice(EARL.length)}`;
    })
    .sort();
  assert.deepEqual(outcomes, [
    'ANS-1 passed',
    'ANS-2 failed',
    'ANS-3 failed',
    'ANS-4 passed',
    'LIM-1 cantTell',
    'LIM-2 inapplicable',
    'LIM-3 cantTell',
    'LIM-4 passed',
    'LIM-5 cantTell',
  ]);
});

test('no member is lost on the way to RDF: the context knows every one of them', async () => {
  const store = await graphOf(texts()[0] ?? '');
  const own = store.getPredicates(null, null, null).map(({ value }) => value);
  assert.ok(own.length > 8);
  for (const property of own) {
    assert.ok(
      [EARL, DCT, 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'].some((ns) => property.startsWith(ns)),
    );
  }
});
