import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AstBuilder, generateMessages, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';
import type { Envelope, GherkinDocument } from '@cucumber/messages';
import { IdGenerator, SourceMediaType } from '@cucumber/messages';
import { packageRoot } from './package-root';

/** The pages that have features: a folder below features/ each. */
export const PAGES = ['WSPSocket'] as const;

/** One feature file. */
export interface FeatureFile {
  /** From the folder of the package, with forward slashes. */
  readonly uri: string;
  readonly text: string;
}

/** All feature files, in the order of their names. */
export function featureFiles(): readonly FeatureFile[] {
  return PAGES.flatMap((page) => {
    const folder = `features/${page.toLowerCase()}`;
    return readdirSync(join(packageRoot(), folder))
      .filter((name) => name.endsWith('.feature'))
      .sort()
      .map((name) => ({
        uri: `${folder}/${name}`,
        text: readFileSync(join(packageRoot(), folder, name), 'utf8'),
      }));
  });
}

/** The parsed features. */
export function parseFeatures(files: readonly FeatureFile[]): readonly GherkinDocument[] {
  const newId = IdGenerator.incrementing();
  return files.map(({ uri, text }) => {
    const document = new Parser(new AstBuilder(newId), new GherkinClassicTokenMatcher()).parse(text);
    document.uri = uri;
    return document;
  });
}

/** The features as a run would announce them: each document, and the scenarios in it with their values filled in. */
export function featureEnvelopes(files: readonly FeatureFile[]): readonly Envelope[] {
  const newId = IdGenerator.incrementing();
  return files.flatMap(({ uri, text }) =>
    generateMessages(text, uri, SourceMediaType.TEXT_X_CUCUMBER_GHERKIN_PLAIN, {
      newId,
      defaultDialect: 'en',
      includeSource: false,
      includeGherkinDocument: true,
      includePickles: true,
    }),
  );
}

/** SHA-256 over names and texts of all features, so that two results can be known to judge the same rules. */
export function featuresDigest(files: readonly FeatureFile[]): string {
  const hash = createHash('sha256');
  for (const { uri, text } of files) hash.update(`${uri}\0${text}\0`);
  return hash.digest('hex');
}
