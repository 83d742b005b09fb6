import type { ReferenceShape } from './reference-shape';

/** How many descriptors a process of the full shape can have open. */
const DESCRIPTOR_LIMIT = 64;

/** The fullest shape: everything the page speaks of, non-IFS. */
export const FULL: Omit<ReferenceShape, 'name'> = {
  catalog: 'full',
  ifs: false,
  heeds: { af: true, type: true, protocol: true },
  groups: true,
  sharedSockets: true,
  multipoint: true,
  datagrams: true,
  raw: true,
  readBack: true,
  blockingHooks: true,
  waitingIoctl: true,
  secondAddress: true,
  descriptorLimit: DESCRIPTOR_LIMIT,
  conditions: 'control',
  processes: 'spawn',
  declares: true,
};

/** The legal minimal provider: one stream protocol of a strange family, heeds nothing, none of the options. */
const MINIMAL: Omit<ReferenceShape, 'name'> = {
  ...FULL,
  catalog: 'minimal',
  heeds: { af: false, type: false, protocol: false },
  groups: false,
  sharedSockets: false,
  multipoint: false,
  blockingHooks: false,
  descriptorLimit: null,
  conditions: 'cannot-arise',
};

/** One word of a shape: a preset, which replaces all of it, or an option, which changes a part. */
interface ShapeOption {
  readonly name: string;
  readonly kind: 'preset' | 'option';
  /** One sentence for a person. */
  readonly meaning: string;
  readonly change: (shape: Omit<ReferenceShape, 'name'>) => Omit<ReferenceShape, 'name'>;
}

type Change = Partial<Omit<ReferenceShape, 'name' | 'heeds'>>;

const preset = (name: string, meaning: string, shape: Omit<ReferenceShape, 'name'>): ShapeOption => ({
  name,
  kind: 'preset',
  meaning,
  change: () => shape,
});

const option = (name: string, meaning: string, change: Change): ShapeOption => ({
  name,
  kind: 'option',
  meaning,
  change: (shape) => ({ ...shape, ...change }),
});

const ignoring = (name: 'af' | 'type' | 'protocol'): ShapeOption => ({
  name: `ignores-${name}`,
  kind: 'option',
  meaning: `The value of ${name} is ignored.`,
  change: (shape) => ({ ...shape, heeds: { ...shape.heeds, [name]: false } }),
});

/** Every word that may follow `reference:`, separated by commas, applied from left to right. */
export const SHAPE_OPTIONS: readonly ShapeOption[] = [
  preset('full', 'The fullest shape, non-IFS; what is meant where nothing is said.', FULL),
  preset('non-ifs', 'The same as full.', FULL),
  preset('minimal', 'One stream protocol of a strange family, heeds nothing, none of the options.', MINIMAL),
  option('ifs', 'Every entry has XP1_IFS_HANDLES; descriptors go through WPUModifyIFSHandle.', { ifs: true }),
  ignoring('af'),
  ignoring('type'),
  ignoring('protocol'),
  option('no-groups', 'No socket groups: any g but zero is refused.', { groups: false }),
  option('no-shared-sockets', 'WSPDuplicateSocket is refused.', { sharedSockets: false }),
  option('no-multipoint', 'No entry has XP1_SUPPORT_MULTIPOINT.', { multipoint: false }),
  option('no-datagram', 'No connectionless entries but the raw one.', { datagrams: false }),
  option('no-raw', 'No entry of type SOCK_RAW.', { raw: false }),
  option('one-entry', 'Only the stream protocol of AF_INET.', { catalog: 'one' }),
  option('no-read-back', 'Neither SO_TYPE nor SO_PROTOCOL_INFOW is offered.', { readBack: false }),
  option('no-blocking-hooks', 'Blocking calls wait natively and ask for no hook.', { blockingHooks: false }),
  option('no-waiting-ioctl', 'SIO_ADDRESS_LIST_CHANGE is not offered.', { waitingIoctl: false }),
  option('no-second-address', 'The IXIT names no second address.', { secondAddress: false }),
  option('no-limit', 'No limit of open descriptors.', { descriptorLimit: null }),
  option('cannot-arise', 'The IXIT says of every rare condition that it cannot arise.', {
    conditions: 'cannot-arise',
  }),
  option('open-conditions', 'The IXIT says nothing of the rare conditions.', { conditions: 'open' }),
  option('one-process', 'The IXIT says that there is but one process: rules about several do not apply.', {
    processes: 'one',
  }),
  option('undeclared', 'The ICS is reduced to its entries; probes have to find the rest.', {
    declares: false,
  }),
];
