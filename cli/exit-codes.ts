/** What scripts may rely on (DESIGN section 5). */
export const EXIT = { conformant: 0, nonConformant: 1, usage: 2, incomplete: 3 } as const;
