import { PickleStepType, type Envelope, type TestStep } from '@cucumber/messages';

/** A sentence or a phrase of the step language, with the first rule that uses it. */
interface Entry {
  readonly text: string;
  readonly place: string;
}

interface Vocabulary {
  readonly name: string;
  readonly phrases: readonly Entry[];
}

/** What the features are written with. */
export interface StepLanguage {
  readonly sentences: { readonly [kind in Kind]: readonly Entry[] };
  readonly vocabularies: readonly Vocabulary[];
}

const KINDS = {
  [PickleStepType.CONTEXT]: 'Given',
  [PickleStepType.ACTION]: 'When',
  [PickleStepType.OUTCOME]: 'Then',
} as const;
type Kind = (typeof KINDS)[keyof typeof KINDS];

/** Any Winsock code by its name: too many to list, so only those in use are. */
const CODES = new Set(['code', 'codes']);

/**
 * Reads the step language off a dry run.
 * @throws Error where a sentence or a phrase is used by no feature
 */
export function stepLanguage(envelopes: readonly Envelope[]): StepLanguage {
  const uses = firstUses(envelopes);
  const sentences: { [kind in Kind]: Entry[] } = { Given: [], When: [], Then: [] };
  const vocabularies: Vocabulary[] = [];
  for (const { stepDefinition, parameterType } of envelopes) {
    if (stepDefinition !== undefined) {
      const { source } = stepDefinition.pattern;
      const use = uses.sentences.get(stepDefinition.id);
      if (use === undefined) throw new Error(`no scenario uses the step "${source}"`);
      sentences[use.kind].push({ text: source, place: use.place });
    }
    if (parameterType !== undefined) {
      const { name, regularExpressions } = parameterType;
      const used = uses.phrases.get(name) ?? new Map<string, string>();
      const phrases = CODES.has(name) ? [...used.keys()].sort() : alternatives(regularExpressions.join('|'));
      vocabularies.push({
        name,
        phrases: phrases.map((text) => ({ text, place: placeOf(text, name, used) })),
      });
    }
  }
  return { sentences, vocabularies: vocabularies.sort((left, right) => (left.name < right.name ? -1 : 1)) };
}

function placeOf(phrase: string, name: string, used: ReadonlyMap<string, string>): string {
  const place = used.get(phrase);
  if (place === undefined) throw new Error(`no scenario uses "${phrase}" as {${name}}`);
  return place;
}

/** The phrases that a closed vocabulary was made of, in the order of the alphabet. */
function alternatives(expression: string): readonly string[] {
  return expression
    .split(/(?<!\\)\|/)
    .map((text) => text.replace(/\\(.)/g, '$1'))
    .sort();
}

function firstUses(envelopes: readonly Envelope[]): {
  readonly sentences: ReadonlyMap<string, { readonly kind: Kind; readonly place: string }>;
  readonly phrases: ReadonlyMap<string, Map<string, string>>;
} {
  const sentences = new Map<string, { readonly kind: Kind; readonly place: string }>();
  const phrases = new Map<string, Map<string, string>>();
  for (const { step, kind, place } of testSteps(envelopes)) {
    for (const id of step.stepDefinitionIds ?? []) {
      if (!sentences.has(id)) sentences.set(id, { kind, place });
    }
    for (const { stepMatchArguments } of step.stepMatchArgumentsLists ?? []) {
      for (const { parameterTypeName = '', group } of stepMatchArguments) {
        const used = phrases.get(parameterTypeName) ?? new Map<string, string>();
        phrases.set(parameterTypeName, used);
        const phrase = group.value ?? '';
        if (!used.has(phrase)) used.set(phrase, place);
      }
    }
  }
  return { sentences, phrases };
}

/** All steps of all scenarios, each with its kind and with the rule that it stands in. */
function* testSteps(
  envelopes: readonly Envelope[],
): Generator<{ readonly step: TestStep; readonly kind: Kind; readonly place: string }> {
  const steps = new Map<string, { readonly kind: Kind; readonly place: string }>();
  for (const { pickle, testCase } of envelopes) {
    const rule = pickle?.tags.find(({ name }) => /^@[A-Z]+-\d+$/.test(name))?.name.slice(1);
    for (const { id, type } of pickle?.steps ?? []) {
      if (type !== undefined && type !== PickleStepType.UNKNOWN) {
        steps.set(id, { kind: KINDS[type], place: `[${rule ?? '?'}](../${pickle?.uri ?? ''})` });
      }
    }
    for (const step of testCase?.testSteps ?? []) {
      const found = steps.get(step.pickleStepId ?? '');
      if (found !== undefined) yield { step, ...found };
    }
  }
}

/** The step language as the generated part of docs/writing-features.md. */
export function stepLanguageMarkdown({ sentences, vocabularies }: StepLanguage): string {
  const table = (head: string, entries: readonly Entry[]): readonly string[] => [
    `| ${head} | first used by |`,
    '|---|---|',
    ...entries.map(({ text, place }) => `| ${text.replaceAll('|', '\\|')} | ${place} |`),
    '',
  ];
  return [
    ...Object.entries(sentences).flatMap(([kind, entries]) => [
      `### ${kind}`,
      '',
      ...table('sentence', entries),
    ]),
    ...vocabularies.flatMap(({ name, phrases }) => [`### {${name}}`, '', ...table('phrase', phrases)]),
  ].join('\n');
}
