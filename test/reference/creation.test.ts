import assert from 'node:assert/strict';
import test from 'node:test';
import type { Arguments } from '../../providers/contract/json';
import { decodeProtocolInfo } from '../../providers/contract/structures/protocol-info';
import { Tester } from './tester';

const NOT_INITIALISED = 10093;

async function readBack(tester: Tester, s: `0x${string}`): Promise<readonly number[]> {
  const { optval } = await tester.must('WSPGetSockOpt', { s, level: 0xffff, optname: 0x2005, optlen: 628 });
  const info = decodeProtocolInfo(optval as string);
  return [info.iAddressFamily, info.iSocketType, info.iProtocol];
}

test('a call before WSPStartup is refused with WSANOTINITIALISED', async () => {
  const tester = await Tester.of('');
  await tester.must('WSPCleanup', {});
  const refused = await tester.call('WSPCleanup', {});
  assert.deepEqual([refused.result, refused.errno], [-1, NOT_INITIALISED]);
});

test('a socket of every entry works, by wildcards and by FROM_PROTOCOL_INFO', async () => {
  for (const shape of ['', 'ifs', 'minimal', 'ignores-af,ignores-type,ignores-protocol']) {
    const tester = await Tester.of(shape);
    for (const entry of tester.entries) {
      const triple = [entry.iAddressFamily, entry.iSocketType, entry.iProtocol];
      const { iProtocol: protocol } = entry;
      for (const given of [
        {},
        { af: 0 },
        { type: 0 },
        { af: 0, type: 0, protocol },
        { af: triple[0] ?? 0 },
      ]) {
        const s = await tester.socket(entry, given);
        assert.deepEqual(await readBack(tester, s), triple);
        await tester.must('WSPCloseSocket', { s });
      }
    }
  }
});

test('what is not supported is refused with the code of its own', async () => {
  const tester = await Tester.of('');
  const stream = tester.entryOfType(1);
  const cases: readonly [Arguments, number][] = [
    [{ af: 999 }, 10047],
    [{ type: 99 }, 10044],
    [{ af: 2, type: 5 }, 10044],
    [{ af: 0, type: 5 }, 10044],
    [{ protocol: 9999 }, 10043],
    [{ protocol: 17 }, 10041],
  ];
  for (const [given, code] of cases) {
    const { result, errno } = await tester.trySocket(stream, given);
    assert.deepEqual([result, errno], ['INVALID_SOCKET', code], JSON.stringify(given));
  }
  assert.deepEqual(tester.upcalls, []);
});

test('non-IFS: the descriptor is what WPUCreateSocketHandle gave, and it goes back on closing', async () => {
  const tester = await Tester.of('');
  const entry = tester.entryOfType(1);
  tester.react = ({ function: name }) => (name === 'WPUCreateSocketHandle' ? { result: '0xabc' } : undefined);
  assert.equal(await tester.socket(entry), '0xabc');
  await tester.must('WSPCloseSocket', { s: '0xabc' });
  assert.deepEqual(
    tester.upcalls.map((upcall) => [
      upcall.function,
      upcall.arguments['dwCatalogEntryId'] ?? upcall.arguments['s'],
    ]),
    [
      ['WPUCreateSocketHandle', entry.dwCatalogEntryId],
      ['WPUCloseSocketHandle', '0xabc'],
    ],
  );
  assert.equal((await tester.call('WSPCloseSocket', { s: '0xabc' })).errno, 10038);
});

test('IFS: the descriptor is what WPUModifyIFSHandle gave', async () => {
  const tester = await Tester.of('ifs');
  tester.react = () => ({ result: '0xdef1' });
  const s = await tester.socket(tester.entryOfType(1));
  assert.equal(s, '0xdef1');
  assert.equal(await tester.option(s, 0x1008), 1);
  await tester.must('WSPCloseSocket', { s });
  assert.deepEqual(
    tester.upcalls.map((upcall) => upcall.function),
    ['WPUModifyIFSHandle'],
  );
});

test('a failing upcall: refused with its code', async () => {
  for (const shape of ['', 'ifs']) {
    const tester = await Tester.of(shape);
    tester.react = () => ({ result: 'INVALID_SOCKET', errno: 10055 });
    const { result, errno } = await tester.trySocket(tester.entryOfType(1));
    assert.deepEqual([result, errno], ['INVALID_SOCKET', 10055]);
  }
});

test('the limit of descriptors: one more is refused with WSAEMFILE, and closing one makes room', async () => {
  const tester = await Tester.of('');
  const entry = tester.entryOfType(1);
  const limit = tester.opened?.ixit?.descriptorLimit ?? 0;
  const open = await Promise.all(Array.from({ length: limit }, () => tester.socket(entry)));
  assert.equal((await tester.trySocket(entry)).errno, 10024);
  await tester.must('WSPCloseSocket', { s: open[0] ?? null });
  await tester.socket(entry);
});

test('many refusals use nothing up', async () => {
  const tester = await Tester.of('');
  const entry = tester.entryOfType(1);
  const args = { af: 999, type: -1, protocol: -1, lpProtocolInfo: tester.info(entry) };
  const last = await tester.call('WSPSocket', args, 1, 10_000);
  assert.equal(last.made, 10_000);
  await tester.socket(entry);
});

test('multipoint flags: each needs its bits, and exactly one C and one D', async () => {
  const tester = await Tester.of('');
  const accepted = async (type: number): Promise<readonly number[]> => {
    const entry = tester.entryOfType(type);
    const flags: number[] = [];
    for (let dwFlags = 0; dwFlags < 32; dwFlags += 2) {
      const { result, errno } = await tester.trySocket(entry, { dwFlags });
      if (errno === null) {
        flags.push(dwFlags);
        await tester.must('WSPCloseSocket', { s: result });
      } else assert.equal(errno, 10022);
    }
    return flags;
  };
  assert.deepEqual(await accepted(1), [0]);
  assert.deepEqual(await accepted(2), [0, 0x14]);
  assert.deepEqual(await accepted(4), [0, 0x0a, 0x0c, 0x12, 0x14]);
});

test('WSPCleanup of the last startup frees what is left', async () => {
  const tester = await Tester.of('');
  const s = await tester.socket(tester.entryOfType(1));
  await tester.must('WSPCleanup', {});
  assert.deepEqual(tester.made('WPUCloseSocketHandle').at(0)?.arguments, { s });
});
