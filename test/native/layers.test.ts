import assert from 'node:assert/strict';
import test from 'node:test';
import type { StatementDocument } from '../../providers/contract/statement/document';
import { dllAdapter } from '../../providers/native/native';
import { CANNOT_RUN_DLLS, whyNotX86Dlls } from '../native-sample/tools';
import { AT_NIGHT } from '../nightly/at-night';
import { judge } from '../suite/judge';
import { compileDll } from './compile-dll';

const STATEMENT: StatementDocument = {
  ics: {
    entries: [
      {
        szProtocol: 'Test layer',
        dwCatalogEntryId: 2001,
        iAddressFamily: 'AF_INET',
        iSocketType: 'SOCK_STREAM',
        iProtocol: 'IPPROTO_TCP',
        dwServiceFlags1: ['XP1_GUARANTEED_DELIVERY', 'XP1_GUARANTEED_ORDER'],
        ProviderId: '{11111111-2222-3333-4444-555555555555}',
        ProtocolChain: { ChainLen: 0 },
      },
    ],
  },
};
const TAGS = '@LAY-1 or @LAY-2 or @LAY-5 or @LAY-6';

test('a layered DLL finds the layers that the tester plays', { skip: CANNOT_RUN_DLLS }, async () => {
  await judgesAsGood(compileDll('layer'));
});

// on x86 a function that is called takes its arguments off the stack
if (AT_NIGHT) {
  test('so does one for x86', { skip: whyNotX86Dlls() }, async () => {
    await judgesAsGood(compileDll('layer', [], { architecture: 'x86' }));
  });
}

test('a layered DLL that hands the chain to the base is caught', { skip: CANNOT_RUN_DLLS }, async () => {
  const path = compileDll('layer', ['HANDS_CHAIN_TO_BASE']);
  const { verdicts } = await judge(dllAdapter(path), { statement: STATEMENT, tags: TAGS });
  assert.deepEqual([verdicts['LAY-1'], verdicts['LAY-2'], verdicts['LAY-6']], ['pass', 'fail', 'fail']);
});

async function judgesAsGood(path: string): Promise<void> {
  const { verdicts } = await judge(dllAdapter(path), { statement: STATEMENT, tags: TAGS });
  assert.deepEqual(
    ['LAY-1', 'LAY-2', 'LAY-5', 'LAY-6'].map((rule) => verdicts[rule]),
    ['pass', 'pass', 'pass', 'pass'],
  );
}
