import type { Level } from '../queries/rules-register';
import type { RuleVerdictName } from '../verdicts/verdict';
import { flaggedRules, type VerdictsByRule } from './flagged-rules';

/** What the suite found of one variant. */
export interface AssessedVariant {
  readonly id: string;
  readonly kind: 'legal' | 'faulty';
  readonly title: string;
  /** The rules that the variant says it breaks; empty for a legal one. */
  readonly breaks: readonly string[];
  readonly verdicts: VerdictsByRule;
  /** The verdicts on the provider that the variant was made of. */
  readonly ofOriginal: VerdictsByRule;
}

/** How long the runs took. */
export interface AssessmentTime {
  /** All variants together, in seconds. */
  readonly seconds: number;
  /** The time of a variant as a multiple of that of a run of the reference in the same process. */
  readonly ratio: number;
}

/** A rule of the suite, as far as the assessment needs it. */
export interface AssessedRule {
  readonly id: string;
  /** The title of its part of the page. */
  readonly area: string;
  readonly level: Level;
  readonly title: string;
}

/** One row of the assessment: a variant with what came of it. */
export interface VariantResult {
  readonly id: string;
  readonly kind: 'legal' | 'faulty';
  readonly title: string;
  readonly breaks: readonly string[];
  /** Rules that found fault with it: broken, or a recommendation that its original follows and it does not. */
  readonly flaggedBy: readonly string[];
  /** Of those, the ones that it says it breaks. */
  readonly caughtBy: readonly string[];
  /** Of those, the ones that it does not say it breaks. */
  readonly outside: readonly string[];
  /** Rules that could not be judged for trouble of the suite. */
  readonly errors: readonly string[];
}

/** How the suite did against providers of which it is known what is wrong with them. */
export interface Assessment {
  /** There where faults were held against the rules only that they break: what else flags them was not looked at. */
  readonly brokenOnly?: true;
  readonly rules: readonly AssessedRule[];
  readonly variants: readonly VariantResult[];
  /** Faults that no rule that they break has caught. */
  readonly missed: readonly string[];
  /** Legal variants with which a rule finds fault. */
  readonly falselyAccused: readonly string[];
  /** Must and should rules that have caught no fault that breaks them, where all variants were run. */
  readonly unproved: readonly string[];
  /** Faults flagged by a rule that they do not break. */
  readonly unspecific: readonly string[];
  /** Variants on which the suite had trouble of its own. */
  readonly troubled: readonly string[];
  readonly time: AssessmentTime;
  readonly counts: {
    readonly faulty: number;
    readonly caught: number;
    readonly specific: number;
    readonly legal: number;
    readonly acquitted: number;
    /** Must and should rules, and those of them that have caught a fault that breaks them. */
    readonly rules: number;
    readonly proved: number;
  };
}

/** May rules say what was chosen; only must and should rules can be broken by a fault. */
function needsProof({ level }: AssessedRule): boolean {
  return level !== 'may';
}

/**
 * Puts the verdicts on variants side by side.
 * @param isWhole whether these are all variants: only then a rule that has caught none is missing one
 * @param brokenOnly whether faults were held against the rules only that they break
 */
export function assess(
  rules: readonly AssessedRule[],
  variants: readonly AssessedVariant[],
  time: AssessmentTime,
  { isWhole, brokenOnly = false }: { readonly isWhole: boolean; readonly brokenOnly?: boolean },
): Assessment {
  const rows = variants.map((variant) => resultOf(variant));
  const faulty = rows.filter(({ kind }) => kind === 'faulty');
  const legal = rows.filter(({ kind }) => kind === 'legal');
  const proved = new Set(faulty.flatMap(({ caughtBy }) => caughtBy));
  const toProve = rules.filter(needsProof);
  const unproved = toProve.filter(({ id }) => !proved.has(id));
  const missed = faulty.filter(({ caughtBy }) => caughtBy.length === 0);
  const unspecific = faulty.filter(({ outside }) => outside.length > 0);
  const accused = legal.filter(({ flaggedBy }) => flaggedBy.length > 0);
  const troubled = rows.filter(({ errors }) => errors.length > 0);
  const ids = (some: readonly { readonly id: string }[]): readonly string[] => some.map(({ id }) => id);
  return {
    ...(brokenOnly ? { brokenOnly } : {}),
    rules,
    variants: rows,
    missed: ids(missed),
    falselyAccused: ids(accused),
    unproved: isWhole ? ids(unproved) : [],
    unspecific: ids(unspecific),
    troubled: ids(troubled),
    time,
    counts: {
      faulty: faulty.length,
      caught: faulty.length - missed.length,
      specific: faulty.length - unspecific.length,
      legal: legal.length,
      acquitted: legal.length - accused.length,
      rules: toProve.length,
      proved: toProve.length - unproved.length,
    },
  };
}

function resultOf({ id, kind, title, breaks, verdicts, ofOriginal }: AssessedVariant): VariantResult {
  // Whoever conforms need not follow a recommendation, and is accused by every rule that fails, also where its original is.
  const flaggedBy = kind === 'legal' ? rulesWith(verdicts, 'fail') : flaggedRules(verdicts, ofOriginal);
  return {
    id,
    kind,
    title,
    breaks,
    flaggedBy,
    caughtBy: flaggedBy.filter((rule) => breaks.includes(rule)),
    outside: flaggedBy.filter((rule) => !breaks.includes(rule)),
    errors: rulesWith(verdicts, 'error'),
  };
}

function rulesWith(verdicts: VerdictsByRule, wanted: RuleVerdictName): readonly string[] {
  return [...verdicts].flatMap(([rule, verdict]) => (verdict === wanted ? [rule] : []));
}

/** Whether there is anything to be mended: a fault that nobody catches, a rule that caught none, a legal variant that fails, trouble. */
export function isFinding({ missed, falselyAccused, unproved, troubled }: Assessment): boolean {
  return [missed, falselyAccused, unproved, troubled].some((ids) => ids.length > 0);
}
