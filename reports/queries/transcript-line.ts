import type { Message } from '../../providers/contract/messages';

/** What the tester notes between the messages; of each only what a report reads. */
type TesterNote =
  | { readonly kind: 'run' | 'end-of-scenario' | 'limit' }
  | { readonly kind: 'phase'; readonly name: string }
  | { readonly kind: 'scenario'; readonly testCaseStarted: string }
  | { readonly kind: 'script'; readonly reactions: readonly Reaction[] }
  /** A command of the IXIT; `problem` is null where it ended with status 0. */
  | { readonly kind: 'command'; readonly argv: readonly string[]; readonly problem: string | null };

/** How the tester's side will answer an upcall, instead of as usual. */
export interface Reaction {
  readonly on: string;
  readonly times: number | 'always';
  readonly then:
    | { readonly do: 'succeed' }
    | { readonly do: 'fail'; readonly errno: number }
    | { readonly do: 'answer'; readonly result: number }
    | { readonly do: 'call'; readonly function: string };
}

/** One line of transcript.ndjson. */
export type TranscriptLine = Message | TesterNote;
