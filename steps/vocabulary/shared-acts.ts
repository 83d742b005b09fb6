import {
  bindSocket,
  connectSocket,
  listenSocket,
  setOption,
  shutDown,
  type SharedAct,
} from '../questions/shared-acts';
import { definePhrases } from './phrases';

export type { SharedAct };

definePhrases<SharedAct>('sharedAct', {
  'an option that is set': setOption,
  'a bind': bindSocket,
  'a connect': connectSocket,
  'a listen': listenSocket,
  'a shutdown': shutDown,
});
