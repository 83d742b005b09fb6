/** Something that the entries say and that cannot be right, or that a reader should know. */
export interface IcsFinding {
  readonly severity: 'defect' | 'note';
  readonly text: string;
}

/** A finding that makes the ICS wrong. */
export function defect(text: string): IcsFinding {
  return { severity: 'defect', text };
}

/** A finding that is allowed, and worth knowing. */
export function note(text: string): IcsFinding {
  return { severity: 'note', text };
}
