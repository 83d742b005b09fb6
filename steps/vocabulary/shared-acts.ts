import {
  bindSocket,
  connectSocket,
  listenSocket,
  optionSetBefore,
  setOption,
  shutDown,
  type SharedAct,
} from '../questions/shared-acts';
import { definePhrases } from './phrases';

export type { SharedAct };

definePhrases<SharedAct>('sharedAct', {
  'an option that is set': setOption,
  'an option that was set before': optionSetBefore,
  'a bind': bindSocket,
  'a connect': connectSocket,
  'a listen': listenSocket,
  'a shutdown': shutDown,
});
