import { COLOURS } from './style/colours';
import { PRINT } from './style/print';
import { RULES } from './style/rules';
import { TEXT } from './style/text';
import { VERDICTS } from './style/verdicts';

/** The style of the report and of the specification: calm, dark or light, fit for a phone and for paper. */
export const STYLE = [COLOURS, TEXT, VERDICTS, RULES, PRINT].join('');
