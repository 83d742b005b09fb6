import type { Adapter } from '../../providers/contract/provider';
import { parseShape, referenceAdapter } from '../../providers/reference/reference';
import {
  originalOf,
  variantAdapter,
  type FaultyVariant,
  type Variant,
} from '../../providers/variants/variants';
import type { AssessedVariant, AssessmentTime } from '../../reports/assessment/assessment';
import { verdictsByRule, type VerdictsByRule } from '../../reports/assessment/flagged-rules';
import { judgementOn } from './judgement-on';
import { tagOfAny } from './tag-of-any';

/** The reference is run between the variants, not before them, so that both find the machine alike. */
const VARIANTS_FOR_EACH_REFERENCE_RUN = 20;

const MS_PER_SECOND = 1000;

/**
 * Runs the suite on variants, on each provider that they are made of, and now and then on the reference for its time.
 * @param brokenOnly whether a fault is held against the rules only that it breaks
 */
export async function runVariants(
  chosen: readonly Variant[],
  { brokenOnly }: { readonly brokenOnly: boolean },
): Promise<{
  readonly variants: readonly AssessedVariant[];
  readonly time: AssessmentTime;
}> {
  const variants: AssessedVariant[] = [];
  const originals = new Map<string, VerdictsByRule>();
  const spent = { onVariants: 0, onReference: 0, referenceRuns: 0 };
  for (const [index, variant] of chosen.entries()) {
    tellProgress(index, chosen.length, variant.id);
    const original = originalOf(variant);
    const ofOriginal = originals.get(original.name) ?? (await verdictsOn(original.adapter()));
    originals.set(original.name, ofOriginal);
    const begun = performance.now();
    const verdicts = await (brokenOnly && variant.kind === 'faulty'
      ? verdictsOnBroken(variant)
      : verdictsOn(variantAdapter(variant)));
    const ended = performance.now();
    spent.onVariants += ended - begun;
    const { id, kind, title } = variant;
    const breaks = variant.kind === 'faulty' ? variant.breaks : [];
    variants.push({ id, kind, title, breaks, verdicts, ofOriginal });
    if (index % VARIANTS_FOR_EACH_REFERENCE_RUN === 0) {
      await verdictsOn(referenceAdapter(parseShape('')));
      spent.onReference += performance.now() - ended;
      spent.referenceRuns += 1;
    }
  }
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[2K');
  const { onVariants, onReference, referenceRuns } = spent;
  return {
    variants,
    time: {
      seconds: onVariants / MS_PER_SECOND,
      ratio: onVariants / variants.length / (onReference / referenceRuns),
    },
  };
}

async function verdictsOn(adapter: Adapter): Promise<VerdictsByRule> {
  return verdictsByRule(await judgementOn(adapter));
}

async function verdictsOnBroken(variant: FaultyVariant): Promise<VerdictsByRule> {
  const breaks: readonly string[] = variant.breaks;
  const judgement = await judgementOn(variantAdapter(variant), { tags: tagOfAny(breaks), cases: [] });
  return new Map([...verdictsByRule(judgement)].filter(([rule]) => breaks.includes(rule)));
}

function tellProgress(index: number, count: number, id: string): void {
  const words = `${String(index)} of ${String(count)} variants`;
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${words}  ${id}`);
  else if (index > 0 && index % VARIANTS_FOR_EACH_REFERENCE_RUN === 0) process.stderr.write(`${words}\n`);
}
