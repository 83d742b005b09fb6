import type { Arguments } from '../contract/json';

/** What the tester does when the provider makes a certain upcall, instead of the usual. */
export interface Reaction {
  /** The upcall, or `blocking-hook`. */
  readonly on: string;
  /** How many such upcalls it holds for. */
  readonly times: number | 'always';
  readonly then:
    | { readonly do: 'succeed' }
    | { readonly do: 'fail'; readonly errno: number }
    /** Answer with this result instead of the usual one: 0 from a blocking hook cancels the call. */
    | { readonly do: 'answer'; readonly result: number }
    /** Make a call on the same thread from inside the upcall, then answer as usual. */
    | { readonly do: 'call'; readonly function: string; readonly arguments: Arguments };
}

/** The reactions installed in a process, each with what is left of it. */
export class Reactions {
  private installed: readonly { readonly reaction: Reaction; readonly left: number }[] = [];

  install(reactions: readonly Reaction[]): void {
    this.installed = reactions.map((reaction) => ({
      reaction,
      left: reaction.times === 'always' ? Infinity : reaction.times,
    }));
  }

  /** Takes the first reaction that holds for this upcall, and uses it up by one. */
  take(upcall: string): Reaction | undefined {
    const found = this.installed.find(({ reaction, left }) => reaction.on === upcall && left > 0);
    if (found === undefined) return undefined;
    this.installed = this.installed.map((one) => (one === found ? { ...one, left: one.left - 1 } : one));
    return found.reaction;
  }

  /** Whether any is installed, used up or not. */
  get any(): boolean {
    return this.installed.length > 0;
  }

  /** Whether a reaction for this upcall is installed, used up or not. */
  has(upcall: string): boolean {
    return this.installed.some(({ reaction }) => reaction.on === upcall);
  }
}
