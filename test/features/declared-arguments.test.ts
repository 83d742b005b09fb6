import assert from 'node:assert/strict';
import test from 'node:test';
import { ERROR_CODES } from '../../providers/contract/constants/constants';
import { referenceAdapter } from '../../providers/reference/reference';
import { parseShape } from '../../providers/reference/shape/parse-shape';
import { judge } from '../suite/judge';

/** What comes of ARG-3 where the protocol is declared to be ignored, and is refused with a code. */
async function refusedWith(errno: number): Promise<{ readonly verdict: string; readonly why: string }> {
  const adapter = referenceAdapter(parseShape(''), {
    wrap: ({ WSPSocket, ...others }) => ({
      ...others,
      WSPSocket: async (args, context) => {
        if (WSPSocket === undefined) throw new Error('the reference has no WSPSocket');
        const made = await WSPSocket(args, context);
        return made.errno === ERROR_CODES.WSAEPROTONOSUPPORT ? { ...made, errno } : made;
      },
    }),
  });
  const statement = { ics: { heeds: { protocol: false } } };
  const { conformance } = await judge(adapter, { statement, tags: '@ARG-3' });
  const scenarios = conformance.rules.find(({ id }) => id === 'ARG-3')?.scenarios ?? [];
  const asked = scenarios.find(({ name }) => name === 'asked for an unassigned protocol');
  return { verdict: asked?.verdict ?? 'none', why: asked?.reason ?? asked?.message ?? '' };
}

test('what is declared is held against a refusal of the argument, in plain words', async () => {
  const { verdict, why } = await refusedWith(ERROR_CODES.WSAEPROTONOSUPPORT);
  assert.equal(verdict, 'fail');
  assert.match(
    why,
    /^expected a socket of the entry, since the statement says that the provider ignores the protocol; it refused with WSAEPROTONOSUPPORT/,
  );
});

test('a refusal for want of something does not tell whether the argument is heeded', async () => {
  for (const name of ['WSAENOBUFS', 'WSAEMFILE', 'WSAENETDOWN'] as const) {
    const { verdict, why } = await refusedWith(ERROR_CODES[name]);
    assert.equal(verdict, 'inconclusive');
    assert.match(why, new RegExp(`^the refusal carries ${name}, which is not about the protocol`));
  }
});
