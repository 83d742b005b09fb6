import type { FunctionResult } from '../../contract/service-provider/service-provider';

/** The DWORD that WSPGetSockOpt told; undefined where it was refused. */
export function readDword({ out }: FunctionResult): number | undefined {
  const { optval } = out;
  return typeof optval === 'string' ? Buffer.from(optval, 'hex').readUInt32LE() : undefined;
}

/** The same answer with another DWORD; a refusal stays one. */
export function withDword(answer: FunctionResult, value: number): FunctionResult {
  if (answer.result !== 0) return answer;
  const memory = Buffer.alloc(4);
  memory.writeUInt32LE(value);
  return { ...answer, out: { optval: memory.toString('hex') } };
}
