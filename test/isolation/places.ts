import { allScenarios } from './scenarios';
import { transcriptOf } from './transcript-of';
import type { Judged } from '../suite/judge';

/** A scenario in which a fault can be put: which WSPStartup of the run it makes, and what it asks for. */
export interface Place {
  /** `RULE-1 name`. */
  readonly scenario: string;
  readonly startup: number;
  /** The SPI functions that it calls, and the conditions that it brings about and ends. */
  readonly asks: ReadonlySet<string>;
}

/**
 * The scenarios of an undisturbed run that pass, call WSPStartup once and leave their process to the next one, in the
 * order of the run.
 */
export function placesIn(undisturbed: Judged): readonly Place[] {
  const passes = new Map(allScenarios(undisturbed).map(({ scenario, verdict }) => [scenario, verdict]));
  const seen: {
    readonly scenario: string;
    readonly startups: number[];
    readonly asks: Set<string>;
    opens: number;
  }[] = [];
  let startups = 0;
  for (const line of transcriptOf(undisturbed)) {
    if (line.kind === 'scenario') {
      seen.push({ scenario: `${line.rule} ${line.name}`, startups: [], asks: new Set(), opens: 0 });
    }
    if (line.kind === 'call' && line.function === 'WSPStartup') {
      startups += 1;
      seen.at(-1)?.startups.push(startups);
    }
    const last = seen.at(-1);
    if (line.kind === 'open' && last !== undefined) last.opens += 1;
    if (line.kind === 'call') seen.at(-1)?.asks.add(line.function);
    if (line.kind === 'induce' || line.kind === 'clear')
      seen.at(-1)?.asks.add(`${line.kind} ${line.condition}`);
  }
  /** Whether the next scenario that uses a process has to start one. */
  const opensNext = (index: number): boolean =>
    (seen.slice(index + 1).find(({ startups, opens }) => startups.length > 0 || opens > 0)?.opens ?? 0) > 0;
  return seen.flatMap(({ scenario, startups: [startup, ...more], asks }, index) =>
    startup === undefined || more.length > 0 || opensNext(index) || passes.get(scenario) !== 'pass'
      ? []
      : [{ scenario, startup, asks }],
  );
}
