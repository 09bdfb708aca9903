// Damages a few lines of a real program, the same way for the same seed.

const PIECES = (
  '( ) [ ] { } : , ; + - * / | & < > = . % == != <= ~ ^ << ** += -> := ... if else for in not and or is lambda def class ' +
  "return yield from import as with try except finally while async await None True pass del x y 1 2.5 'a' \"b\" f'{x}' " +
  "f'{x!r:>{w}}' # \\ $ ? ! match case type _ print exec global raise assert elif break @"
).split(' ');

const TOKEN = /[A-Za-z_][A-Za-z0-9_]*|\d[\w.]*|'[^'\n]*'|"[^"\n]*"|[^\sA-Za-z0-9_]/g;

/** A part of the program with one change to it, or null if the seed leads nowhere. */
export function mutate(program: string, seed: number): string | null {
  const random = generator(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)];
  const lines = program.split('\n');
  const starts = lines.flatMap((line, index) => (/^[^\s)\]}]/.test(line) ? [index] : []));
  if (starts.length === 0) return null;
  const start = pick(starts);
  const part = lines.slice(start, start + 1 + Math.floor(random() * 14));
  const source = `${part.join('\n')}\n`;
  if (source.length > 1500) return null;
  const at = Math.floor(random() * part.length);
  const line = part[at];
  const way = random();
  if (way < 0.8) {
    const tokens = [...line.matchAll(TOKEN)];
    if (tokens.length === 0) return null;
    const token = pick(tokens);
    const before = line.slice(0, token.index);
    const after = line.slice(token.index + token[0].length);
    const how = random();
    if (how < 0.35) part[at] = before + after;
    else if (how < 0.6) part[at] = before + pick(PIECES) + after;
    else if (how < 0.85) part[at] = `${before}${pick(PIECES)} ${token[0]}${after}`;
    else part[at] = `${before}${token[0]} ${token[0]}${after}`;
  } else if (way < 0.86) part[at] = ' '.repeat(1 + Math.floor(random() * 3)) + line;
  else if (way < 0.9) part[at] = line.slice(1);
  else if (way < 0.94) part.splice(at, 1);
  else part[at] = `\t${line.trimStart()}`;
  return `${part.join('\n')}\n`;
}

/** Numbers from 0 to 1 that follow from the seed (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
