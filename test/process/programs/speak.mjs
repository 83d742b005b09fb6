import { createInterface } from 'node:readline';

/** What every program here says of itself. */
const OPENED = {
  contract: 1,
  provider: { name: 'test program', version: '1' },
  ics: null,
  ixit: null,
  observes: {
    upcalls: true,
    nextLayer: false,
    rawArguments: true,
    completions: true,
    lpProtocolInfo: true,
  },
  threads: 'one',
};

let lastId = 0;

/** Writes one message, numbered, about the message that it answers. */
export function say(kind, about, more) {
  lastId += 1;
  const { process: number, thread } = about;
  process.stdout.write(`${JSON.stringify({ kind, id: lastId, process: number, thread, ...more })}\n`);
}

/**
 * Answers `open`, and hands every call to a function; `close` ends the program.
 * @param processId the number of the process that the tester is told
 */
export function serve(onCall, processId = process.pid) {
  createInterface({ input: process.stdin }).on('line', (line) => {
    const message = JSON.parse(line);
    if (message.kind === 'open') say('opened', message, { ...OPENED, processId });
    if (message.kind === 'call') onCall(message);
    if (message.kind === 'close') {
      say('done', message, { to: message.id });
      process.exit(0);
    }
  });
}

/** Returns 0 from a call. */
export function succeed(call) {
  say('return', call, { to: call.id, result: 0, errno: null, out: {}, in: null });
}
