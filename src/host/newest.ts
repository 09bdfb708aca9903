/**
 * Newest wins: while one task runs, only the latest wish made meanwhile is kept. Views are asked for this way, so that
 * dragging a slider never builds a queue.
 */

interface Wish {
  readonly task: () => Promise<void>;
  readonly done: () => void;
}

/** Runs one task at a time and drops all but the newest of those that wait. */
export class Newest {
  private running = false;
  private next: Wish | null = null;
  private update: Wish | null = null;

  /** Errors of tasks go to `onError`. */
  constructor(private readonly onError: (error: unknown) => void) {}

  /** Runs the task now, or after the one under way unless a newer one comes. Resolves when it has run or was dropped. */
  run(task: () => Promise<void>): Promise<void> {
    return new Promise((done) => {
      this.next?.done();
      this.next = { task, done };
      void this.drain();
    });
  }

  /**
   * Brings the same picture up to date: after what waits to be run, which it never replaces (what the reader wished comes
   * first), and once for all updates that were asked for meanwhile.
   */
  bringUpToDate(task: () => Promise<void>): Promise<void> {
    return new Promise((done) => {
      this.update?.done();
      this.update = { task, done };
      void this.drain();
    });
  }

  private async drain(): Promise<void> {
    if (this.running) return;
    this.running = true;
    for (let wish = this.take(); wish !== null; wish = this.take()) {
      try {
        await wish.task();
      } catch (error) {
        this.onError(error);
      }
      wish.done();
    }
    this.running = false;
  }

  private take(): Wish | null {
    const wish = this.next ?? this.update;
    if (wish === this.next) this.next = null;
    else this.update = null;
    return wish;
  }
}
