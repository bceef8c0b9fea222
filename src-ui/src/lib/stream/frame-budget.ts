/** Milliseconds of a frame that reading may take: the rest is for drawing and for the person. */
const SHARE = 6;

/** After as long without work the page has had its turn anyhow. */
const FRAME = 17;

/** Keeps the page's thread free while much is to be read at once. All that read at the same time share one budget. */
export class FrameBudget {
  private readonly clock: () => number;
  private readonly nextTurn: () => Promise<void>;
  private spent = 0;
  private workedAt = 0;
  private turn: Promise<void> | null = null;

  constructor(clock: () => number, nextTurn: () => Promise<void>) {
    this.clock = clock;
    this.nextTurn = nextTurn;
  }

  /** Does a little work; gives what to wait for before more is done, or null where this frame has time left. */
  spend(work: () => void): Promise<void> | null {
    const start = this.clock();
    if (start - this.workedAt > FRAME) this.spent = 0;
    work();
    this.workedAt = this.clock();
    this.spent += this.workedAt - start;
    return this.spent < SHARE ? null : this.wait();
  }

  private wait(): Promise<void> {
    this.turn ??= this.nextTurn().then(() => {
      this.turn = null;
      this.spent = 0;
    });
    return this.turn;
  }
}
