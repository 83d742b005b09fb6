import type { Message } from '../contract/messages';
import type { StatementDocument } from '../contract/statement/document';
import type { Reaction } from './reactions';

/** What the tester notes between the messages of a transcript. */
type TesterNote =
  | {
      readonly kind: 'run';
      readonly transcript: 1;
      readonly suite: string;
      readonly provider: string;
      readonly seed: number;
      /** What a statement file said; left out where there was none. */
      readonly statement?: StatementDocument;
    }
  | { readonly kind: 'phase'; readonly name: string }
  | {
      readonly kind: 'scenario';
      readonly testCaseStarted: string;
      readonly uri: string;
      readonly line: number;
      readonly rule: string;
      readonly name: string;
    }
  | { readonly kind: 'end-of-scenario' }
  | { readonly kind: 'script'; readonly process: number; readonly reactions: readonly Reaction[] }
  /** The tester waits for something, but no longer than this. */
  | { readonly kind: 'limit'; readonly process: number; readonly ms: number }
  /** A command of the IXIT was run; `problem` is null where it ended with status 0. */
  | { readonly kind: 'command'; readonly argv: readonly string[]; readonly problem: string | null };

/** One line of transcript.ndjson. */
export type TranscriptLine = Message | TesterNote;
