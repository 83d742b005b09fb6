import type { Layout } from './outline';

type Begins = (text: string) => { readonly name: string; readonly rest: string } | undefined;

const NAME_ALONE = /^([A-Za-z_]\w*)$/;
const NAME_IN_CAPITALS = /^([A-Z][A-Z0-9_]{3,})(?: (.*))?$/;
const LABEL = /^([^:]+):(?: (.*))?$/;

function matching(pattern: RegExp): Begins {
  return (text) => {
    const [, name, rest = ''] = pattern.exec(text) ?? [];
    return name === undefined ? undefined : { name, rest };
  };
}

/** How the parts of a layout with names begin: `af`, `WSAENETDOWN The …`, `Windows NT: Yes`. */
export const NAME_STARTS: { readonly [layout in Exclude<Layout, 'prose'>]: Begins } = {
  terms: matching(NAME_ALONE),
  rows: matching(NAME_IN_CAPITALS),
  labels: matching(LABEL),
};
