import { join } from 'node:path';
import test from 'node:test';
import { expect } from 'chai';
import { encodeProtocolInfo } from '../../providers/contract/structures/protocol-info';
import type { Adapter } from '../../providers/contract/provider';
import { processAdapter } from '../../providers/process/process-adapter';
import { parseShape, referenceAdapter } from '../../providers/reference/reference';
import { Recorder } from '../../providers/ws2_32/recorder';
import { TestSession } from '../../providers/ws2_32/test-session';
import { CollectedMessages } from './collected-messages';

const PROGRAM = join(__dirname, 'programs', 'reference-over-stdio.ts');
const COMMAND = `'${process.execPath}' --require @swc-node/register '${PROGRAM}'`;
const VERSION = 0x0202;
const GRACE_MS = 100;

/** Opens a stream socket in a constrained group, closes it, and fails once; returns the transcript. */
async function transcriptOf(adapter: Adapter): Promise<readonly unknown[]> {
  const recorder = new Recorder(null);
  const session = new TestSession(adapter, null, recorder, 1);
  const provider = await session.process();
  const [entry] = session.provider.ics.entries;
  if (entry === undefined) throw new Error('no entry');
  const lpProtocolInfo = encodeProtocolInfo(entry);
  await provider.nonsense('WSPNoSuchFunction');
  await provider.call('WSPStartup', { wVersionRequested: VERSION, lpProtocolInfo });
  const socket = { af: 0, type: 0, protocol: -1, lpProtocolInfo, g: 2, dwFlags: 1 };
  const opened = await provider.call('WSPSocket', socket);
  const s = opened.returned.result;
  await provider.call('WSPGetSockOpt', { s, level: 0xffff, optname: 0x2001, optlen: 4 });
  await provider.call('WSPCloseSocket', { s });
  await provider.call('WSPSocket', { ...socket, g: 12_345 }, { times: 3 });
  await provider.control('induce', 'network-down');
  await provider.control('clear', 'network-down');
  await provider.call('WSPCleanup', {});
  await session.close();
  return recorder.lines;
}

test('a provider says the same over the line protocol as in process', async () => {
  const inProcess = await transcriptOf(referenceAdapter(parseShape('')));
  const overLines = await transcriptOf(processAdapter(COMMAND));
  expect(inProcess).to.have.length.above(20);
  expect(overLines).to.deep.equal(inProcess);
});

test('a tester that breaks the schema is told so, and the server ends', async () => {
  const told = new CollectedMessages();
  const child = processAdapter(`sh -c "echo '{}' | ${COMMAND.replaceAll("'", '')}"`).spawn(told);
  expect(await told.loss()).to.deep.equal({
    cause: 'exit',
    reason: 'the provider process ended by itself, with exit code 1',
    lastWords: 'the tester sent what is no message: {}',
  });
  await child.end(GRACE_MS);
});
