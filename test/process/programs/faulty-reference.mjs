import { appendFileSync, readFileSync, writeSync } from 'node:fs';
import service from '../../../dist/providers/process/server/serve-service-provider.js';
import reference from '../../../dist/providers/reference/reference.js';

/*
 * The compiled reference over the line protocol, which does something wrong at
 * certain places: faulty-reference.mjs PLAN FOLDER [SHAPE]
 * PLAN is a list in JSON. {"startup": 9, "call": "WSPSocket", "do": "hang"} means the first WSPSocket after the
 * ninth WSPStartup of all; {"startup": 9, "control": "induce network-down", "do": "exit"} that message of the tester there.
 * FOLDER has `startups`, a byte for each WSPStartup, so that a program that was started again goes on counting,
 * and `pids`, the processes that were started.
 */
const [, , plan = '[]', folder = '.', shape = ''] = process.argv;
const faults = JSON.parse(plan);
const startupsFile = `${folder}/startups`;
appendFileSync(`${folder}/pids`, `${process.pid}\n`);
appendFileSync(startupsFile, '');

const say = (text) => process.stdout.write(text);
const sayMessage = (kind, more) =>
  say(`${JSON.stringify({ kind, id: 1_000_000_000, process: 1, thread: 1, ...more })}\n`);
/** Also from a loop that never ends: what does not fit into the pipe now is tried again. */
function sayAtOnce(text) {
  for (let rest = Buffer.from(text); rest.length > 0;) {
    try {
      rest = rest.subarray(writeSync(1, rest));
    } catch (cause) {
      if (cause.code !== 'EAGAIN') throw cause;
    }
  }
}
const RETURN = { result: 0, errno: null, out: {}, in: null };
const sleepForEver = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);

const WAYS = {
  hang: sleepForEver,
  'never-settle': () => new Promise(() => {}),
  crash: () => process.kill(process.pid, 'SIGSEGV'),
  throw: () => {
    throw new TypeError('cannot read properties of a socket');
  },
  exit: () => process.exit(0),
  'exit-after-the-return': async (proceed) => {
    const result = await proceed();
    setImmediate(() => process.exit(0));
    return result;
  },
  garbage: () => say('\u0000\u0001 *** stack smashing detected ***\n'),
  'half-a-line': () => {
    say('{"kind":"return","id":1000000000,"proc');
    process.exit(0);
  },
  'a-line-of-100-MB': () => {
    say('{"kind":"return","padding":"');
    for (let count = 0; count < 100; count += 1) say('x'.repeat(1_000_000));
    say('"}\n');
  },
  'an-unknown-message': () => sayMessage('apology', {}),
  'a-return-to-another-call': () => sayMessage('return', { ...RETURN, to: 999_999_999 }),
  'a-flood-of-events': () => {
    const event = { kind: 'event', process: 1, thread: 0, overlapped: '0x1', errno: 0, bytes: 0, flags: 0 };
    for (let id = 1_000_000_000; ; id += 1) sayAtOnce(`${JSON.stringify({ ...event, id, memory: {} })}\n`);
  },
};

let startup = 0;
/** Does what the plan has for this place; the fault is over once it was reached. */
function reach(place, proceed) {
  const index = faults.findIndex((fault) =>
    Object.entries(place).every(([name, value]) => fault[name] === value),
  );
  if (index < 0) return undefined;
  const [fault] = faults.splice(index, 1);
  process.stderr.write(`${fault.do} in ${fault.call ?? fault.control}\n`);
  return WAYS[fault.do](proceed);
}

function wrap(functions) {
  const names = new Set(faults.flatMap(({ call }) => (call === undefined ? [] : [call])));
  const changed = [...names, 'WSPStartup'].map((name) => [
    name,
    (args, context) => {
      if (name === 'WSPStartup') {
        appendFileSync(startupsFile, '.');
        startup = readFileSync(startupsFile).length;
      }
      const proceed = () => functions[name](args, context);
      return reach({ startup, call: name }, proceed) ?? proceed();
    },
  ]);
  return { ...functions, ...Object.fromEntries(changed) };
}

const factory = reference.referenceFactory(reference.parseShape(shape), { wrap });
service.serveServiceProvider((worker) => {
  const provider = factory(worker);
  return {
    ...provider,
    control: (condition, on) => {
      reach({ startup, control: `${on ? 'induce' : 'clear'} ${condition}` });
      return provider.control(condition, on);
    },
  };
});
