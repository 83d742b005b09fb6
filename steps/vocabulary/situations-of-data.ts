import { openSession } from '../questions/multipoint-session';
import { setNonBlocking } from '../questions/endpoints';
import { pairOf } from '../questions/pair-of';
import type { Situation } from './situation';

/** What may have happened to the socket that data is exchanged with. */
export const DATA_SITUATIONS: { readonly [phrase: string]: Situation } = {
  'the socket does not block': async (world, subject) => {
    await setNonBlocking(world.provider, pairOf(subject).client);
  },
  'a session with its root, where the entry has rooted planes': openSession,
};
