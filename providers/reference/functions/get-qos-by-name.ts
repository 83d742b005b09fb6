import { refuse, type Answer } from '../answer';

/** WSPGetQOSByName: this provider has no quality of service, and so no templates of it. */
export function wspGetQosByName(): Answer {
  return refuse('WSAENOPROTOOPT');
}
