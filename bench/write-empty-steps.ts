import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dryRunFeatures } from '../cli/running/run-features';
import { packageRoot } from '../cli/suite/package-root';

/** Features and steps for a cucumber-js that does nothing with them. */
export interface EmptySteps {
  readonly folder: string;
  readonly features: string;
  readonly steps: string;
}

/** Copies the features and writes, for every step sentence and vocabulary of the suite, a definition that does nothing. */
export async function writeEmptySteps(folder: string): Promise<EmptySteps> {
  mkdirSync(folder, { recursive: true });
  cpSync(join(packageRoot(), 'features'), join(folder, 'features'), { recursive: true });
  const cucumber = require.resolve('@cucumber/cucumber');
  const lines = [`const { defineParameterType, Given } = require(${JSON.stringify(cucumber)});`];
  for (const { parameterType, stepDefinition } of await dryRunFeatures()) {
    if (parameterType !== undefined) {
      const { name, regularExpressions } = parameterType;
      lines.push(
        `defineParameterType(${JSON.stringify({ name, regexp: regularExpressions, useForSnippets: false })});`,
      );
    }
    if (stepDefinition !== undefined) {
      const { source } = stepDefinition.pattern;
      const parameters = [...source.matchAll(/\{/g)].map((_, index) => `_${String(index)}`);
      lines.push(`Given(${JSON.stringify(source)}, function (${parameters.join(', ')}) {});`);
    }
  }
  const steps = join(folder, 'empty-steps.js');
  writeFileSync(steps, `${lines.join('\n')}\n`);
  return { folder, features: 'features', steps };
}
