import type { Level } from '../queries/rules-register';
import type { RuleVerdictName } from '../verdicts/verdict';

/** What the suite found of one variant. */
export interface AssessedVariant {
  readonly id: string;
  readonly kind: 'legal' | 'faulty';
  readonly title: string;
  /** The rules that the variant says it breaks; empty for a legal one. */
  readonly breaks: readonly string[];
  /** Rule id -> verdict. */
  readonly verdicts: ReadonlyMap<string, RuleVerdictName>;
}

/** A rule of the suite, as far as the assessment needs it. */
export interface AssessedRule {
  readonly id: string;
  readonly level: Level;
  readonly title: string;
}

/** One row of the assessment: a variant with what came of it. */
export interface VariantResult {
  readonly id: string;
  readonly kind: 'legal' | 'faulty';
  readonly title: string;
  readonly breaks: readonly string[];
  /** Rules that found fault with it (fail, or advisory for a should rule, or error). */
  readonly flaggedBy: readonly string[];
  /** Of those, the ones that it says it breaks. */
  readonly caughtBy: readonly string[];
  /** Of those, the ones that it does not say it breaks. */
  readonly outside: readonly string[];
}

/** How the suite did against providers of which it is known what is wrong with them. */
export interface Assessment {
  readonly rules: readonly AssessedRule[];
  readonly variants: readonly VariantResult[];
  /** Faults that no rule that they break has caught. */
  readonly missed: readonly string[];
  /** Legal variants with which a rule finds fault. */
  readonly falselyAccused: readonly string[];
  /** Must and should rules that no fault breaks. */
  readonly unproved: readonly string[];
  /** Faults flagged by a rule that they do not break. */
  readonly unspecific: readonly string[];
  readonly counts: {
    readonly faulty: number;
    readonly caught: number;
    readonly specific: number;
    readonly legal: number;
    readonly acquitted: number;
  };
}

/** May rules say what was chosen; only must and should rules can be broken by a fault. */
function needsProof({ level }: AssessedRule): boolean {
  return level !== 'may';
}

/** Puts the verdicts on all variants side by side. */
export function assess(rules: readonly AssessedRule[], variants: readonly AssessedVariant[]): Assessment {
  const rows = variants.map((variant) => resultOf(variant));
  const faulty = rows.filter(({ kind }) => kind === 'faulty');
  const legal = rows.filter(({ kind }) => kind === 'legal');
  const broken = new Set(faulty.flatMap(({ breaks }) => breaks));
  const missed = faulty.filter(({ caughtBy }) => caughtBy.length === 0);
  const unspecific = faulty.filter(({ outside }) => outside.length > 0);
  const accused = legal.filter(({ flaggedBy }) => flaggedBy.length > 0);
  const ids = (some: readonly { readonly id: string }[]): readonly string[] => some.map(({ id }) => id);
  return {
    rules,
    variants: rows,
    missed: ids(missed),
    falselyAccused: ids(accused),
    unproved: ids(rules.filter((rule) => needsProof(rule) && !broken.has(rule.id))),
    unspecific: ids(unspecific),
    counts: {
      faulty: faulty.length,
      caught: faulty.length - missed.length,
      specific: faulty.length - unspecific.length,
      legal: legal.length,
      acquitted: legal.length - accused.length,
    },
  };
}

function resultOf({ id, kind, title, breaks, verdicts }: AssessedVariant): VariantResult {
  const flaggedBy = [...verdicts].flatMap(([rule, verdict]) =>
    verdict === 'fail' || verdict === 'error' || (verdict === 'advisory' && breaks.includes(rule))
      ? [rule]
      : [],
  );
  return {
    id,
    kind,
    title,
    breaks,
    flaggedBy,
    caughtBy: flaggedBy.filter((rule) => breaks.includes(rule)),
    outside: flaggedBy.filter((rule) => !breaks.includes(rule)),
  };
}

/** Whether there is anything to be mended: a fault that nobody catches, an unproved must rule, a legal variant that fails. */
export function isFinding({ missed, falselyAccused, unproved, rules }: Assessment): boolean {
  const musts = new Set(rules.filter(({ level }) => level === 'must').map(({ id }) => id));
  return missed.length > 0 || falselyAccused.length > 0 || unproved.some((id) => musts.has(id));
}
