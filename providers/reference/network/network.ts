import { CONDITIONS, type ConditionName } from '../../contract/statement/statement';
import { Carrier } from './carrier';
import { Duplicates } from './duplicates';
import { Groups } from './groups';
import { Ports } from './ports';
import { Sessions } from './sessions';

const FIRST_PROCESS_ID = 4_000;
const PROCESS_ID_STEP = 4;

/** What all processes of one provider share: one host, its addresses, and what is known across processes. */
export class Network {
  readonly ports = new Ports();
  readonly groups = new Groups();
  readonly sessions = new Sessions();
  readonly duplicates = new Duplicates();
  readonly carrier = new Carrier();
  private readonly induced = new Set<ConditionName>();
  private nextProcessId = FIRST_PROCESS_ID;

  allocateProcessId(): number {
    const id = this.nextProcessId;
    this.nextProcessId += PROCESS_ID_STEP;
    return id;
  }

  /** Whether a process of this number has ever been on the network. */
  hasProcess(processId: number): boolean {
    const isInRange = processId >= FIRST_PROCESS_ID && processId < this.nextProcessId;
    return isInRange && (processId - FIRST_PROCESS_ID) % PROCESS_ID_STEP === 0;
  }

  isInduced(condition: ConditionName): boolean {
    return this.induced.has(condition);
  }

  /**
   * Brings about or ends a rare condition.
   * @returns false for a condition that is not known
   */
  control(condition: string, on: boolean): boolean {
    const known = CONDITIONS.find((name) => name === condition);
    if (known === undefined) return false;
    if (on) this.induced.add(known);
    else this.induced.delete(known);
    if (known === 'broken-connection') this.carrier.setCut(on);
    return true;
  }
}
