import type { StatementDocument } from './document';
import type { StatementFault } from './statement-error';

/** Every `second` address that is `local` once more: connections to it would be taken for ones to another address. */
export function sameAddresses(document: StatementDocument): readonly StatementFault[] {
  return (document.ixit?.addresses ?? []).flatMap(({ local, second }, index) =>
    second?.toLowerCase() === local.toLowerCase()
      ? [
          {
            place: ['ixit', 'addresses', index, 'second'],
            text: 'is the same address as local; give one that the provider calls another, or leave it out',
          },
        ]
      : [],
  );
}
