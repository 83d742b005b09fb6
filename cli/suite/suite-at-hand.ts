import type { SuiteAtHand } from '../../reports/certificates/check/check-suite';
import { featureFiles, featuresDigest } from './read-features';
import { suiteDigest } from './suite-digest';
import { suiteVersion } from './suite-version';

/** This suite, by what tells it from others. */
export function suiteAtHand(): SuiteAtHand {
  return {
    version: suiteVersion(),
    featuresDigest: featuresDigest(featureFiles()),
    digest: suiteDigest(),
  };
}
