import type { LegalVariant } from '../variant';
import { ARGUMENTS } from './arguments';
import { CHARACTERISTICS } from './characteristics';
import { DATA } from './data';
import { EARLY_DESCRIPTORS } from './early-descriptors';
import { GROUPS } from './groups';
import { LAYERS } from './layers';
import { MORE_UPCALLS } from './more-upcalls';
import { MULTIPOINT } from './multipoint';
import { OVERLAPPED } from './overlapped';
import { READ_BACK } from './read-back';
import { RETURNS } from './returns';
import { SHARED_SOCKETS } from './shared-sockets';
import { STATES } from './states';
import { STOCK_OF_DESCRIPTORS } from './stock-of-descriptors';

/** All legal variants, in the order of the page. */
export const LEGAL: readonly LegalVariant[] = [
  ...STOCK_OF_DESCRIPTORS,
  ...EARLY_DESCRIPTORS,
  ...MORE_UPCALLS,
  ...ARGUMENTS,
  ...READ_BACK,
  ...GROUPS,
  ...OVERLAPPED,
  ...MULTIPOINT,
  ...CHARACTERISTICS,
  ...DATA,
  ...SHARED_SOCKETS,
  ...RETURNS,
  ...STATES,
  ...LAYERS,
];
