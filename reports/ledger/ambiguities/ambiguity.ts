/** A place where the page is silent or allows several outcomes, and how we read it. */
export interface Ambiguity {
  /** Permanent, for instance `AMB-7`. */
  readonly id: string;
  /** Where in the page, as a `Source:` line names places. */
  readonly place: string;
  readonly question: string;
  readonly allowed: string;
  readonly why: string;
  /** The rules whose results tell what a provider chose; none: it is neither judged nor recorded. */
  readonly rules?: readonly string[];
  /** What it means that one of these rules passes and records no choice. */
  readonly otherwise?: string;
}
