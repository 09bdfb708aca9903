/**
 * What was found out about short texts that a program gives again and again: format strings in loops. Bounded, and
 * without any meaning of its own: forgetting an entry changes nothing but time.
 */
export class Memo<T> {
  private readonly known = new Map<string, T>();

  constructor(
    private readonly compute: (text: string) => T,
    private readonly longest = 200,
    private readonly most = 500,
  ) {}

  /** The same value for the same text; nobody may change it. Problems are not remembered. */
  of(text: string): T {
    const known = this.known.get(text);
    if (known !== undefined) return known;
    const value = this.compute(text);
    if (text.length > this.longest) return value;
    if (this.known.size >= this.most) this.known.clear();
    this.known.set(text, value);
    return value;
  }
}
