import { TABLE_ORDER } from '../calls/native-functions';

/** The host has functions of so many arguments, and so many of each, for every module (host/played.c). */
const COUNTS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 19];
const PLACES = 8;
const TOLD = /^(\d)\.(\d{1,2})\.(\d)$/;
const X64_POINTER = 8;

/** The numbers of arguments of the functions in WSPPROC_TABLE, with lpErrno (fact sheet, section 3). */
const ARGUMENTS: { readonly [name: string]: number } = {
  WSPAccept: 6,
  WSPAddressToString: 6,
  WSPAsyncSelect: 5,
  WSPBind: 4,
  WSPCancelBlockingCall: 1,
  WSPCleanup: 1,
  WSPCloseSocket: 2,
  WSPConnect: 8,
  WSPDuplicateSocket: 4,
  WSPEnumNetworkEvents: 4,
  WSPEventSelect: 4,
  WSPGetOverlappedResult: 6,
  WSPGetPeerName: 4,
  WSPGetSockName: 4,
  WSPGetSockOpt: 6,
  WSPGetQOSByName: 4,
  WSPIoctl: 11,
  WSPJoinLeaf: 9,
  WSPListen: 3,
  WSPRecv: 9,
  WSPRecvDisconnect: 3,
  WSPRecvFrom: 11,
  WSPSelect: 6,
  WSPSend: 9,
  WSPSendDisconnect: 3,
  WSPSendTo: 11,
  WSPSetSockOpt: 6,
  WSPShutdown: 3,
  WSPSocket: 7,
  WSPStringToAddress: 6,
};
/** The upcall table is handed over by value: a pointer to a copy of it on x64, its fifteen pointers on x86. */
const STARTUP_ARGUMENTS = { x64: 5, x86: 19 } as const;

/** A function of the host that stands for one of a module. */
interface PlayedFunction {
  readonly name: string;
  readonly count: number;
  /** Which of those with so many arguments. */
  readonly place: number;
}

/** Which function of a module, by what the host calls it. */
export interface PlayedCall {
  /** The number of the module. */
  readonly module: number;
  /** A function of WSPPROC_TABLE, or WSPStartup. */
  readonly name: string;
}

/** What the host's functions for played modules stand for, on hosts with pointers of one size. */
export class PlayedFunctions {
  private readonly all: readonly PlayedFunction[];

  /** @param pointerSize in bytes */
  constructor(private readonly pointerSize: number) {
    const startup = pointerSize === X64_POINTER ? STARTUP_ARGUMENTS.x64 : STARTUP_ARGUMENTS.x86;
    const counts = [
      ...TABLE_ORDER.map((name) => ({ name, count: ARGUMENTS[name] ?? 0 })),
      { name: 'WSPStartup', count: startup },
    ];
    this.all = counts.map(({ name, count }, at) => ({
      name,
      count,
      place: counts.slice(0, at).filter((before) => before.count === count).length,
    }));
  }

  /** How long the host's table of them is, in bytes. @param modules how many there are */
  tableSize(modules: number): number {
    return modules * COUNTS.length * PLACES * this.pointerSize;
  }

  /** The address of a function of a module. @param table as the host has it @returns 0 where there is none of that name */
  address(table: Buffer, { module, name }: PlayedCall): bigint {
    const found = this.all.find((played) => played.name === name);
    if (found === undefined) return 0n;
    const at =
      ((module * COUNTS.length + COUNTS.indexOf(found.count)) * PLACES + found.place) * this.pointerSize;
    return this.pointerSize === X64_POINTER ? table.readBigUInt64LE(at) : BigInt(table.readUInt32LE(at));
  }

  /** What is called. @param told the host's name: module, number of arguments and place */
  called(told: string): PlayedCall | undefined {
    const [, module, count, place] = (TOLD.exec(told) ?? []).map(Number);
    const found = this.all.find((played) => played.count === count && played.place === place);
    return found === undefined || module === undefined ? undefined : { module, name: found.name };
  }
}
