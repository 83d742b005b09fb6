import { AssertionError } from 'chai';
import type { Hex } from '../../providers/contract/json';
import type { ConformanceWorld } from '../support/world';
import { SIZE_OF_SOCKADDR } from './endpoints';
import { codeName, returnOf } from './open-socket';
import { getOption, isNoSocket, SIZE_OF_INT } from './read-back';

/**
 * A socket works if its provider knows it and can close it; it is closed by this.
 * @throws AssertionError where the descriptor stands for no socket
 */
export async function expectWorking(world: ConformanceWorld, s: Hex): Promise<void> {
  const { provider } = world;
  const asked = [
    await getOption(provider, s, 'SO_TYPE', SIZE_OF_INT),
    await provider.call('WSPGetSockName', { s, namelen: SIZE_OF_SOCKADDR }),
  ];
  for (const answer of asked) {
    world.fact(returnOf(answer), answer.returned.result === 0 ? 'success' : codeName(answer.returned.errno));
    if (isNoSocket(answer)) {
      throw new AssertionError(
        `expected a refusal or a socket that works; ${answer.call.function} on ${s} says WSAENOTSOCK`,
      );
    }
  }
  const close = await provider.call('WSPCloseSocket', { s });
  if (close.returned.result !== 0) {
    throw new AssertionError(
      `expected a refusal or a socket that works; WSPCloseSocket on ${s} failed with ${codeName(close.returned.errno)}`,
    );
  }
}
