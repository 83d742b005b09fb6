import type { ITestCaseHookParameter } from '@cucumber/cucumber';
import { After, Before, Status } from '@cucumber/cucumber';
import { AssertionError } from 'chai';
import { VERDICT_MEDIA_TYPE } from '../../providers/contract/verdict-media-type';
import { noteCode } from '../questions/codes-given';
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
    this.begin(`${pickle.uri}:${String(scenarioLine(gherkinDocument, pickle))}`);
    const { notJudged } = this.run.preparation;
    if (notJudged !== undefined) throw new Error(notJudged);
  },
);

Before({ name: 'what the scenario requires' }, function (this: ConformanceWorld, { pickle }) {
  for (const { name } of pickle.tags) {
    if (name.startsWith('@requires:')) requirement(name.slice('@requires:'.length))(this.run);
  }
});

Before({ name: 'WSPStartup' }, async function (this: ConformanceWorld) {
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
  } finally {
    this.run.session.endScenario();
  }
});
