// One run of the suite on the sample DLL, which tells where its time went: a line of JSON on standard output.
import { performance } from 'node:perf_hooks';
import judge from '../../dist/cli/running/judge-provider.js';
import selection from '../../dist/cli/running/select.js';
import suite from '../../dist/cli/suite/read-features.js';
import statements from '../../dist/providers/contract/statement/read-statement-file.js';
import connection from '../../dist/providers/native/channel/connect-host.js';
import dll from '../../dist/providers/native/dll/dll-provider.js';
import reader from '../../dist/providers/native/dll/read-dll.js';
import native from '../../dist/providers/native/process/native-process.js';
import running from '../../dist/providers/native/process/running-host.js';
import start from '../../dist/providers/native/start/host-program.js';

/** Enough calls that the first ones do not count. */
const CALLS_OF_THE_CHANNEL = 2000;
const HEX_DIGITS_OF_A_BYTE = 2;

const [artifact, statementFile, folder] = process.argv.slice(2);
const hosts = [];
const startsMs = [];
let trips = 0;

const begun = performance.now();
const program = start.hostProgram(reader.readDll(artifact).architecture);
startsMs.push(performance.now() - begun);

const files = suite.featureFiles();
const { exitCode } = await judge.judgeProvider({
  adapter: { kind: 'dll', artifact, callsExports: true, spawn: measuredProcess },
  statement: statements.readStatementFile(statementFile),
  chosen: await selection.select({}, files),
  files,
  folder,
  request: { reference: `dll:${artifact}`, statementFile, selection: {}, baseline: undefined },
  onMessage: () => undefined,
});
const runMs = performance.now() - begun;
const bytes = sum(hosts.map(({ connection }) => connection.bytes)) / trips;
const tripMs = await measureTrip(Math.round(bytes / HEX_DIGITS_OF_A_BYTE / 2));
process.stdout.write(
  `${JSON.stringify({
    exitCode,
    runMs,
    hosts: hosts.length,
    startMs: sum(startsMs),
    trips,
    bytes,
    tripMs,
    insideMs: sum(hosts.map((host) => host.insideMs)),
  })}\n`,
);

function measuredProcess(tester) {
  const begun = performance.now();
  const load = (host) => {
    hosts.push(host);
    return dll.dllProvider(host, artifact);
  };
  return new native.NativeProcess(
    { program, load },
    {
      receive: (message) => {
        if (message.kind === 'opened') startsMs.push(performance.now() - begun);
        if (message.kind === 'return' || message.kind === 'upcall') trips += 1;
        tester.receive(message);
      },
      lost: tester.lost,
    },
  );
}

/** A call that does nothing, with as many bytes there and back as the run had on average: what is left is the channel. */
async function measureTrip(length) {
  const started = await connection.connectHost(program);
  const nothing = () => undefined;
  const host = new running.RunningHost(await started.accepted, {
    event: nothing,
    breach: nothing,
    closed: nothing,
  });
  const { module } = await host.load('kernel32.dll', 0);
  const address = await host.exportOf(module, 'GetCurrentThreadId');
  const bytesToAndFro = (frame) => {
    frame.read(frame.place('00'.repeat(length)), length);
    return [];
  };
  const first = performance.now();
  for (let made = 0; made < CALLS_OF_THE_CHANNEL; made += 1)
    await host.systemCalls.call(address, bytesToAndFro);
  const tripMs = (performance.now() - first) / CALLS_OF_THE_CHANNEL;
  host.connection.leave();
  return tripMs;
}

function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}
