import { definePhrases } from './phrases';

/** The upcalls by which a provider gets a descriptor from WS2_32. */
export type DescriptorUpcall = 'WPUCreateSocketHandle' | 'WPUModifyIFSHandle';

export const DESCRIPTOR_UPCALLS: readonly DescriptorUpcall[] = [
  'WPUCreateSocketHandle',
  'WPUModifyIFSHandle',
];

definePhrases<DescriptorUpcall>('upcall', {
  WPUCreateSocketHandle: 'WPUCreateSocketHandle',
  WPUModifyIFSHandle: 'WPUModifyIFSHandle',
});
