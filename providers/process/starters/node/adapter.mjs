import { createInterface } from 'node:readline';

const ENTRY = {
  szProtocol: 'Skeleton stream',
  dwCatalogEntryId: 1001,
  iAddressFamily: 'AF_INET',
  iSocketType: 'SOCK_STREAM',
  iProtocol: 'IPPROTO_TCP',
  dwServiceFlags1: ['XP1_GUARANTEED_DELIVERY', 'XP1_GUARANTEED_ORDER'],
};
let lastId = 0;
let processNumber = 0;
/** The id of an upcall -> what to do with its answer. */
const waiting = new Map();

function say(kind, thread, more) {
  lastId += 1;
  const message = { kind, id: lastId, process: processNumber, thread, ...more };
  process.stdout.write(`${JSON.stringify(message)}\n`);
  return lastId;
}

/** Asks the suite, which plays WS2_32.DLL; it may make nested calls before it answers. */
function upcall(call, name, args) {
  const more = { function: name, during: call.id, target: null, arguments: args, memory: {} };
  const id = say('upcall', call.thread, more);
  return new Promise((resolve) => waiting.set(id, resolve));
}

// Here your provider comes in: make the call, and tell its result, the code in lpErrno (null where
// nothing was written there), and what it wrote behind its pointers.
const FUNCTIONS = {
  WSPStartup: () => {
    const lpWSPData = { wVersion: 0x0202, wHighVersion: 0x0202, szDescription: 'skeleton' };
    return { result: 0, errno: null, out: { lpWSPData } };
  },
  WSPCleanup: () => ({ result: 0, errno: null, out: {} }),
  WSPSocket: async (call) => {
    const args = { dwCatalogEntryId: 1001, dwContext: null };
    const { result, errno } = await upcall(call, 'WPUCreateSocketHandle', args);
    return { result, errno, out: {} };
  },
  WSPCloseSocket: async (call) => {
    const { result, errno } = await upcall(call, 'WPUCloseSocketHandle', { s: call.arguments.s });
    return { result, errno, out: {} };
  },
};

async function callFunction(call) {
  const body = Object.hasOwn(FUNCTIONS, call.function) ? FUNCTIONS[call.function] : undefined;
  if (body === undefined) {
    say('refused', call.thread, { to: call.id, reason: `unknown function ${call.function}` });
    return;
  }
  let made = 0;
  let returned;
  do {
    returned = await body(call);
    made += 1;
  } while (made < (call.times ?? 1) && [-1, 'INVALID_SOCKET'].includes(returned.result));
  const { lpProtocolInfo } = call.arguments;
  say('return', call.thread, {
    to: call.id,
    ...returned,
    in: lpProtocolInfo === undefined ? null : { lpProtocolInfo },
    ...(call.times === undefined ? {} : { made }),
  });
}

async function serve(message) {
  switch (message.kind) {
    case 'open':
      processNumber = message.process;
      say('opened', 0, {
        contract: 1,
        provider: { name: 'skeleton', version: '1' },
        processId: process.pid,
        ics: { entries: [ENTRY] },
        ixit: null,
        threads: 'one',
        observes: {
          upcalls: true,
          nextLayer: false,
          rawArguments: true,
          completions: false,
          lpProtocolInfo: true,
        },
      });
      break;
    case 'call':
      await callFunction(message);
      break;
    case 'answer':
      waiting.get(message.to)?.(message);
      waiting.delete(message.to);
      break;
    case 'induce':
    case 'clear':
      say('refused', 0, { to: message.id, reason: 'no condition can be brought about' });
      break;
    case 'close':
      say('done', 0, { to: message.id });
      process.stdin.destroy();
      break;
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  // not awaited: an answer has to be heard while the call that waits for it goes on
  void serve(JSON.parse(line));
}
