import type { Answer, Call, Close, FromProvider, Induce, Lost, Open } from './messages';
import type { StatementDocument } from './statement/document';

/**
 * What the tester's side is for an adapter: where the provider's messages go.
 * An adapter hands over each message as it comes, in order.
 */
export interface TesterSide {
  /** A message of the provider, already checked against the schema where it came from outside. */
  receive(message: FromProvider): void;
  /** The process is gone, or said something that no rule of the contract allows. */
  lost(cause: Lost['cause'], reason: string, lastWords: string): void;
}

/** One process of a provider, as an adapter hands it out. */
export interface AdapterProcess {
  /** Sends a message; what comes of it reaches the tester's side. Never throws. */
  send(message: Open | Call | Answer | Induce | Close): void;
  /**
   * Ends the process, by force where it must, and waits until it is gone.
   * @param graceMs how long it may take to leave by itself, in milliseconds
   */
  end(graceMs: number): Promise<void>;
}

/** A provider under test: something that answers SPI calls. */
export interface Adapter {
  /** Of the kinds of DESIGN section 6: reference, process, transcript … */
  readonly kind: string;
  /** The program or file under test, where there is one, for its digest. */
  readonly artifact?: string;
  /**
   * Starts one more process of the provider.
   * @throws ProviderCannotStart where there is nothing to start
   */
  spawn(tester: TesterSide): AdapterProcess;
  /** Whether a condition can be brought about by a function that the provider's DLL exports; left out: it cannot. */
  readonly callsExports?: true;
  /** The functions that the provider's DLL exports, where they can be seen before it is loaded. */
  readonly exports?: readonly string[];
  /** The seed of a recorded run, for an adapter that replays one. */
  readonly seed?: number;
  /** What a statement file said in a recorded run, for an adapter that replays one. */
  readonly statement?: StatementDocument;
  /**
   * Tells what comes next, for an adapter that replays a recorded run.
   * @param segment the scenario (`RULE-1 its name`) or the phase (`phase probe`)
   */
  begin?(segment: string): void;
  /**
   * Lets time pass, for an adapter in which it is not real.
   * @param ms milliseconds
   */
  wait?(ms: number): Promise<void>;
  /**
   * Runs a command of the IXIT, for an adapter in which none is really run.
   * @returns null where it ended with status 0, else what became of it, in words
   */
  command?(argv: readonly string[]): string | null;
}

/** The provider named on the command line cannot even be started (exit code 2). */
export class ProviderCannotStart extends Error {
  override readonly name = 'ProviderCannotStart';
}
