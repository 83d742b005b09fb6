import assert from 'node:assert/strict';
import test from 'node:test';
import { ERROR_CODES } from '../../providers/contract/constants/constants';
import { ProviderLost } from '../../providers/ws2_32/provider-lost';
import { CANNOT_RUN_DLLS } from '../native-sample/tools';
import { judge } from '../suite/judge';
import { dllAdapter } from '../../providers/native/native';
import { compileDll } from './compile-dll';
import { OPEN, openDll, startDll, STATEMENT } from './dll-process';

const RECEIVE = {
  s: '0x4',
  lpBuffers: [8],
  lpFlags: 0,
  lpOverlapped: { token: '0xa1', hEvent: null },
  lpCompletionRoutine: null,
  lpThreadId: null,
};

/** More than the host has called WSAStartup at its start. */
const MANY_CLEANUPS = 80;

/** A deadline that a hanging call runs into; a call that works takes a thousandth of it. */
const SHORT_MS = 1_000;

async function reasonOf(loss: Promise<unknown>): Promise<string> {
  try {
    await loss;
  } catch (cause) {
    assert.ok(cause instanceof ProviderLost, String(cause));
    return cause.message;
  }
  assert.fail('nothing was lost');
}

test('each way in which a provider is lost has its words', { skip: CANNOT_RUN_DLLS }, async (t) => {
  await t.test('a crash, with code, place and call', async () => {
    const process = await startDll(compileDll('provider', ['CRASHES']));
    const reason = await reasonOf(process.call('WSPSocket', OPEN));
    await process.close();
    assert.match(
      reason,
      /WSPSocket did not return: .*EXCEPTION_ACCESS_VIOLATION \(0xc0000005\) at provider-crashes\.dll\+0x[0-9a-f]+/,
    );
  });

  await t.test('a crash on a thread of its own', async () => {
    const process = await startDll(compileDll('provider', ['CRASHES_ALONE']));
    const reason = await reasonOf(process.until(() => false, new Promise(() => undefined)));
    await process.close();
    assert.match(reason, /EXCEPTION_ACCESS_VIOLATION .* on a thread of its own/);
  });

  await t.test('a bad pointer that is given to an upcall, with the upcall', async () => {
    const answered = await startDll(compileDll('provider', ['BAD_ERRNO']));
    answered.script([
      { on: 'WPUCreateSocketHandle', times: 1, then: { do: 'fail', errno: ERROR_CODES.WSAENOBUFS } },
    ]);
    const refused = await reasonOf(answered.call('WSPSocket', OPEN));
    await answered.close();
    assert.match(refused, / in WPUCreateSocketHandle \(an upcall\), called with \(0x3e9, 0x1234, 0x10\)/);
    const native = await startDll(compileDll('provider', ['BAD_SET']));
    const asked = await reasonOf(native.call('WSPSocket', OPEN));
    await native.close();
    assert.match(asked, / in WPUFDIsSet \(an upcall\), called with \(0x4, 0x10\)/);
  });

  await t.test('a WSACleanup too many in every WSPCleanup is none', async () => {
    const process = await startDll(compileDll('provider', ['CLEANS_UP_TWICE']));
    for (let times = 0; times < MANY_CLEANUPS; times += 1) await process.call('WSPCleanup', {});
    await process.close();
  });

  await t.test('what a process held is free when its end has been waited for', async () => {
    const path = compileDll('provider', ['IS_ALONE', 'CRASHES']);
    for (let times = 0; times < 5; times += 1) {
      const process = await startDll(path);
      await reasonOf(process.call('WSPSocket', OPEN));
      await process.close();
    }
  });

  await t.test('a crash while an overlapped request is pending is one of that request', async () => {
    const process = await startDll(compileDll('provider', ['CRASHES_WHILE_PENDING']));
    const { returned } = await process.call('WSPRecv', RECEIVE);
    assert.equal(returned.errno, ERROR_CODES.WSA_IO_PENDING);
    const reason = await reasonOf(process.until(() => false, new Promise(() => undefined)));
    assert.equal(process.lost?.duringCall, true);
    await process.close();
    assert.match(
      reason,
      /^an overlapped request of WSPRecv was not completed: the provider crashed with EXCEPTION_ACCESS_VIOLATION .* on a thread of its own$/,
    );
  });

  await t.test('an exit, with its code', async () => {
    const process = await startDll(compileDll('provider', ['EXITS']));
    const reason = await reasonOf(process.call('WSPSocket', OPEN));
    await process.close();
    assert.match(reason, /WSPSocket did not return: .*ended by itself, with exit code 7/);
  });

  await t.test('a call that hangs keeps no other thread from calling', async () => {
    const process = await startDll(compileDll('provider', ['HANGS']), SHORT_MS);
    const hanging = process.call('WSPSocket', OPEN);
    const { returned } = await process.call('WSPCloseSocket', { s: '0x4' }, { thread: 2 });
    assert.equal(returned.result, -1);
    assert.match(await reasonOf(hanging), /WSPSocket did not return within 1000 ms/);
    await process.close();
  });

  await t.test('a null pointer in the procedure table', async () => {
    const process = await startDll(compileDll('provider', ['LACKS_BIND']));
    const reason = await reasonOf(process.call('WSPBind', { s: '0x4', name: '0200' }));
    await process.close();
    assert.match(reason, /the procedure table that WSPStartup filled has NULL for WSPBind/);
  });

  await t.test('a DllMain that refuses', async () => {
    const path = compileDll('provider', ['REFUSES_TO_LOAD']);
    const reason = await reasonOf(openDll(path));
    assert.match(reason, /cannot be loaded: its DllMain returned FALSE; LoadLibraryExW says 1114/);
    const { conformance } = await judge(dllAdapter(path), { statement: STATEMENT, tags: '@SOCK-1' });
    const [rule] = conformance.rules.filter(({ id }) => id === 'SOCK-1');
    assert.match(rule?.reason ?? '', /^the DLL cannot be loaded: its DllMain returned FALSE/);
  });
});

