import { After, Before, Given, Status, Then, When, type IWorld } from '@cucumber/cucumber';
import { AssertionError } from 'chai';
import { VERDICT_MEDIA_TYPE } from '../../../providers/contract/verdict-media-type';
import { CHOICE_MEDIA_TYPE } from '../../../reports/verdicts/verdict-attachment';

interface TinyWorld extends IWorld {
  facts?: { source: string; read: string }[];
}

function claim(world: TinyWorld, verdict: string, more: { reason?: string; message?: string } = {}): void {
  world.attach(JSON.stringify({ verdict, facts: world.facts ?? [], ...more }), VERDICT_MEDIA_TYPE);
}

Before({ name: 'what the provider needs', tags: '@requires:groups' }, function (this: TinyWorld) {
  claim(this, 'not-applicable', { reason: 'groups are neither declared nor observed' });
  return 'skipped';
});

Given('a provider', () => undefined);

When('it is asked for {string}', (_what: string) => undefined);

Then('it answers', function (this: TinyWorld) {
  this.facts = [{ source: 'return of WSPSocket', read: '0x104' }];
});

Then('its answer is wrong', function (this: TinyWorld) {
  const message = 'expected WSAEINVAL\ngot WSAEFAULT';
  claim(this, 'fail', { message });
  throw new AssertionError(message);
});

Then('it chooses {string}', function (this: TinyWorld, choice: string) {
  this.facts = [{ source: 'return of WSPSocket', read: choice }];
  this.attach(JSON.stringify({ choice }), CHOICE_MEDIA_TYPE);
});

Then('nothing can be seen because {string}', function (this: TinyWorld, reason: string) {
  claim(this, 'inconclusive', { reason });
  return 'pending';
});

Then('the suite stumbles', function (this: TinyWorld) {
  claim(this, 'error', { reason: 'the adapter broke the message schema' });
  throw new TypeError('the adapter broke the message schema');
});

After({ name: 'the verdict' }, function (this: TinyWorld, { result }) {
  if (result?.status === Status.PASSED && this.facts !== undefined) claim(this, 'pass');
});
