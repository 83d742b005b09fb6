import { setDefinitionFunctionWrapper, setDefaultTimeout, setWorldConstructor } from '@cucumber/cucumber';
import { AssertionError } from 'chai';
import { CallRefused } from '../../providers/ws2_32/call-refused';
import { ProviderLost } from '../../providers/ws2_32/provider-lost';
import { lostAnyway } from '../questions/lost-anyway';
import type { VerdictAttachment } from './verdicts';
import { VERDICT_MEDIA_TYPE } from '../../providers/contract/verdict-media-type';
import { Inconclusive, NotApplicable } from './verdicts';
import { ConformanceWorld } from './world';

const NO_TIMEOUT = -1;

setWorldConstructor(ConformanceWorld);
setDefaultTimeout(NO_TIMEOUT);

type Definition = (this: unknown, ...args: unknown[]) => unknown;

/**
 * Every step and hook runs inside this: what it throws becomes the verdict of
 * the scenario, attached where it was decided, and the Cucumber status that
 * goes with it (DESIGN section 5).
 */
setDefinitionFunctionWrapper((definition: Definition) => {
  const judged = async function (this: unknown, ...args: unknown[]): Promise<unknown> {
    try {
      return await definition.apply(this, args);
    } catch (cause) {
      if (!(this instanceof ConformanceWorld)) throw cause;
      return decide(this, cause);
    }
  };
  // Cucumber counts the parameters of a definition to tell a callback from an argument
  Object.defineProperty(judged, 'length', { value: definition.length });
  return judged;
});

async function decide(world: ConformanceWorld, thrown: unknown): Promise<'pending' | 'skipped'> {
  const cause = await excused(world, thrown);
  // what the adapter does not call cannot be judged (docs/line-protocol.md, section 5)
  if (cause instanceof Inconclusive || cause instanceof CallRefused) {
    attach(world, { verdict: 'inconclusive', reason: cause.message });
    return 'pending';
  }
  if (cause instanceof NotApplicable) {
    attach(world, { verdict: 'not-applicable', reason: cause.message });
    return 'skipped';
  }
  if (cause instanceof AssertionError) {
    attach(world, { verdict: 'fail', message: cause.message });
    throw cause;
  }
  if (cause instanceof ProviderLost && cause.duringCall) {
    attach(world, { verdict: 'fail', message: cause.message, reason: cause.message });
    throw new AssertionError(cause.message);
  }
  const message = cause instanceof Error ? cause.message : String(cause);
  attach(world, { verdict: 'error', reason: message });
  throw cause;
}

/** What was thrown, or why a loss of the provider says nothing about this rule, or what went wrong in finding that out. */
async function excused(world: ConformanceWorld, thrown: unknown): Promise<unknown> {
  if (!(thrown instanceof ProviderLost)) return thrown;
  try {
    return (await lostAnyway(world, thrown)) ?? thrown;
  } catch (cause) {
    return cause;
  }
}

function attach(world: ConformanceWorld, verdict: Omit<VerdictAttachment, 'facts' | 'choice'>): void {
  const { facts, choice } = world;
  const body: VerdictAttachment = { ...verdict, ...(choice === undefined ? {} : { choice }), facts };
  world.attach(JSON.stringify(body), VERDICT_MEDIA_TYPE);
}