test(
  'a crash costs the scenario in which it happens, and the next one has a fresh host',
  { skip: CANNOT_RUN_DLLS },
  async () => {
    const path = compileDll('provider', ['CRASHES_AT_ZERO']);
    const { verdicts, conformance } = await judge(dllAdapter(path), {
      statement: STATEMENT,
      tags: '@SOCK-1 or @ARG-4',
    });
    assert.deepEqual([verdicts['SOCK-1'], verdicts['ARG-4']], ['pass', 'fail']);
    const scenarios = conformance.rules.find(({ id }) => id === 'ARG-4')?.scenarios ?? [];
    const crashed = scenarios.filter(({ verdict }) => verdict === 'fail');
    assert.ok(crashed.length > 1);
    for (const { reason } of crashed) {
      assert.match(
        reason ?? '',
        /WSPSocket did not return: the provider crashed with EXCEPTION_ACCESS_VIOLATION/,
      );
    }
    assert.deepEqual(
      scenarios.filter(({ verdict }) => verdict === 'error'),
      [],
    );
  },
);

for (const { fault, told } of [
  {
    fault: 'HANGS_IN_CLEANUP',
    told: /^WSPCleanup did not return within 1000 ms; it is left out from then on/,
  },
  {
    fault: 'EXITS_IN_CLEANUP',
    told: /^WSPCleanup did not return: .*ended by itself, with exit code 7 .*; it is left out from then on, and the process is ended instead$/,
  },
]) {
  test(`${fault} is told once, and the rest is judged`, { skip: CANNOT_RUN_DLLS }, async () => {
    const path = compileDll('provider', [fault]);
    const statement = { ...STATEMENT, ixit: { deadlines: { callMs: SHORT_MS } } };
    const { verdicts, conformance } = await judge(dllAdapter(path), {
      statement,
      tags: '@SOCK-1 or @DESC-4',
    });
    assert.deepEqual([verdicts['SOCK-1'], verdicts['DESC-4']], ['pass', 'pass']);
    const found = conformance.findings.filter(({ text }) => told.test(text));
    assert.equal(found.length, 1);
  });
}

test('a WSPStartup that fails is told with its code', { skip: CANNOT_RUN_DLLS }, async () => {
  const path = compileDll('provider', ['FAILS_TO_START']);
  const judged = await judge(dllAdapter(path), { statement: STATEMENT, tags: '@SOCK-1' });
  const [rule] = judged.conformance.rules.filter(({ id }) => id === 'SOCK-1');
  assert.deepEqual([rule?.verdict, judged.exitCode], ['error', 3]);
  assert.match(rule?.reason ?? '', /WSPStartup returned WSASYSNOTREADY \(10091\)$/);
});

for (const { fault, told } of [
  {
    fault: 'CRASHES_AT_START',
    told: /^the provider does not start: WSPStartup did not return: the provider crashed with EXCEPTION_ACCESS_VIOLATION \(0xc0000005\) at provider-crashes_at_start\.dll\+0x[0-9a-f]+$/,
  },
  {
    fault: 'ABORTS_AT_START',
    told: /^the provider does not start: WSPStartup did not return: .*ended by itself, with exit code 3/,
  },
  {
    fault: 'HANGS_AT_START',
    told: /^the provider does not start: WSPStartup did not return within 1000 ms$/,
  },
]) {
  test(`${fault} is told once, and no rule fails by it`, { skip: CANNOT_RUN_DLLS }, async () => {
    const judged = await judge(dllAdapter(compileDll('provider', [fault])), {
      statement: { ...STATEMENT, ixit: { deadlines: { callMs: SHORT_MS } } },
      tags: '@SOCK-1 or @ERR-2',
    });
    assert.deepEqual([judged.conformance.outcome, judged.exitCode], ['incomplete', 3]);
    assert.deepEqual([...new Set(Object.values(judged.verdicts))], ['error']);
    assert.equal(judged.conformance.findings.filter(({ text }) => told.test(text)).length, 1);
  });
}
