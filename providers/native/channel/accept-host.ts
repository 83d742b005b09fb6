import { createServer, type Socket } from 'node:net';
import { LineSplitter } from '../../process/line/line-splitter';
import type { HostLine } from './host-line';
import { readHostLine } from './host-line';

const LOOPBACK = '127.0.0.1';

/** A host that has said hello with the right token. */
export interface AcceptedHost {
  readonly socket: Socket;
  readonly hello: Extract<HostLine, { verb: 'hello' }>;
  /** The functions that the host has for a provider and for us, by name. */
  readonly functions: ReadonlyMap<string, bigint>;
}

/** A listener that waits for one host. */
interface HostWait {
  readonly port: number;
  readonly accepted: Promise<AcceptedHost>;
  /** Closes the listener; a host that has been accepted keeps its connection. */
  readonly stop: () => void;
}

/**
 * Listens on a port of this machine until a host says hello with a token. Whoever else connects, and
 * whatever says something else, is shut out without a word.
 */
export async function acceptHost(token: string): Promise<HostWait> {
  const server = createServer();
  const strangers = new Set<Socket>();
  const accepted = new Promise<AcceptedHost>((resolve) => {
    server.on('connection', (socket) => {
      socket.setNoDelay(true);
      strangers.add(socket);
      socket.once('close', () => strangers.delete(socket));
      readHello(socket, token, (host) => {
        strangers.delete(socket);
        resolve(host);
      });
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, LOOPBACK, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the listener for hosts has no port');
  return {
    port: address.port,
    accepted,
    stop: () => {
      server.close();
      for (const socket of strangers) socket.destroy();
    },
  };
}

function readHello(socket: Socket, token: string, done: (host: AcceptedHost) => void): void {
  const functions = new Map<string, bigint>();
  const splitter = new LineSplitter();
  const shutOut = (): void => {
    socket.destroy();
  };
  const take = (chunk: Buffer): void => {
    try {
      const { lines, tooLong } = splitter.take(chunk);
      for (const text of lines) {
        const line = readHostLine(text);
        if (line.verb === 'function') functions.set(line.name, line.address);
        else if (line.verb === 'hello' && line.token === token) {
          // the host says no more until it is asked
          socket.off('data', take).off('error', shutOut);
          done({ socket, hello: line, functions });
          return;
        } else throw new Error('not the host that was started');
      }
      if (tooLong !== undefined) shutOut();
    } catch {
      shutOut();
    }
  };
  socket.on('data', take).on('error', shutOut);
}
