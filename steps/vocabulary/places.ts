import { definePhrases } from './phrases';

definePhrases<number>('where', { 'in the same process': 1, 'in another process': 2 });

definePhrases<boolean>('pends', { 'is left pending': true, 'is not left pending': false });

/** Which descriptor of a shared socket is meant. */
export type Which = 'first' | 'further';

/** The one that is not meant. */
export function otherDescriptor(which: Which): Which {
  return which === 'first' ? 'further' : 'first';
}

definePhrases<Which>('which', { first: 'first', further: 'further' });
