import type { ParameterKind, Parameters, Prototype } from './functions';

const MESSAGES = 'urn:wsp-tck:messages:1#/definitions';
const reference = (name: string): object => ({ $ref: `${MESSAGES}/${name}` });
const orNull = (schema: object): object => ({ oneOf: [{ type: 'null' }, schema] });
const listOf = (schema: object): object => ({ type: 'array', maxItems: 1024, items: schema });

const INT = reference('int');
const DWORD = reference('dword');
const BYTES = orNull(reference('bytes'));

const KINDS: Readonly<Record<Exclude<ParameterKind, 'structure'>, object>> = {
  int: INT,
  dword: DWORD,
  family: INT,
  type: INT,
  protocol: INT,
  group: DWORD,
  flags: DWORD,
  level: INT,
  option: INT,
  ioctl: DWORD,
  error: DWORD,
  handle: orNull(reference('handle')),
  bytes: BYTES,
  sockaddr: BYTES,
  protocolInfo: orNull(reference('protocolInfo')),
  buffers: orNull(listOf(reference('bytes'))),
  lengths: listOf(DWORD),
  overlapped: orNull({
    type: 'object',
    additionalProperties: false,
    required: ['token', 'hEvent'],
    properties: { token: reference('hex'), hEvent: orNull(reference('handle')) },
  }),
  text: orNull({ type: 'string', maxLength: 65_536 }),
};

const DESCRIPTORS = orNull(listOf(reference('handle')));

/** The parameters of kind `structure`, by name. */
const STRUCTURES: Readonly<Record<string, object>> = {
  lpWSPData: orNull({
    type: 'object',
    additionalProperties: false,
    required: ['wVersion', 'wHighVersion', 'szDescription'],
    properties: {
      wVersion: { type: 'integer', minimum: 0, maximum: 65_535 },
      wHighVersion: { type: 'integer', minimum: 0, maximum: 65_535 },
      szDescription: { type: 'string', maxLength: 255 },
    },
  }),
  lpfnCondition: orNull({
    type: 'object',
    additionalProperties: false,
    required: ['decision', 'g'],
    properties: { decision: INT, g: DWORD },
  }),
  readfds: DESCRIPTORS,
  writefds: DESCRIPTORS,
  exceptfds: DESCRIPTORS,
  set: DESCRIPTORS,
};

const RESULTS: Readonly<Record<Prototype['returns'], object>> = {
  status: INT,
  code: INT,
  bool: INT,
  socket: reference('handle'),
  handle: orNull(reference('handle')),
  none: { type: 'null' },
};

/** The schema of arguments: every one of the prototype's, and no other. */
export function argumentsSchema(parameters: Parameters): object {
  return { ...outSchema(parameters), required: Object.keys(parameters) };
}

/** The schema of out-parameters: those of the prototype that were written, null for one that was not. */
export function outSchema(parameters: Parameters): object {
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(
      Object.entries(parameters).map(([name, kind]) => [name, parameterSchema(name, kind)]),
    ),
  };
}

/** The schema of what a function returns. */
export function returnsSchema(returns: Prototype['returns']): object {
  return RESULTS[returns];
}

function parameterSchema(name: string, kind: ParameterKind): object {
  if (kind !== 'structure') return KINDS[kind];
  const schema = STRUCTURES[name];
  if (schema === undefined) throw new RangeError(`the structure ${name} has no schema`);
  return schema;
}
