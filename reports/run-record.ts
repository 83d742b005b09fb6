import type { Observes } from '../providers/contract/messages';
import type { Ics, Ixit } from '../providers/contract/statement/statement';
import type { Baseline } from './baseline/baseline';
import type { Ambiguity } from './ledger/ambiguities/ambiguity';

/** What was tested with what: all that a report says beside the verdicts. Given by whoever ran the suite. */
export interface RunRecord {
  readonly suite: {
    readonly name: string;
    readonly version: string;
    /** The page that the features encode, for instance `WSPSocket`. */
    readonly page: string;
    /** A digest over all features, so that two results can be known to judge the same rules. */
    readonly featuresDigest: string;
  };
  readonly provider: {
    /** As given on the command line, for instance `dll:C:\\vendor\\wsp.dll`. */
    readonly reference: string;
    readonly name: string;
    readonly version: string;
    /** As the adapter says: reference, process, native … */
    readonly kind: string;
    /** The program or file under test, where there is one. */
    readonly artifact?: { readonly file: string; readonly sha256: string };
  };
  /** null where the provider said none and none was given: then nothing could be judged. */
  readonly ics: Ics | null;
  readonly ixit: Ixit;
  /** What was tested, in words: "base, non-IFS, stream and datagram, no groups". */
  readonly profile: string;
  /** Left out: all rules were run. */
  readonly selection?: Selection;
  readonly findings: readonly Finding[];
  /** Where the page is silent or allows several outcomes. */
  readonly ambiguities: readonly Ambiguity[];
  /** null where the provider never said it. */
  readonly observes: Observes | null;
  /** The command without the case: `FILE:LINE` is put after it to run one case again. */
  readonly replay: string;
  /** Why no rule could be judged (no valid hello, smoke check failed); then every rule is an `error`. */
  readonly cannotJudge?: string;
  /** The known deviations that the run is held to, and the ids of all rules of the suite. */
  readonly baseline?: { readonly known: Baseline; readonly rulesOfSuite: ReadonlySet<string> };
}

/** The part of the suite that was run. At least one member is there. */
export interface Selection {
  readonly rules?: readonly string[];
  /** A tag expression. */
  readonly tags?: string;
  /** `I/N`, from 1. */
  readonly shard?: string;
  /** `FILE` or `FILE:LINE`. */
  readonly cases?: readonly string[];
}

/** Something worth saying that is no verdict, for instance an ability that is there but was not declared. */
export interface Finding {
  /** One or two words that findings of the same sort share. */
  readonly kind: string;
  readonly text: string;
}
