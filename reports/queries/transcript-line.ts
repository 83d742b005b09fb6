import type { Message } from '../../providers/contract/messages';

/** What the tester notes between the messages; of each only what a report reads. */
export type TesterNote =
  | { readonly kind: 'run' | 'end-of-scenario' | 'elapsed' }
  | { readonly kind: 'phase'; readonly name: string }
  | { readonly kind: 'scenario'; readonly testCaseStarted: string }
  /** How the tester's side will answer upcalls. */
  | { readonly kind: 'script'; readonly reactions: readonly unknown[] }
  /** A command of the IXIT, and its exit status. */
  | { readonly kind: 'command'; readonly argv: readonly string[]; readonly status: number | null };

/** One line of transcript.ndjson. */
export type TranscriptLine = Message | TesterNote;
