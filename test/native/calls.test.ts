import assert from 'node:assert/strict';
import test from 'node:test';
import { ERROR_CODES } from '../../providers/contract/constants/constants';
import { CANNOT_RUN_DLLS } from '../native-sample/tools';
import { seeProvider } from '../../cli/statement/see-provider';
import { dllAdapter } from '../../providers/native/native';
import { compileDll } from './compile-dll';
import { ENTRY, OPEN, startDll } from './dll-process';

test('calls of a DLL under Wine', { skip: CANNOT_RUN_DLLS }, async (t) => {
  const process = await startDll(compileDll('provider'));
  t.after(() => process.close());

  await t.test('an upcall is answered by the tester, and its result comes back', async () => {
    const { returned, upcalls, descriptor } = await process.call('WSPSocket', OPEN);
    assert.deepEqual(
      upcalls.map(({ upcall }) => [upcall.function, upcall.arguments]),
      [['WPUCreateSocketHandle', { dwCatalogEntryId: 1001, dwContext: '0x1234' }]],
    );
    assert.equal(returned.result, descriptor?.handle);
    assert.deepEqual(returned.in, { lpProtocolInfo: ENTRY });
  });

  await t.test('what an upcall writes behind a pointer reaches the provider', async () => {
    const { returned: opened } = await process.call('WSPSocket', OPEN);
    const { returned } = await process.call('WSPGetSockOpt', {
      s: opened.result,
      level: 0xffff,
      optname: 1,
      optlen: 16,
    });
    assert.deepEqual([returned.result, returned.out], [0, { optval: '3412000000000000' }]);
  });

  await t.test('a code that nobody wrote is told from a code', async () => {
    const { returned: opened } = await process.call('WSPSocket', OPEN);
    const { returned: closed } = await process.call('WSPCloseSocket', { s: opened.result });
    assert.deepEqual([closed.result, closed.errno], [0, null]);
    const { returned: again } = await process.call('WSPCloseSocket', { s: opened.result });
    assert.deepEqual([again.result, again.errno], [-1, ERROR_CODES.WSAENOTSOCK]);
  });

  await t.test('a call with `times` is repeated in the host until it does not fail', async () => {
    const { returned } = await process.call('WSPSocket', { ...OPEN, af: 99 }, { times: 10_000 });
    assert.deepEqual([returned.result, returned.errno, returned.made], ['INVALID_SOCKET', 10_047, 10_000]);
    const { returned: first } = await process.call('WSPSocket', OPEN, { times: 10_000 });
    assert.equal(first.made, 1);
  });

  await t.test('an upcall that a script makes fail fails for the provider', async () => {
    process.script([
      { on: 'WPUCreateSocketHandle', times: 1, then: { do: 'fail', errno: ERROR_CODES.WSAENOBUFS } },
    ]);
    const { returned } = await process.call('WSPSocket', OPEN);
    process.script([]);
    assert.deepEqual([returned.result, returned.errno], ['INVALID_SOCKET', ERROR_CODES.WSAENOBUFS]);
  });

  await t.test('a completion by WPUCompleteOverlappedRequest brings the bytes', async () => {
    const { returned: opened } = await process.call('WSPSocket', OPEN);
    const { returned } = await process.call('WSPRecv', {
      s: opened.result,
      lpBuffers: [8],
      lpFlags: 0,
      lpOverlapped: { token: '0xa1', hEvent: null },
      lpCompletionRoutine: null,
      lpThreadId: null,
    });
    assert.equal(returned.errno, ERROR_CODES.WSA_IO_PENDING);
    await process.until(() => process.completionOf('0xa1') !== undefined, new Promise(() => undefined));
    const completion = process.completionOf('0xa1');
    assert.deepEqual(
      [completion?.errno, completion?.bytes, completion?.memory],
      [0, 2, { '0xa1': ['6869'] }],
    );
  });
});

