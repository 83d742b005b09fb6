import { definePhrases } from './phrases';
import type { Situation } from './situation';
import { BLOCKING_SITUATIONS } from './situations-of-blocking';
import { DATA_SITUATIONS } from './situations-of-data';
import { GROUP_SITUATIONS } from './situations-of-groups';
import { SOCKET_SITUATIONS } from './situations-of-sockets';

definePhrases<Situation>('situation', {
  ...SOCKET_SITUATIONS,
  ...GROUP_SITUATIONS,
  ...DATA_SITUATIONS,
  ...BLOCKING_SITUATIONS,
});
