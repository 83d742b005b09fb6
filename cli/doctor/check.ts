/** Who needs something: every run, certain providers, certain rules, or the development of the suite. */
type Need = 'every run' | 'some providers' | 'some rules' | 'development';

/** What was found out about one thing that this machine may have. */
export interface Check {
  readonly name: string;
  readonly need: Need;
  /** `unknown`: it cannot be told from here. */
  readonly state: 'there' | 'missing' | 'unknown';
  /** What was found: a version, a path, a number. */
  readonly found: string;
  /** What can be tested with it. */
  readonly serves: string;
  /** What to do where it is missing. */
  readonly advice: string;
}
