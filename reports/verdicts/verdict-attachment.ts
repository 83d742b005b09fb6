import { isScenarioVerdict, type Fact, type ScenarioVerdictName } from './verdict';
import { plainText } from '../../providers/contract/notation/plain-text';

/** On a step that saw which of several allowed behaviours was chosen: {choice}. */
export const CHOICE_MEDIA_TYPE = 'application/vnd.wsp-tck.choice+json';

/** A verdict as a step or hook claims it. */
export interface VerdictClaim {
  readonly verdict: ScenarioVerdictName;
  readonly reason?: string;
  readonly choice?: string;
  readonly message?: string;
  readonly facts: readonly Fact[];
}

const TEXT_LIMIT = 4_000;
const FACT_LIMIT = 400;

/**
 * Reads a verdict attachment. Its texts may come from the provider, so they are
 * made plain and bounded here, once for all formats.
 * @param body the JSON of an attachment of `VERDICT_MEDIA_TYPE`
 * @returns undefined where the body is no such JSON
 */
export function readVerdictClaim(body: string): VerdictClaim | undefined {
  const claim = parseObject(body);
  if (claim === undefined) return undefined;
  const { verdict, facts } = claim;
  if (!isScenarioVerdict(verdict) || !Array.isArray(facts)) return undefined;
  return {
    verdict,
    ...text(claim, 'reason'),
    ...text(claim, 'choice'),
    ...text(claim, 'message'),
    facts: facts.filter(isFact).map(({ source, read }) => ({
      source: plainText(source, FACT_LIMIT),
      read: plainText(read, FACT_LIMIT),
    })),
  };
}

/**
 * Reads a choice attachment.
 * @returns undefined where the body holds no choice
 */
export function readChoice(body: string): string | undefined {
  return text(parseObject(body) ?? {}, 'choice').choice;
}

function parseObject(body: string): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : undefined;
  } catch {
    return undefined;
  }
}

function text<Name extends string>(
  from: Record<string, unknown>,
  name: Name,
): { readonly [name in Name]?: string } {
  const value = from[name];
  if (typeof value !== 'string' || value === '') return {};
  return { [name]: plainText(value, TEXT_LIMIT) } as { readonly [name in Name]?: string };
}

function isFact(value: unknown): value is Fact {
  return (
    typeof value === 'object' &&
    value !== null &&
    'source' in value &&
    typeof value.source === 'string' &&
    'read' in value &&
    typeof value.read === 'string'
  );
}
