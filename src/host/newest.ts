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

  /** Errors of tasks go to `onError`. */
  constructor(private readonly onError: (error: unknown) => void) {}

  /** Runs the task now, or after the one under way unless a newer one comes. Resolves when it has run or was dropped. */
  run(task: () => Promise<void>): Promise<void> {
    return new Promise((done) => {
      const wish = { task, done };
      if (!this.running) {
        void this.drain(wish);
        return;
      }
      this.next?.done();
      this.next = wish;
    });
  }

  private async drain(first: Wish): Promise<void> {
    this.running = true;
    for (let wish: Wish | null = first; wish !== null;) {
      try {
        await wish.task();
      } catch (error) {
        this.onError(error);
      }
      wish.done();
      wish = this.next;
      this.next = null;
    }
    this.running = false;
  }
}
