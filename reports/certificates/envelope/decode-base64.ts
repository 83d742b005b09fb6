/**
 * Decodes base64, of either alphabet, that is written in the one right way:
 * Node passes over characters that it does not know, and over spare bits.
 * @returns undefined where it is not
 */
export function decodeBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  const padded = bytes.toString('base64');
  const inUrls = padded.replaceAll('+', '-').replaceAll('/', '_');
  return text === padded || text === inUrls ? bytes : undefined;
}
