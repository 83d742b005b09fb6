import type { StatementDocument } from './document';
import type { StatementFault } from './statement-error';

/** A way to cut connections that does not say when a connection counts as broken: DATA-7 could not be judged by it. */
export function openEnded({ ixit }: StatementDocument): readonly StatementFault[] {
  const how = ixit?.conditions?.['broken-connection'];
  if (how === undefined || how.by === 'cannot-arise' || how.withinMs !== undefined) return [];
  const text =
    'lacks the field "withinMs": after so many milliseconds at most a connection that is cut counts as broken';
  return [{ place: ['ixit', 'conditions', 'broken-connection'], text }];
}
