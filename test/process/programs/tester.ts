import { processAdapter } from '../../../providers/process/process-adapter';
import { OPEN } from '../program';

/**
 * A tester that starts one provider and tells what it hears: `tester.ts COMMAND-LINE`.
 * It never ends the provider.
 */
const child = processAdapter(process.argv[2] ?? '').spawn({
  receive: ({ kind }) => {
    console.log(kind);
  },
  lost: (cause, reason, lastWords) => {
    console.log([cause, reason, lastWords].join('|'));
  },
});
child.send(OPEN);
