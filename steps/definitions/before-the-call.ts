import { Given } from '@cucumber/cucumber';
import { SOCKET_FLAGS } from '../../providers/contract/constants/constants';
import { isRefused, openSocket, socketArguments } from '../questions/open-socket';
import { NotApplicable, Inconclusive } from '../support/verdicts';
import type { ConformanceWorld } from '../support/world';
import type { EntryChoice } from '../vocabulary/entries';
import type { ParticularOf } from '../vocabulary/particulars';
import type { Situation } from '../vocabulary/situation';
import type { DescriptorUpcall } from '../vocabulary/upcalls';

/** How many refused calls are enough where the IXIT gives no limit of descriptors. */
const MANY_CALLS = 10_000;
/** How many of them are made with one message. */
const SLICE = 100;

Given('{entries}', function (this: ConformanceWorld, choice: EntryChoice) {
  this.choose(choice(this.run));
});

Given(
  '{entries}, with and without WSA_FLAG_OVERLAPPED',
  function (this: ConformanceWorld, choice: EntryChoice) {
    const entries = choice(this.run);
    const { usableOverlapped } = this.run.preparation;
    this.choose(
      entries,
      entries.filter((entry) => usableOverlapped.includes(entry)),
    );
  },
);

Given('{situation}', async function (this: ConformanceWorld, situation: Situation) {
  await this.each((subject) => situation(this, subject));
});

Given(
  '{upcall} always fails with {code}',
  function (this: ConformanceWorld, upcall: DescriptorUpcall, errno: number) {
    this.provider.script([{ on: upcall, times: 'always', then: { do: 'fail', errno } }]);
  },
);

Given(
  'two rounds of more refused calls than there are descriptors, with {particular}',
  async function (this: ConformanceWorld, particular: ParticularOf) {
    const { ics, ixit } = this.run.session.provider;
    const times = ixit.descriptorLimit === undefined ? MANY_CALLS : ixit.descriptorLimit + 1;
    await this.each(async (subject) => {
      const { changes, reactions } = particular(subject, ics, ixit);
      const asked = socketArguments(subject.entry, changes);
      const overlapped = this.run.preparation.usableOverlapped.includes(subject.entry)
        ? SOCKET_FLAGS.WSA_FLAG_OVERLAPPED
        : 0;
      const round = async (flags: readonly [number, number]): Promise<void> => {
        // in slices, so that the deadline of a call is one of a few calls
        for (let made = 0; made < times; made += SLICE) {
          const slice = Math.min(SLICE, times - made);
          const dwFlags = asked.dwFlags | flags[(made / SLICE) % 2 === 0 ? 0 : 1];
          const call = await openSocket(this.provider, { ...asked, dwFlags }, { times: slice });
          if (isRefused(call)) continue;
          const accepted = made + (call.returned.made ?? 1);
          if (accepted === 1) throw new NotApplicable('the provider does not refuse such a call');
          throw new Inconclusive(
            `call ${String(accepted)} of ${String(times)} was accepted, the ones before it refused`,
          );
        }
      };
      this.provider.script(reactions);
      try {
        await round([0, overlapped]);
        subject.heldBefore = this.provider.handles.held().length;
        await round([overlapped, 0]);
        subject.heldAfter = this.provider.handles.held().length;
      } finally {
        this.provider.script([]);
      }
      this.usedUp = true;
    });
  },
);
