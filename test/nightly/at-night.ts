/** Whether there is time for everything, as in the nightly run: for each push the tests that take longest do less. */
export const AT_NIGHT = process.env['AT_NIGHT'] !== undefined;
