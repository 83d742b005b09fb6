/** How long the carrier keeps trying before what it holds counts as undeliverable; well within what the IXIT says. */
const UNDELIVERABLE_AFTER_MS = 20;

/** Something on its way over a connection. */
interface Parcel {
  deliver(): void;
  /** It could not be delivered in time. */
  expire(): void;
}

interface Held {
  readonly parcel: Parcel;
  readonly timer: NodeJS.Timeout;
}

/** What carries data over connections: at once, unless the connections are cut. */
export class Carrier {
  private readonly held = new Set<Held>();
  private cut = false;

  get isCut(): boolean {
    return this.cut;
  }

  carry(parcel: Parcel): void {
    if (!this.cut) {
      parcel.deliver();
      return;
    }
    const held: Held = {
      parcel,
      timer: setTimeout(() => {
        this.held.delete(held);
        parcel.expire();
      }, UNDELIVERABLE_AFTER_MS),
    };
    this.held.add(held);
  }

  /** Cuts the connections, or mends them: then what is still held is delivered in its order. */
  setCut(cut: boolean): void {
    this.cut = cut;
    if (cut) return;
    for (const { parcel, timer } of this.held) {
      clearTimeout(timer);
      parcel.deliver();
    }
    this.held.clear();
  }
}
