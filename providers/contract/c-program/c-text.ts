import { plainText } from '../notation/plain-text';

const COMMENT_LIMIT = 300;

/** A text inside a comment: nothing in it ends the comment or begins another. */
export function cComment(text: string): string {
  const line = plainText(text.replace(/\s+/g, ' '), COMMENT_LIMIT);
  return `/* ${line.replace(/([*/])(?=[*/])/g, '$1 ').replaceAll('??', '? ?')} */`;
}

/** A wide string: everything but plain ASCII as its UTF-16 units. */
export function cWideString(text: string): string {
  const parts = [...text.matchAll(/[ !#-.0-9A-Za-z:;<=>@[\]^_`{|}~/]+|[^]/g)].map(([part]) =>
    /^[ !#-.0-9A-Za-z:;<=>@[\]^_`{|}~/]/.test(part)
      ? `L"${part}"`
      : `L"\\x${part.charCodeAt(0).toString(16)}"`,
  );
  return parts.length === 0 ? 'L""' : parts.join(' ');
}

/** Bytes as the values of an array. */
export function cBytes(hex: string): string {
  return (hex.match(/../g) ?? []).map((byte) => `0x${byte}`).join(', ');
}
