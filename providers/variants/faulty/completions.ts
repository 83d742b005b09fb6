import type { Arguments } from '../../contract/json';
import type { Worker } from '../../contract/service-provider/service-provider';
import type { Wrap } from '../changes/around';
import { faulty } from '../variant';

type Tell = (args: Arguments) => ReturnType<Worker['upcall']>;

/** Completions that are told otherwise than they are. */
function telling(change: (args: Arguments, tell: Tell) => ReturnType<Worker['upcall']>): Wrap {
  return (functions, { parts: { worker } }) => {
    const upcall = worker.upcall.bind(worker);
    worker.upcall = (name, args, more) =>
      name === 'WPUCompleteOverlappedRequest'
        ? change(args, (changed) => upcall(name, changed, more))
        : upcall(name, args, more);
    return functions;
  };
}

/** How a pending request is told complete. */
export const COMPLETIONS = [
  faulty({
    id: 'completion-counts-no-bytes',
    title: 'The buffers of a pending request are filled, and the count of bytes stays zero.',
    breaks: ['FLAG-2', 'FLAG-3'],
    shape: '',
    overrides: { wrap: telling((args, tell) => tell({ ...args, cbTransferred: 0 })) },
  }),
  faulty({
    id: 'completion-told-twice',
    title: 'Both the interrupt and the worker tell that a request is complete.',
    breaks: ['FLAG-3'],
    shape: '',
    overrides: {
      wrap: telling(async (args, tell) => {
        await tell(args);
        return tell(args);
      }),
    },
  }),
];
