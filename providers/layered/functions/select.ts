import type { Arguments, Json } from '../../contract/json';
import type { FunctionResult } from '../../contract/service-provider/service-provider';
import { refuse, toResult } from '../../reference/answer';
import { descriptorsOf } from '../../reference/read-arguments';
import type { LayerSocket } from '../process/layer-socket';
import type { LayerCall } from './layer-function';

const SETS = ['readfds', 'writefds', 'exceptfds'] as const;

/** WSPSelect, over sockets of one next layer: what waits in several cannot be waited for in one of them. */
export async function wspSelect({ name, process, args, context }: LayerCall): Promise<FunctionResult> {
  const handles = SETS.flatMap((set) => descriptorsOf(args, set) ?? []);
  const sockets = handles.map((handle) => process.find(handle));
  const known = sockets.filter((socket) => socket !== undefined);
  const [first] = known;
  if (first === undefined) return toResult(name, refuse(handles.length === 0 ? 'WSAEINVAL' : 'WSAENOTSOCK'));
  if (known.length < sockets.length) return toResult(name, refuse('WSAENOTSOCK'));
  const { ProviderId } = first.next.entry;
  if (known.some(({ next }) => next.entry.ProviderId !== ProviderId)) {
    return toResult(name, refuse('WSAEOPNOTSUPP'));
  }
  const result = await first.next.call(name, exchanged(args, known, 'handle', 'lower'), context);
  return { ...result, out: exchanged(result.out, known, 'lower', 'handle') };
}

/** The arguments with one kind of descriptor for the other in their sets. */
function exchanged(
  args: Arguments,
  sockets: readonly LayerSocket[],
  from: 'handle' | 'lower',
  to: 'handle' | 'lower',
): Arguments {
  const other = (handle: Json): Json => sockets.find((socket) => socket[from] === handle)?.[to] ?? handle;
  const sets = SETS.flatMap((set) => {
    const value = args[set];
    return Array.isArray(value) ? [[set, value.map(other)] as const] : [];
  });
  return { ...args, ...Object.fromEntries(sets) };
}
