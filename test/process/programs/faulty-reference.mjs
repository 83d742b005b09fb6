import { appendFileSync, readFileSync, writeSync } from 'node:fs';
import service from '../../../dist/providers/process/server/serve-service-provider.js';
import reference from '../../../dist/providers/reference/reference.js';

/*
 * The compiled reference over the line protocol, which does something wrong at
 * certain places: faulty-reference.mjs FOLDER [SHAPE]
 * FOLDER has a file `plan`, a list in JSON. {"startup": 9, "call": "WSPSocket", "do": "hang"} means the first WSPSocket after the
 * ninth WSPStartup of all; {"scenario": "SOCK-1 …", "control": "induce network-down", "do": "exit"} that message of the tester
 * in that scenario.
 * It has `startups`, too, a byte for each WSPStartup, so that a program that was started again goes on counting,
 * `scenario`, which the test writes, `done`, a line for each fault that was reached, and `pids`, the processes that were started.
 */
const [, , folder = '.', shape = ''] = process.argv;
const faults = JSON.parse(readFileSync(`${folder}/plan`, 'utf8'));
const startupsFile = `${folder}/startups`;
appendFileSync(`${folder}/pids`, `${process.pid}\n`);
appendFileSync(startupsFile, '');
appendFileSync(`${folder}/scenario`, '');
appendFileSync(`${folder}/done`, '');

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
  const scenario = readFileSync(`${folder}/scenario`, 'utf8');
  const done = readFileSync(`${folder}/done`, 'utf8').split('\n');
  const index = faults.findIndex(
    (fault, number) =>
      !done.includes(String(number)) &&
      fault.call === place.call &&
      fault.control === place.control &&
      (fault.scenario === undefined ? fault.startup === startup : fault.scenario === scenario),
  );
  const fault = faults[index];
  if (fault === undefined) return undefined;
  appendFileSync(`${folder}/done`, `${index}\n`);
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
      return reach({ call: name }, proceed) ?? proceed();
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
      reach({ control: `${on ? 'induce' : 'clear'} ${condition}` });
      return provider.control(condition, on);
    },
  };
});
