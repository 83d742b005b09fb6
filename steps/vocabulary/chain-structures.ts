import {
  differencesFromOwnEntry,
  markProblem,
  modification,
  resemblanceToChain,
} from '../questions/chain-structures';
import type { HandedDown } from '../questions/layer-calls';
import { definePhrases } from './phrases';

/** Says what is wrong with a structure that was handed down, or undefined where nothing is. */
export type StructureCheck = (handed: HandedDown) => string | undefined;

definePhrases<StructureCheck>('chainStructure', {
  'the unmodified structure of the chain': modification,
  "a structure that is not the chain's": resemblanceToChain,
  'its own catalog entry': differencesFromOwnEntry,
  'the mark of its own WSPDuplicateSocket': markProblem,
});
