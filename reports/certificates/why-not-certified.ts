import type { Conformance } from '../conformance/conformance';

/** Kinds of adapters whose results say too little to be certified. */
const NEVER: { readonly [scheme: string]: string } = {
  winsock:
    'through the system’s own Winsock neither the upcalls nor the arguments of the provider are seen; certify its DLL',
  transcript: 'the result is a replay; certify the run that was recorded',
};

/**
 * Why no certificate can be given on a result: only a whole run that showed
 * conformance, of a provider that was seen itself, can be certified.
 * @returns sentences; none where it can be
 */
export function whyNotCertified(conformance: Conformance): readonly string[] {
  const { provider, selection, outcome, rules } = conformance;
  const schemes = [provider.kind, ...provider.reference.split(':')];
  return [
    ...Object.entries(NEVER).flatMap(([scheme, why]) => (schemes.includes(scheme) ? [why] : [])),
    ...(selection === undefined ? [] : ['only a part of the rules was run']),
    ...(outcome === 'conformant' ? [] : [`the outcome is ${outcome}${openRules(rules)}`]),
  ];
}

/** In an error message a few will do; all are in the report. */
const RULES_NAMED = 8;

function openRules(rules: Conformance['rules']): string {
  const open = rules.filter(
    ({ level, verdict }) => level !== 'should' && ['fail', 'error', 'inconclusive'].includes(verdict),
  );
  if (open.length === 0) return '';
  const named = open.slice(0, RULES_NAMED).map(({ id, verdict }) => `${id} ${verdict}`);
  const more = open.length - named.length;
  return `: ${named.join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}`;
}
