import { makeBadge } from 'badge-maker';
import type { Conformance } from '../conformance/conformance';

/** What a badge says, in the words of the endpoint of shields.io (schema version 1). */
interface BadgeEndpoint {
  readonly schemaVersion: 1;
  readonly label: string;
  readonly message: string;
  readonly color: string;
  readonly isError?: true;
}

const COLOURS = { conformant: 'brightgreen', 'non-conformant': 'red', incomplete: 'yellow' } as const;

/** The outcome in two or three words; of a selected run it says that it is one. */
export function badgeEndpoint({ suite, outcome, selection, counts, rules }: Conformance): BadgeEndpoint {
  const broken = rules.filter(({ verdict, level }) => verdict === 'fail' && level !== 'should').length;
  const part = selection === undefined ? '' : `${String(rules.length)} rules only, `;
  const message =
    outcome === 'non-conformant' || broken > 0
      ? `${part}${String(broken)} ${broken === 1 ? 'rule' : 'rules'} broken`
      : outcome === 'incomplete' && selection !== undefined
        ? `${part}${String(counts.pass)} pass`
        : outcome;
  return {
    schemaVersion: 1,
    label: suite.page,
    message,
    color: broken > 0 ? COLOURS['non-conformant'] : COLOURS[outcome],
    ...(broken > 0 ? { isError: true as const } : {}),
  };
}

/** The same as a picture, with its words as title and accessible name. */
export function badgeSvg(endpoint: BadgeEndpoint): string {
  const { label, message, color } = endpoint;
  return `${makeBadge({ label, message, color, style: 'flat' })}\n`;
}
