/** temporary */
export function suggestion(name: string, possible: readonly string[]): string | null {
  return possible.includes(name) ? name : null;
}
