import type { ConformanceRule } from '../conformance/conformance';
import type { RuleVerdictName } from '../verdicts/verdict';
import type { Report } from './report';

/** EARL has no word for a fault of the suite: it cannot tell. That a should is broken stays a failure of the rule. */
const OUTCOMES: Readonly<Record<RuleVerdictName, string>> = {
  pass: 'earl:passed',
  fail: 'earl:failed',
  advisory: 'earl:failed',
  inconclusive: 'earl:cantTell',
  error: 'earl:cantTell',
  'not-applicable': 'earl:inapplicable',
};

/** The verdicts as assertions of W3C's Evaluation and Report Language 1.0, as JSON-LD. */
export function earlJsonLd({ conformance, startedAt }: Report): string {
  const { suite, provider, rules } = conformance;
  const graph = [
    {
      '@id': '_:suite',
      '@type': ['earl:Assertor', 'earl:Software'],
      'dct:title': suite.name,
      'dct:hasVersion': suite.version,
      'dct:identifier': suite.featuresDigest,
    },
    {
      '@id': '_:provider',
      '@type': 'earl:TestSubject',
      'dct:title': provider.name,
      ...(provider.version === '' ? {} : { 'dct:hasVersion': provider.version }),
      'dct:description': conformance.profile,
      ...(provider.artifact === undefined ? {} : { 'dct:identifier': `sha256:${provider.artifact.sha256}` }),
    },
    ...rules.flatMap((rule) => [requirementOf(rule), assertionOf(rule, startedAt)]),
  ];
  const context = {
    earl: 'http://www.w3.org/ns/earl#',
    dct: 'http://purl.org/dc/terms/',
    xsd: 'http://www.w3.org/2001/XMLSchema#',
  };
  return `${JSON.stringify({ '@context': context, '@graph': graph }, null, 1)}\n`;
}

function requirementOf({ id, title, level, area, source }: ConformanceRule): object {
  return {
    '@id': urnOf(id),
    '@type': 'earl:TestRequirement',
    'dct:identifier': id,
    'dct:title': title,
    'dct:type': level,
    'dct:subject': area,
    'dct:source': source,
  };
}

function assertionOf({ id, verdict, reason, choice }: ConformanceRule, startedAt: Date): object {
  const info = [
    verdict,
    ...(reason === undefined ? [] : [reason]),
    ...(choice === undefined ? [] : [`chose: ${choice}`]),
  ];
  return {
    '@type': 'earl:Assertion',
    'earl:assertedBy': { '@id': '_:suite' },
    'earl:subject': { '@id': '_:provider' },
    'earl:test': { '@id': urnOf(id) },
    'earl:mode': { '@id': 'earl:automatic' },
    'earl:result': {
      '@type': 'earl:TestResult',
      'earl:outcome': { '@id': OUTCOMES[verdict] },
      'dct:date': { '@type': 'xsd:dateTime', '@value': startedAt.toISOString() },
      'dct:description': info.join('; '),
    },
  };
}

function urnOf(id: string): string {
  return `urn:wsp-tck:rule:${id}`;
}
