import { refuse, type Refusal } from '../answer';
import type { ReferenceProcess } from '../process/reference-process';
import type { Endpoint } from '../socket/endpoint';

/** Does with a socket what g asks for. @returns the refusal, or null where it is done */
export function joinGroup(process: ReferenceProcess, endpoint: Endpoint, g: number): Refusal | null {
  const { behaviour, network, parts } = process;
  const groups = parts.shape.groups ? network.groups : null;
  const choice = behaviour.chooseGroup({ g, entry: endpoint.entry, groups });
  switch (choice.kind) {
    case 'none':
      return null;
    case 'refusal':
      return choice;
    case 'join':
      return enter(process, endpoint, choice.group);
    case 'create': {
      const group = network.groups.create(choice.groupKind, (lastId) =>
        behaviour.allocateGroupId(lastId, process),
      );
      return enter(process, endpoint, group);
    }
  }
}

/** A socket that is connected already (an accepted one) has to be connected to the group's address. */
function enter(
  { behaviour, network }: ReferenceProcess,
  endpoint: Endpoint,
  group: NonNullable<Endpoint['group']>,
): Refusal | null {
  const { link } = endpoint;
  if (link.kind === 'connected') {
    const code = behaviour.refusalOfGroupConnect(group, link.address);
    if (code !== null) return refuse(code);
    group.address ??= link.address;
  }
  network.groups.join(group, endpoint);
  return null;
}
