import { createHash } from 'node:crypto';

/** The form of a text that its digest is taken of: NFC, each run of white space one space, none at the ends. */
export function foldText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\p{White_Space}+/gu, ' ')
    .trim();
}

/** SHA-256 of the folded text in UTF-8, as lower-case hex digits. */
export function digestOf(text: string): string {
  return createHash('sha256').update(foldText(text), 'utf8').digest('hex');
}
