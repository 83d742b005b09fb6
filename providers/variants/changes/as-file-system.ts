import { SERVICE_FLAGS } from '../../contract/constants/constants';
import type { ProtocolInfo } from '../../contract/structures/protocol-info';
import type { LayeredOptions } from '../../layered/layered';

/** A layer that says of all its entries that they have XP1_IFS_HANDLES. */
export const AS_FILE_SYSTEM: NonNullable<LayeredOptions['describe']> = (opened) => {
  const { ics } = opened;
  if (ics === null) return opened;
  const entries = (ics.entries as readonly ProtocolInfo[]).map((entry) => ({
    ...entry,
    dwServiceFlags1: entry.dwServiceFlags1 | SERVICE_FLAGS.XP1_IFS_HANDLES,
  }));
  return { ...opened, ics: { ...ics, entries } };
};
