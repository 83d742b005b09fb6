import type { Conformance } from '../../conformance/conformance';

/**
 * Whether the provider's file that the reader has is the one that was tested.
 * @param sha256 of the reader's file; undefined where none was given
 * @returns what does not agree; none where it does
 */
export function checkArtifact({ provider }: Conformance, sha256: string | undefined): readonly string[] {
  if (sha256 === undefined || provider.artifact?.sha256 === sha256) return [];
  if (provider.artifact === undefined) return ['the certificate is about no file: the run had none'];
  return [
    `the file is not the one that was tested: its SHA-256 is ${sha256}, the certificate is about ${provider.artifact.file} with ${provider.artifact.sha256}`,
  ];
}
