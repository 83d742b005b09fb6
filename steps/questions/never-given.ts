/** A group ID that a provider without groups has certainly not given. */
export const NEVER_GIVEN = 0x4d535031;

/** Another one, which is negative where it is taken for an int. */
export const NEVER_GIVEN_HIGH = NEVER_GIVEN + 0x8000_0000;
