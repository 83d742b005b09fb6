import type { ITestCaseHookParameter } from '@cucumber/cucumber';
import { After, Before, Status } from '@cucumber/cucumber';
import { AssertionError } from 'chai';
import { VERDICT_MEDIA_TYPE } from '../../providers/contract/verdict-media-type';
import { ProviderLost } from '../../providers/ws2_32/provider-lost';
import { noteCode } from '../questions/codes-given';
import { lostAnyway } from '../questions/lost-anyway';
import { startProvider } from '../questions/start-provider';
import { cleanUp } from './clean-up';
import { requirement } from './requirements';
import { ruleOf, scenarioLine } from './scenario-place';
import type { VerdictAttachment } from './verdicts';
import type { ConformanceWorld } from './world';

Before(
  { name: 'the provider is there' },
  function (this: ConformanceWorld, scenario: ITestCaseHookParameter) {
    const { pickle, gherkinDocument, testCaseStartedId } = scenario;
    this.run.session.beginScenario({
      testCaseStarted: testCaseStartedId,
      uri: pickle.uri,
      line: scenarioLine(gherkinDocument, pickle),
      rule: ruleOf(pickle),
      name: pickle.name,
    });
    this.begin(ruleOf(pickle), `${pickle.uri}:${String(scenarioLine(gherkinDocument, pickle))}`);
    const { notJudged } = this.run.preparation;
    if (notJudged !== undefined) throw new Error(notJudged);
  },
);

Before({ name: 'what the scenario requires' }, function (this: ConformanceWorld, { pickle }) {
  for (const { name } of pickle.tags) {
    if (name.startsWith('@requires:')) requirement(name.slice('@requires:'.length))(this.run);
  }
});

/** Of scenarios that call on two threads at once. */
const ON_TWO_THREADS = ['@requires:threads', '@requires:second-thread'];

Before({ name: 'WSPStartup' }, async function (this: ConformanceWorld, { pickle }) {
  // a lock that an earlier scenario's call has not left stops other threads only: this one is not to be blamed for it
  if (pickle.tags.some(({ name }) => ON_TWO_THREADS.includes(name))) await this.run.session.endProcess(1);
  this.process = await startProvider(this.run.session);
});

After({ name: 'verdict' }, function (this: ConformanceWorld, { result }) {
  if (result?.status !== Status.PASSED) return;
  this.settle();
  if (this.facts.length === 0) throw new Error('the scenario ended without having read any fact');
  const { facts, choice } = this;
  const body: VerdictAttachment = { verdict: 'pass', ...(choice === undefined ? {} : { choice }), facts };
  this.attach(JSON.stringify(body), VERDICT_MEDIA_TYPE);
});

// Cucumber runs the last After first: the provider is stopped before the verdict is settled
After({ name: 'WSPCleanup' }, async function (this: ConformanceWorld, { pickle, result }) {
  try {
    if (this.state === undefined && this.process?.wasScripted === false) {
      for (const call of this.process.returnedCalls()) noteCode(this.run.session, call, pickle.name);
    }
    await cleanUp(this);
    // what has failed may have used the process up, and the next rule is not to be blamed for it
    const isBroken = result?.exception?.type === AssertionError.name;
    if (isBroken && pickle.tags.some(({ name }) => name === '@must')) await this.run.session.endProcess(1);
  } catch (cause) {
    // while the scenario's own calls are known still
    throw cause instanceof ProviderLost ? ((await lostAnyway(this, cause)) ?? cause) : cause;
  } finally {
    this.run.session.endScenario();
  }
});