test('a blocking hook runs on the calling thread, and may call', { skip: CANNOT_RUN_DLLS }, async (t) => {
  const process = await startDll(compileDll('provider', ['ASKS_HOOK']));
  t.after(() => process.close());
  process.script([
    { on: 'blocking-hook', times: 1, then: { do: 'call', function: 'WSPCancelBlockingCall', arguments: {} } },
  ]);
  const outer = await process.call('WSPSocket', OPEN);
  assert.deepEqual(
    outer.upcalls.map(({ upcall }) => upcall.function),
    ['WPUQueryBlockingCallback', 'blocking-hook', 'WPUCreateSocketHandle'],
  );
  const [nested] = process.nestedIn(outer);
  assert.deepEqual([nested?.call.function, nested?.returned.errno], ['WSPCancelBlockingCall', 10_045]);
  process.script([{ on: 'blocking-hook', times: 1, then: { do: 'answer', result: 0 } }]);
  const cancelled = await process.call('WSPSocket', OPEN);
  assert.deepEqual(
    [cancelled.returned.result, cancelled.returned.errno],
    ['INVALID_SOCKET', ERROR_CODES.WSAEINTR],
  );
});

test(
  'an IFS provider: its handle is modified, its completions come by the event',
  { skip: CANNOT_RUN_DLLS },
  async (t) => {
    const process = await startDll(compileDll('provider', ['IFS']));
    t.after(() => process.close());
    const { returned: opened, descriptor } = await process.call('WSPSocket', OPEN);
    assert.equal(descriptor?.from, 'WPUModifyIFSHandle');
    for (const token of ['0xb1', '0xb2'] as const) {
      await process.call('WSPRecv', {
        s: opened.result,
        lpBuffers: [1, 8],
        lpFlags: 0,
        lpOverlapped: { token, hEvent: null },
        lpCompletionRoutine: null,
        lpThreadId: null,
      });
      await process.until(() => process.completionOf(token) !== undefined, new Promise(() => undefined));
      assert.equal(process.completionOf(token)?.bytes, 2);
    }
  },
);

test('a structure that the provider changes is seen', { skip: CANNOT_RUN_DLLS }, async (t) => {
  const process = await startDll(compileDll('provider', ['WRITES_INFO']));
  t.after(() => process.close());
  const { returned } = await process.call('WSPSocket', OPEN);
  assert.equal(returned.in?.lpProtocolInfo?.slice(2 * 112, 2 * 116), '4d000000');
});

test('a condition is brought about by an export', { skip: CANNOT_RUN_DLLS }, async (t) => {
  const process = await startDll(compileDll('provider', ['INDUCES']));
  t.after(() => process.close());
  const code = async (): Promise<number | null> =>
    (await process.call('WSPBind', { s: '0x4', name: '0200' })).returned.errno;
  assert.equal(await process.control('induce', 'network-down', { export: 'NetworkDown' }), null);
  assert.equal(await code(), ERROR_CODES.WSAENETDOWN);
  assert.equal(await process.control('clear', 'network-down', { export: 'NetworkUp' }), null);
  assert.equal(await code(), ERROR_CODES.WSAEOPNOTSUPP);
  assert.match(
    (await process.control('induce', 'network-down', { export: 'NoSuch' })) ?? '',
    /does not export NoSuch/,
  );
});

test(
  'whether completions are seen depends on how the DLL comes to the function',
  { skip: CANNOT_RUN_DLLS },
  async () => {
    const seen: Record<string, unknown> = {};
    for (const way of ['', 'LOOKS_COMPLETION_UP', 'LOOKED_COMPLETION_UP_EARLY', 'COMPLETES_ELSEWHERE']) {
      const { observes } = await seeProvider(dllAdapter(compileDll('provider', way === '' ? [] : [way])));
      seen[way] = observes.completions;
    }
    // a handle of the system tells of its completions by itself, so those of an IFS provider are seen in any case
    assert.deepEqual(seen, {
      '': true,
      LOOKS_COMPLETION_UP: true,
      LOOKED_COMPLETION_UP_EARLY: 'ifs',
      COMPLETES_ELSEWHERE: 'ifs',
    });
  },
);
