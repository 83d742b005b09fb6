import { dryRunFeatures } from '../../cli/running/run-features';
import { stepLanguage, stepLanguageMarkdown } from './step-language';
import { writeSteps } from './steps-of-guide';

void dryRunFeatures().then((envelopes) => {
  writeSteps(stepLanguageMarkdown(stepLanguage(envelopes)));
});
