import type { Parameters, Prototype } from '../../providers/contract/functions';

/** A table of prototypes as the guide prints it: a header, a rule, a row for each function. */
export function functionTable(prototypes: Readonly<Record<string, Prototype>>): string {
  const rows = Object.entries(prototypes).map(([name, prototype]) => {
    const { returns } = prototype;
    return `| \`${name}\` | ${listed(prototype.in)} | ${listed(prototype.out)} | ${returns} |`;
  });
  return ['| function | arguments | out | result |', '|---|---|---|---|', ...rows].join('\n');
}

function listed(parameters: Parameters): string {
  return Object.entries(parameters)
    .map(([name, kind]) => `${name}: ${kind}`)
    .join(', ');
}
