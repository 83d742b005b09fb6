import assert from 'node:assert/strict';
import test from 'node:test';
import { INVALID_SOCKET, SOCKET_FLAGS } from '../../providers/contract/constants/constants';
import type { Arguments } from '../../providers/contract/json';
import type { Result } from '../../providers/contract/messages';
import { isBase } from '../../providers/contract/structures/entry-traits';
import { encodeProtocolInfo } from '../../providers/contract/structures/protocol-info';
import { chainCatalog } from '../../providers/ws2_32/chains/chain-catalog';
import { LowerLayers } from '../../providers/ws2_32/chains/lower-layers';
import { Offers } from '../../providers/ws2_32/chains/lower-sockets';
import { HandleTable } from '../../providers/ws2_32/handle-table';
import { resolveReference } from '../../cli/provider/resolve-reference';
import { Recorder } from '../../providers/ws2_32/recorder';
import { TestSession } from '../../providers/ws2_32/test-session';

/** Flags that no entry of a played base allows. */
const ROLES = SOCKET_FLAGS.WSA_FLAG_MULTIPOINT_C_ROOT | SOCKET_FLAGS.WSA_FLAG_MULTIPOINT_D_ROOT;

test('what a played base offered in one process is found in another, and only once', async () => {
  const session = new TestSession(resolveReference('layered'), null, new Recorder(null), 1);
  await session.process();
  const { entries } = chainCatalog(session.provider.ics.entries);
  await session.close();
  const base = entries.find(isBase);
  assert.ok(base !== undefined);
  const offers = new Offers();
  const [first, second] = [1, 2].map((number) => {
    const layers = new LowerLayers(new HandleTable(number, () => false), () => entries, offers);
    const call = (name: string, args: Arguments): Result =>
      layers.answer(
        {
          kind: 'upcall',
          id: 1,
          process: number,
          thread: 1,
          function: name,
          during: null,
          target: base.dwCatalogEntryId,
          arguments: args,
          memory: {},
        },
        base.dwCatalogEntryId,
      );
    call('WSPStartup', {});
    return call;
  });
  assert.ok(first !== undefined && second !== undefined);
  const { result: s } = first('WSPSocket', { lpProtocolInfo: encodeProtocolInfo(base), dwFlags: 0 });
  const { out } = first('WSPDuplicateSocket', { s });
  const further = { lpProtocolInfo: out['lpProtocolInfo'] ?? null, dwFlags: ROLES };
  assert.notEqual(second('WSPSocket', further).result, INVALID_SOCKET);
  assert.equal(second('WSPSocket', further).result, INVALID_SOCKET);
});
