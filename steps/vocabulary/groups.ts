import { SG_CONSTRAINED_GROUP, SG_UNCONSTRAINED_GROUP } from '../../providers/contract/constants/constants';
import { groupOf } from '../questions/group-of';
import { NEVER_GIVEN, NEVER_GIVEN_HIGH } from '../questions/never-given';
import type { Subject } from '../support/subject';
import { definePhrases } from './phrases';

/** What a phrase for parameter g stands for. */
type GroupValue = (subject: Subject) => number;

const HIGH_HALF = 0x1_0000;

/** The values of g, by their phrases. */
export const GROUPS: { readonly [phrase: string]: GroupValue } = {
  zero: () => 0,
  SG_UNCONSTRAINED_GROUP: () => SG_UNCONSTRAINED_GROUP,
  SG_CONSTRAINED_GROUP: () => SG_CONSTRAINED_GROUP,
  'the ID of the group': (subject) => groupOf(subject).id,
  'an ID never given': () => NEVER_GIVEN,
  'an ID never given with the highest bit set': () => NEVER_GIVEN_HIGH,
  'the ID of the group plus 65536': (subject) => groupOf(subject).id + HIGH_HALF,
};

definePhrases<number>('groupKind', { SG_UNCONSTRAINED_GROUP, SG_CONSTRAINED_GROUP });

/** To which address a member of a group connects. */
export type Destination = 'same' | 'second' | 'second, same port';

definePhrases<Destination>('destination', {
  'the same address': 'same',
  'the first address': 'same',
  'a second address': 'second',
  'a second address, at the port of the first one': 'second, same port',
});

/** Which member of a group, by its place in the order of joining. */
definePhrases<number>('member', { 'first member': 0, 'joined socket': -1 });
