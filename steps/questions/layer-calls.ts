import { AssertionError } from 'chai';
import type { Bytes, Json } from '../../providers/contract/json';
import { chainIds } from '../../providers/contract/structures/entry-traits';
import type { ProtocolInfo } from '../../providers/contract/structures/protocol-info';
import type { AnsweredUpcall, ReturnedCall } from '../../providers/ws2_32/provider-process';
import { idAndName, type Subject } from '../support/subject';
import { Inconclusive, NotApplicable } from '../support/verdicts';
import type { ConformanceWorld } from '../support/world';
import type { LayerFunction } from '../vocabulary/layer-functions';
import { codeName, isRefused } from './open-socket';

/** A structure that the layer got in a call, and handed to the next layer. */
export interface HandedDown {
  readonly call: ReturnedCall;
  /** What the layer got as lpProtocolInfo. */
  readonly given: Bytes;
  readonly lower: AnsweredUpcall;
  /** What the next layer got as lpProtocolInfo. */
  readonly got: Bytes;
  /** The entry of the next layer. */
  readonly next: ProtocolInfo;
  /** The entry that the next layer's WSPDuplicateSocket wrote, where the call is for a further descriptor. */
  readonly duplicate: Bytes | undefined;
}

/** The calls that the scenario's When made with the chain, in their order; a WSPStartup with another one is not among them. */
function callsOf({ calls, attempt, startedWith }: Subject): readonly ReturnedCall[] {
  const withChain = startedWith === undefined ? calls : [];
  return attempt === undefined ? withChain : [...withChain, attempt.call];
}

/** The function that the When was about. */
function functionOf(subject: Subject): LayerFunction {
  return (subject.calls[0]?.call.function ?? 'WSPSocket') as LayerFunction;
}

/**
 * The entry that comes next below the layer under test.
 * @throws Error where the entry is no chain that the tester made
 */
export function nextInChain(
  { run }: ConformanceWorld,
  { entry }: { readonly entry: ProtocolInfo },
): ProtocolInfo {
  const { chains, entries } = run.session.catalog;
  const made = chains.find((chain) => chain.entry.dwCatalogEntryId === entry.dwCatalogEntryId);
  const id = made === undefined ? undefined : chainIds(entry)[made.shape.above + 1];
  const next = entries.find(({ dwCatalogEntryId }) => dwCatalogEntryId === id);
  if (next === undefined) throw new Error('the scenario is for no chain that the tester made');
  return next;
}

/** The calls of one function that the layer made to its next layer, beside the calls in which it made them. */
export function lowerCalls(
  world: ConformanceWorld,
  subject: Subject,
  name: LayerFunction,
): readonly { readonly call: ReturnedCall; readonly lower: AnsweredUpcall }[] {
  const { dwCatalogEntryId } = nextInChain(world, subject);
  return callsOf(subject).flatMap((call) =>
    call.upcalls
      .filter(({ upcall }) => upcall.target === dwCatalogEntryId && upcall.function === name)
      .map((lower) => ({ call, lower })),
  );
}

/**
 * What the layer handed to its next layer in the function that the When was about.
 * WSPDuplicateSocket hands nothing down: it is the WSPSocket made with its entry that does.
 * @throws AssertionError where it handed down a null pointer, NotApplicable where it did not call down, Inconclusive where it would not use the chain
 */
export function handedDown(world: ConformanceWorld, subject: Subject): readonly HandedDown[] {
  const name = functionOf(subject);
  const next = nextInChain(world, subject);
  const duplicate = lowerCalls(world, subject, 'WSPDuplicateSocket')[0]?.lower.answer.out['lpProtocolInfo'];
  const handed = lowerCalls(world, subject, name === 'WSPDuplicateSocket' ? 'WSPSocket' : name).flatMap(
    ({ call, lower }): readonly HandedDown[] => {
      const given = call.call.arguments['lpProtocolInfo'];
      const got = lower.upcall.arguments['lpProtocolInfo'];
      if (typeof given !== 'string') return [];
      if (typeof got !== 'string') {
        throw new AssertionError(
          `expected a structure behind lpProtocolInfo in the call of the next layer, got none`,
        );
      }
      return [{ call, given, lower, got, next, duplicate: bytesOf(duplicate) }];
    },
  );
  if (handed.length > 0) return handed;
  const astray = callsAstray(subject, name === 'WSPDuplicateSocket' ? 'WSPSocket' : name);
  if (astray !== undefined) {
    throw new AssertionError(
      `expected the layer to call ${name} of its next layer ${idAndName(next)}; it called that of ${String(astray)}, which stands elsewhere in the chain`,
    );
  }
  const { attempt } = subject;
  if (attempt !== undefined && isRefused(attempt.call)) {
    throw new Inconclusive(
      `the layer refused the chain with ${codeName(attempt.call.returned.errno)} and did not call its next layer`,
    );
  }
  throw new NotApplicable(`the layer answered ${name} without calling its next layer`);
}

/**
 * Which other entry of the chain the layer called in the place of its next one. What it calls outside of the chain
 * is its own affair, as is an answer without any call.
 */
function callsAstray(subject: Subject, name: LayerFunction): number | null | undefined {
  const inChain = chainIds(subject.entry);
  return callsOf(subject)
    .flatMap(({ upcalls }) => upcalls)
    .filter(({ upcall }) => upcall.function === name)
    .map(({ upcall }) => upcall.target)
    .find((target) => typeof target === 'number' && inChain.includes(target));
}

function bytesOf(value: Json | undefined): Bytes | undefined {
  return typeof value === 'string' ? value : undefined;
}
