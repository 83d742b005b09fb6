import { createServer } from 'node:net';
import type { Check } from './check';

/**
 * Whether a stream socket can be bound to a local address.
 * @param about what stands in the report beside the result
 */
export async function checkAddress(
  address: string,
  about: Pick<Check, 'name' | 'need' | 'serves' | 'advice'>,
): Promise<Check> {
  const refusal = await bind(address);
  return refusal === undefined
    ? { ...about, state: 'there', found: `${address} can be bound` }
    : { ...about, state: 'missing', found: `${address} cannot be bound: ${refusal}` };
}

/** Binds and lets go. @returns why it cannot be bound, or undefined */
function bind(address: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (cause: NodeJS.ErrnoException) => {
      resolve(cause.code ?? cause.message);
    });
    server.listen({ host: address, port: 0 }, () => {
      server.close(() => {
        resolve(undefined);
      });
    });
  });
}
