/**
 * Newest wins: while one task runs, only the latest wish made meanwhile is kept. Views are asked for this way, so that
 * dragging a slider never builds a queue.
 */

/** Runs one task at a time and drops all but the newest of those that wait. */
export class Newest {
  private running = false;
  private next: (() => Promise<void>) | null = null;

  /** Runs the task now, or after the one under way unless a newer one comes; errors go to `onError`. */
  constructor(private readonly onError: (error: unknown) => void) {}

  /** Hands in a task. */
  run(task: () => Promise<void>): void {
    if (this.running) {
      this.next = task;
      return;
    }
    void this.drain(task);
  }

  private async drain(first: () => Promise<void>): Promise<void> {
    this.running = true;
    for (let task: (() => Promise<void>) | null = first; task !== null;) {
      try {
        await task();
      } catch (error) {
        this.onError(error);
      }
      task = this.next;
      this.next = null;
    }
    this.running = false;
  }
}
