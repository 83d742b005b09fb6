import type { Parameter } from './parameter';

/** The token of lpOverlapped, where there is one. */
export function tokenOf(value: unknown): `0x${string}` | null {
  if (typeof value !== 'object' || value === null || !('token' in value)) return null;
  return typeof value.token === 'string' && /^0x[0-9a-f]{1,16}$/.test(value.token)
    ? (value.token as `0x${string}`)
    : null;
}

/** lpOverlapped. */
export const overlapped: Parameter = ({ frame, args, overlapped: place }) => {
  const token = tokenOf(args['lpOverlapped']);
  frame.words.push(token === null ? 0n : place(token));
  return undefined;
};
