import { SOCKET_OPTIONS } from '../../contract/constants/constants';
import type { Json } from '../../contract/json';
import { decodeProtocolInfo, encodeProtocolInfo } from '../../contract/structures/protocol-info';
import { around, type Wrap } from '../changes/around';
import { legal } from '../variant';

function without(option: Json): Wrap {
  return around({
    WSPGetSockOpt: ({ args, proceed }) =>
      args['optname'] === option ? { result: -1, errno: 10042, out: {} } : proceed(),
  });
}

/** What a provider may tell of its sockets. */
export const READ_BACK = [
  legal({
    id: 'only-so-type',
    title: 'SO_TYPE is offered, SO_PROTOCOL_INFOW is not.',
    shape: '',
    overrides: { wrap: without(SOCKET_OPTIONS.SO_PROTOCOL_INFOW) },
  }),
  legal({
    id: 'only-so-protocol-info',
    title: 'SO_PROTOCOL_INFOW is offered, SO_TYPE is not.',
    shape: 'ifs',
    overrides: { wrap: without(SOCKET_OPTIONS.SO_TYPE) },
  }),
  legal({
    id: 'no-read-back',
    title: 'Neither SO_TYPE nor SO_PROTOCOL_INFOW is offered, so that nobody can see what a socket is.',
    shape: 'no-read-back',
    overrides: {},
  }),
  legal({
    id: 'other-fields-in-protocol-info',
    title:
      'SO_PROTOCOL_INFOW tells family, type and protocol of the entry, and other fields of the socket’s own.',
    shape: '',
    overrides: {
      wrap: around({
        WSPGetSockOpt: async ({ args, proceed }) => {
          const answer = await proceed();
          const { optval } = answer.out;
          if (args['optname'] !== SOCKET_OPTIONS.SO_PROTOCOL_INFOW || typeof optval !== 'string')
            return answer;
          const told = {
            ...decodeProtocolInfo(optval),
            dwProviderReserved: 0x77,
            dwServiceFlags3: 0x1234,
            dwMessageSize: 1,
            szProtocol: 'a socket',
          };
          return { ...answer, out: { optval: encodeProtocolInfo(told) } };
        },
      }),
    },
  }),
  legal({
    id: 'undeclared',
    title: 'The statement says nothing beyond the catalog entries.',
    shape: 'undeclared',
    overrides: {},
  }),
  legal({
    id: 'minimal',
    title: 'One stream protocol of a strange family, which heeds nothing and has none of the options.',
    shape: 'minimal',
    overrides: {},
  }),
];
