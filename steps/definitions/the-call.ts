import { When } from '@cucumber/cucumber';
import type { Reaction } from '../../providers/ws2_32/reactions';
import type { SocketArguments } from '../questions/open-socket';
import { openSocket, socketArguments } from '../questions/open-socket';
import type { Subject } from '../support/subject';
import type { ConformanceWorld } from '../support/world';
import type { ArgumentValue } from '../vocabulary/arguments';
import type { ParticularOf } from '../vocabulary/particulars';

async function attempt(
  world: ConformanceWorld,
  subject: Subject,
  args: SocketArguments,
  reactions: readonly Reaction[] = [],
): Promise<void> {
  const { justBefore } = subject;
  subject.justBefore = undefined;
  await justBefore?.();
  const given = { ...args, dwFlags: args.dwFlags | subject.dwFlags };
  if (reactions.length > 0) world.provider.script(reactions);
  subject.attempt = { arguments: given, call: await openSocket(world.provider, given) };
  if (reactions.length > 0) world.provider.script([]);
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
