import { shown } from '../shown';
import type { StatementDocument } from './document';
import type { StatementFault } from './statement-error';

/** A DLL may export thousands. */
const NAMES_SHOWN = 20;

/**
 * Every function that a condition is brought about or ended by, and that the DLL does not export.
 * @param exports the names that it exports
 */
export function missingExports(
  document: StatementDocument,
  exports: readonly string[],
): readonly StatementFault[] {
  return Object.entries(document.ixit?.conditions ?? {}).flatMap(([name, condition]) => {
    if (condition.by !== 'export') return [];
    return (['induce', 'clear'] as const)
      .filter((field) => !exports.includes(condition[field]))
      .map((field) => ({
        place: ['ixit', 'conditions', name, field],
        text: `names ${shown(condition[field])}, which the DLL does not export; it exports ${listed(exports)}`,
      }));
  });
}

function listed(names: readonly string[]): string {
  const more = names.length - NAMES_SHOWN;
  const list = names.slice(0, NAMES_SHOWN).map(shown).join(', ');
  return more > 0 ? `${list} and ${String(more)} more` : list;
}
