import { When } from '@cucumber/cucumber';
import type { PendingCall } from '../../providers/ws2_32/provider-process';
import type { Reaction } from '../../providers/ws2_32/reactions';
import type { SocketArguments } from '../questions/open-socket';
import { codeName, descriptorOf, isRefused, openSocket, socketArguments } from '../questions/open-socket';
import type { Subject } from '../support/subject';
import { Inconclusive } from '../support/verdicts';
import type { ConformanceWorld } from '../support/world';
import type { ArgumentValue } from '../vocabulary/arguments';
import type { ParticularOf } from '../vocabulary/particulars';

async function attempt(
  world: ConformanceWorld,
  subject: Subject,
  args: SocketArguments,
  reactions: readonly Reaction[] = [],
): Promise<void> {
  const { justBefore, beside } = subject;
  subject.justBefore = undefined;
  await justBefore?.();
  const given = { ...args, dwFlags: args.dwFlags | subject.dwFlags };
  if (reactions.length > 0) world.provider.script(reactions);
  const opening = openSocket(world.provider, given);
  const underWay = beside?.();
  const call = await opening;
  subject.attempt = { arguments: given, call };
  if (underWay !== undefined) await keepOther(subject, underWay, isRefused(call));
  if (reactions.length > 0) world.provider.script([]);
}

/**
 * The socket that was opened on the second thread is one more that is open.
 * @throws Inconclusive where there is none, though the call that is judged was not refused
 */
async function keepOther(subject: Subject, underWay: PendingCall, isJudgedRefused: boolean): Promise<void> {
  const other = await underWay.outcome();
  if (isRefused(other)) {
    if (isJudgedRefused) return;
    throw new Inconclusive(
      `the call on the second thread was refused with ${codeName(other.returned.errno)}, so no two sockets were opened at once`,
    );
  }
  subject.others.push(descriptorOf(other));
}

When(
  'the client opens a socket with {particular}',
  async function (this: ConformanceWorld, particular: ParticularOf) {
    const { ics, ixit } = this.run.session.provider;
    await this.each(async (subject) => {
      const { changes, reactions } = particular(subject, ics, ixit);
      await attempt(this, subject, socketArguments(subject.entry, changes), reactions);
    });
  },
);

When(
  'the client opens a socket for {family}, {type} and {protocol}',
  async function (
    this: ConformanceWorld,
    family: ArgumentValue,
    type: ArgumentValue,
    protocol: ArgumentValue,
  ) {
    const { ics, ixit } = this.run.session.provider;
    await this.each(async (subject) => {
      const { entry } = subject;
      const changes = {
        af: family(entry, ics, ixit),
        type: type(entry, ics, ixit),
        protocol: protocol(entry, ics, ixit),
      };
      await attempt(this, subject, socketArguments(entry, changes));
    });
  },
);
