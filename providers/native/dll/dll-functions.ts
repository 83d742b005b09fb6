import type { Json } from '../../contract/json';
import { SPI_FUNCTIONS } from '../../contract/functions';
import { NATIVE_FUNCTIONS, TABLE_ORDER } from '../calls/native-functions';
import type { Parameter } from '../calls/parameter';
import { bytes, filled, number } from '../calls/plain-parameters';
import type { NativeFunction, NoFunction } from '../process/native-function';
import { UPCALL_TABLE } from './upcall-table';

/** sizeof(WSPDATA): two WORDs and 256 WCHARs. */
const WSPDATA_SIZE = 516;
const DESCRIPTION_AT = 4;
const LONGEST_DESCRIPTION = 255;
const X64_POINTER = 8;

/** The functions of a DLL: WSPStartup, which it exports, and what WSPStartup told. */
export class DllFunctions {
  private table: readonly bigint[] | undefined;
  private readonly startup: NativeFunction;

  /**
   * @param startup the address of WSPStartup
   * @param address finds one of the host's upcalls
   */
  constructor(startup: bigint, address: (upcall: string) => bigint) {
    this.startup = {
      address: startup,
      code: 'result',
      parameters: [
        number('wVersionRequested'),
        filled('lpWSPData', WSPDATA_SIZE, wspData),
        bytes('lpProtocolInfo'),
        upcallTable(UPCALL_TABLE.map(address)),
        this.procedureTable(),
      ],
    };
  }

  find(name: string): NativeFunction | NoFunction {
    if (name === 'WSPStartup') return this.startup;
    const parameters = NATIVE_FUNCTIONS[name];
    if (parameters === undefined || !Object.hasOwn(SPI_FUNCTIONS, name))
      return { unknown: `unknown function ${name}` };
    if (this.table === undefined) {
      return {
        unknown: `WSPStartup has not succeeded yet, so there is no procedure table to call ${name} from`,
      };
    }
    const address = this.table[TABLE_ORDER.indexOf(name)] ?? 0n;
    if (address === 0n) return { missing: `the procedure table that WSPStartup filled has NULL for ${name}` };
    return { address, parameters, code: 'lpErrno' };
  }

  /** lpProcTable. */
  private procedureTable(): Parameter {
    return ({ frame }) => {
      const { pointerSize } = frame;
      const size = pointerSize * TABLE_ORDER.length;
      const reading = frame.read(frame.place('', size), size);
      frame.words.push(reading.address);
      return {
        out: ({ succeeded }) => {
          const memory = reading.bytes;
          if (succeeded && memory !== null) {
            this.table = TABLE_ORDER.map((_, slot) => pointerAt(memory, pointerSize * slot, pointerSize));
          }
          return {};
        },
      };
    };
  }
}

/** By value: on x64 a pointer to a copy, on x86 its fifteen pointers on the stack. */
function upcallTable(addresses: readonly bigint[]): Parameter {
  return ({ frame }) => {
    if (frame.pointerSize === X64_POINTER) {
      frame.words.push(frame.place(addresses.map((address) => frame.pointer(address)).join('')));
    } else {
      frame.words.push(...addresses);
    }
    return undefined;
  };
}

function wspData(memory: Buffer): Json {
  const text = memory.toString('utf16le', DESCRIPTION_AT);
  const end = text.indexOf('\0');
  return {
    wVersion: memory.readUInt16LE(0),
    wHighVersion: memory.readUInt16LE(2),
    szDescription: (end < 0 ? text : text.slice(0, end)).slice(0, LONGEST_DESCRIPTION),
  };
}

function pointerAt(memory: Buffer, at: number, pointerSize: number): bigint {
  return pointerSize === X64_POINTER ? memory.readBigUInt64LE(at) : BigInt(memory.readUInt32LE(at));
}
