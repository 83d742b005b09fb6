import type { Bytes } from '../../providers/contract/json';
import { encodeProtocolInfo } from '../../providers/contract/structures/protocol-info';
import type { ProtocolInfo } from '../../providers/contract/structures/protocol-info';
import type { RunUnderTest } from '../support/run-under-test';
import type { Subject } from '../support/subject';
import { NotApplicable } from '../support/verdicts';
import type { ConformanceWorld } from '../support/world';
import type { LayerFunction } from '../vocabulary/layer-functions';
import { preparedSocket, SIZE_OF_SOCKADDR } from './endpoints';
import { codeName, openSocket, socketArguments, type SocketArguments } from './open-socket';
import { shareArguments } from './further-descriptor';
import { SPI_VERSION } from './start-provider';

/** Room for the text of any address. */
const ROOM_FOR_TEXT = 1_024;

/** How a client brings a layer to hand its structure down for a function. */
type Use = (world: ConformanceWorld, subject: Subject) => Promise<void>;

/** What a client does for each function; what it calls stands in `calls`, the function in question first. */
export const LAYER_USES: { readonly [name in LayerFunction]: Use } = {
  WSPSocket: (world, subject) => open(world, subject, socketArguments(subject.entry)),

  // a layer may put off starting its next layer until a socket is opened
  WSPStartup: async (world, subject) => {
    await world.provider.call('WSPCleanup', {});
    const lpProtocolInfo = encodeProtocolInfo(subject.startedWith ?? subject.entry);
    const startup = await world.provider.call('WSPStartup', {
      wVersionRequested: SPI_VERSION,
      lpProtocolInfo,
    });
    subject.calls = [startup];
    if (startup.returned.result === 0) await open(world, subject, socketArguments(subject.entry));
  },

  WSPAddressToString: async (world, subject) => {
    const call = await world.provider.call('WSPAddressToString', {
      lpsaAddress: addressFor(world.run, subject.entry),
      lpProtocolInfo: encodeProtocolInfo(subject.entry),
      lpdwAddressStringLength: ROOM_FOR_TEXT,
    });
    subject.calls = [call];
  },

  WSPStringToAddress: async (world, subject) => {
    const call = await world.provider.call('WSPStringToAddress', {
      // what a recording layer and a recording base give as the text of an address
      AddressString: addressFor(world.run, subject.entry),
      AddressFamily: subject.entry.iAddressFamily,
      lpProtocolInfo: encodeProtocolInfo(subject.entry),
      lpAddressLength: SIZE_OF_SOCKADDR,
    });
    subject.calls = [call];
  },

  WSPDuplicateSocket: async (world, subject) => {
    // that of the scenario, where it has one already
    const s = subject.pair?.client ?? (await preparedSocket(world.provider, subject.entry));
    const duplicate = await world.provider.call('WSPDuplicateSocket', {
      s,
      dwProcessId: world.provider.processId,
    });
    subject.calls = [duplicate];
    const lpProtocolInfo = duplicate.returned.out['lpProtocolInfo'];
    if (duplicate.returned.result !== 0 || typeof lpProtocolInfo !== 'string') {
      throw new NotApplicable(
        `the layer refuses WSPDuplicateSocket with ${codeName(duplicate.returned.errno)}`,
      );
    }
    await open(world, subject, shareArguments(lpProtocolInfo));
  },
};

async function open(world: ConformanceWorld, subject: Subject, args: SocketArguments): Promise<void> {
  subject.attempt = { arguments: args, call: await openSocket(world.provider, args) };
}

/** An address of the entry's family; where the IXIT gives none, the family alone. */
function addressFor(run: RunUnderTest, { iAddressFamily }: ProtocolInfo): Bytes {
  const sample = run.session.provider.ixit.addresses.find(({ family }) => family === iAddressFamily);
  if (sample !== undefined) return sample.local;
  const sockaddr = Buffer.alloc(SIZE_OF_SOCKADDR);
  sockaddr.writeUInt16LE(iAddressFamily);
  return sockaddr.toString('hex');
}
