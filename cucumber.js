/**
 * For work on the features: `npx cucumber-js features/wspsocket/02-descriptors.feature:12`.
 * WSP_TCK_PROVIDER names the provider (the embedded reference, where it does not).
 * What judges a provider is `wsp-tck run`, which does more: probes, verdicts, reports.
 */
const all = {
  paths: ['features/**/*.feature'],
  requireModule: ['@swc-node/register'],
  require: ['cli/running/cucumber-support.ts', 'steps/**/*.ts'],
  format: ['progress'],
};

module.exports = {
  default: all,
  // for `npm run mutate`: compiled, since the steps are loaded for each change; with a statement by which a hang costs little;
  // and not strict, or the first inconclusive scenario (pending, for Cucumber) would end a run without a failure
  mutation: {
    ...all,
    requireModule: [],
    strict: false,
    require: ['dist/cli/running/cucumber-support.js', 'dist/steps/**/*.js'],
    worldParameters: { statement: 'test/mutation/statement.yaml' },
  },
};
