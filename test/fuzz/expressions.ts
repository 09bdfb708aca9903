/** Random expressions. Most are of the type that is wanted; some are not, so that errors are met, too. */
import type { Random } from './random';

/** The types that expressions are made for. */
export const KINDS = ['int', 'str', 'float', 'bool', 'list', 'tuple', 'dict', 'set', 'bytes'] as const;
export type Kind = (typeof KINDS)[number];

/** What a function can be called with. */
export interface Callable {
  readonly name: string;
  readonly required: number;
  readonly optional: readonly string[];
  readonly star: boolean;
  readonly result: 'plain' | 'generator' | 'instance' | 'coroutine';
}

/** The names that are visible somewhere. */
export class Scope {
  readonly variables: { readonly name: string; readonly kind: Kind }[] = [];
  readonly callables: Callable[] = [];
  readonly instances: string[] = [];

  constructor(
    readonly outer: Scope | null,
    readonly place: 'module' | 'function' | 'class' | 'generator' | 'coroutine',
  ) {}

  variablesOf(kind: Kind): string[] {
    const own = this.variables.filter((variable) => variable.kind === kind).map(({ name }) => name);
    return this.outer === null ? own : [...own, ...this.outer.variablesOf(kind)];
  }

  allCallables(): Callable[] {
    return this.outer === null ? this.callables : [...this.callables, ...this.outer.allCallables()];
  }

  allInstances(): string[] {
    return this.outer === null ? this.instances : [...this.instances, ...this.outer.allInstances()];
  }
}

const STRINGS = [
  "''",
  "'a'",
  "'abc'",
  "'x y'",
  "'é'",
  "'Ünï'",
  "'12'",
  "'-3'",
  "'a\\tb\\n'",
  "'🐍'",
  '"it\'s"',
  "r'\\d'",
];
const FLOATS = ['0.0', '1.5', '-2.25', '1e6', '0.1', '3.0', '1e-7', "float('inf')", '12345.125'];
const SPECS = ['', '>8', '<6', '^7', '*^9', '5', '.2', '08', '+', 'x'];

export class Expressions {
  constructor(
    readonly random: Random,
    public scope: Scope,
  ) {}

  /** An expression, mostly of a kind. */
  of(kind: Kind, depth = 2): string {
    const { random } = this;
    if (random.chance(0.04)) return `(${this.of(random.pick(KINDS), depth - 1)})`;
    const variables = this.scope.variablesOf(kind);
    if (variables.length > 0 && random.chance(depth <= 0 ? 0.7 : 0.35)) return random.pick(variables);
    if (depth <= 0) return this.literal(kind);
    if (random.chance(0.07))
      return `(${this.of(kind, depth - 1)} if ${this.of('bool', depth - 1)} else ${this.of(kind, depth - 1)})`;
    if (random.chance(0.04)) return `(${this.fresh('w', kind)} := ${this.of(kind, depth - 1)})`;
    if (random.chance(0.05))
      return `(lambda p${random.chance(0.5) ? `, q=${this.of(kind, 0)}` : ''}: ${random.chance(0.5) ? 'p' : this.of(kind, depth - 1)})(${this.of(kind, depth - 1)})`;
    if (random.chance(0.05))
      return `(${this.of(kind, depth - 1)} ${random.pick(['and', 'or'])} ${this.of(kind, depth - 1)})`;
    if (random.chance(0.1)) return this.call(depth);
    switch (kind) {
      case 'int':
        return this.int(depth);
      case 'str':
        return this.str(depth);
      case 'float':
        return random.chance(0.5)
          ? this.literal(kind)
          : `(${this.of('float', depth - 1)} ${random.pick(['+', '-', '*', '/', '//', '%'])} ${this.of(random.pick(['int', 'float'] as const), depth - 1)})`;
      case 'bool':
        return this.bool(depth);
      case 'list':
        return this.list(depth);
      case 'tuple':
        return this.tuple(depth);
      case 'dict':
        return this.dict(depth);
      case 'set':
        return this.set(depth);
      case 'bytes':
        return random.chance(0.5)
          ? this.literal(kind)
          : random.pick([
              `${this.of('str', depth - 1)}.encode()`,
              `(${this.of('bytes', depth - 1)} + ${this.of('bytes', depth - 1)})`,
              `bytes(${this.of('list', depth - 1)})`,
              `${this.of('bytes', depth - 1)}[::-1]`,
            ]);
    }
  }

  /** A new variable of the scope. */
  fresh(prefix: string, kind: Kind): string {
    // A walrus in a class's comprehension is no Python.
    const name = `${prefix}${this.random.int(0, 5)}`;
    if (this.scope.place !== 'class') this.scope.variables.push({ name, kind });
    return name;
  }

  literal(kind: Kind): string {
    const { random } = this;
    switch (kind) {
      case 'int':
        return random.pick(['0', '1', '2', '3', '7', '-1', '10', '256', '257', '1_000', '0x1f', '10**8', 'True']);
      case 'str':
        return random.pick(STRINGS);
      case 'float':
        return random.pick(FLOATS);
      case 'bool':
        return random.pick(['True', 'False', 'None', '(not 1)', '...']);
      case 'list':
        return random.pick([
          '[]',
          '[1, 2, 3]',
          "['a', 'b']",
          '[[1], [2]]',
          '[3, 1, 2]',
          '[None, 0.5, ()]',
          'list(range(4))',
        ]);
      case 'tuple':
        return random.pick(['()', '(1,)', '(1, 2)', "('a', 1, None)", '(1, (2, [3]))']);
      case 'dict':
        return random.pick(['{}', "{'a': 1}", "{1: 'x', 2: 'y'}", "{'k': [1], (1, 2): {}}"]);
      case 'set':
        return random.pick(['set()', '{1, 2, 3}', "{'a'}", '{10, 33, 65}', 'frozenset({1})']);
      case 'bytes':
        return random.pick(["b''", "b'abc'", "b'\\x00\\xff'"]);
    }
  }

  private int(depth: number): string {
    const { random } = this;
    const inner = (kind: Kind = 'int'): string => this.of(kind, depth - 1);
    return random.pick([
      () => `(${inner()} ${random.pick(['+', '-', '&', '|', '^'])} ${inner()})`,
      () => `(${inner()} ${random.pick(['//', '%'])} ${inner()})`,
      () => `(${inner()} * ${random.int(-3, 9)})`,
      () => `(${inner()} ** ${random.int(0, 3)})`,
      () => `(${inner()} ${random.pick(['<<', '>>'])} ${random.int(0, 5)})`,
      () => `${random.pick(['-', '~', '+'])}${inner()}`,
      () => `len(${inner(random.pick(['str', 'list', 'dict', 'set', 'tuple'] as const))})`,
      () => `${inner(random.pick(['list', 'tuple', 'bytes'] as const))}[${random.int(-2, 2)}]`,
      () => `sum(${inner('list')})`,
      () => `${random.pick(['min', 'max'])}(${inner()}, ${inner()})`,
      () => `int(${inner(random.pick(['str', 'float', 'bool'] as const))})`,
      () =>
        `${inner(random.pick(['str', 'list', 'tuple'] as const))}.count(${inner(random.pick(['str', 'int'] as const))})`,
      () => `abs(${inner()})`,
      () => `divmod(${inner()}, ${inner()})[${random.int(0, 1)}]`,
      () => `sum(${this.generator(depth - 1)})`,
      () => `ord(${inner('str')}[0])`,
      () => `round(${inner('float')}${random.pick(['', ', 1'])})`,
    ])();
  }

  private str(depth: number): string {
    const { random } = this;
    const inner = (kind: Kind = 'str'): string => this.of(kind, depth - 1);
    return random.pick([
      () => `(${inner()} + ${inner()})`,
      () => `${inner()}.${random.pick(['upper', 'title', 'strip', 'swapcase', 'casefold', 'capitalize', 'lstrip'])}()`,
      () => this.formatted(depth),
      () => this.formatted(depth),
      () => `${random.pick(['str', 'repr', 'ascii'])}(${inner(random.pick(KINDS))})`,
      () => `${inner()}[${this.slice()}]`,
      () => `${inner()}.join(${inner('list')})`,
      () => `${inner()}.replace(${inner()}, ${inner()}, ${random.int(-1, 2)})`,
      () => `(${inner()} * ${random.int(-1, 3)})`,
      () => `('%s:%r:%${random.pick(['d', '5.1f', 'x', 's'])}' % (${inner()}, ${inner('list')}, ${inner('int')}))`,
      () => `'{} {!r:>5} {k}'.format(${inner('int')}, ${inner()}, k=${inner('tuple')})`,
      () => `format(${inner(random.pick(['int', 'str', 'float'] as const))}, '${random.pick(SPECS)}')`,
      () => `type(${inner(random.pick(KINDS))}).__name__`,
      () => `${inner()}.${random.pick(['center', 'ljust', 'zfill'])}(${random.int(0, 8)})`,
      () => `chr(${random.int(60, 130)})`,
    ])();
  }

  private formatted(depth: number): string {
    const { random } = this;
    const parts = random.some(1, 3, () => {
      const kind = random.pick(KINDS);
      // A brace or a quote at the start of the expression is set off by parentheses.
      const value = `(${this.of(kind, depth - 1)})`;
      const conversion = random.pick(['', '', '!r', '!s', '!a']);
      const spec = random.chance(0.4) ? `:${random.chance(0.2) ? `{${random.int(1, 9)}}` : random.pick(SPECS)}` : '';
      return `${random.pick(['', 'x', ' ', '{{'])}{${value}${random.chance(0.15) ? '=' : ''}${conversion}${spec}}`;
    });
    return `f"""${parts.join('')}"""`;
  }

  private bool(depth: number): string {
    const { random } = this;
    const kind = random.pick(KINDS);
    const inner = (each: Kind = kind): string => this.of(each, depth - 1);
    return random.pick([
      () => `(${inner()} ${random.pick(['==', '!=', '<', '<=', '>', '>='])} ${inner()})`,
      () => `(${inner('int')} < ${inner('int')} <= ${inner('int')})`,
      () => `(not ${inner()})`,
      () =>
        `(${inner(random.pick(['int', 'str'] as const))} ${random.pick(['in', 'not in'])} ${inner(random.pick(['list', 'dict', 'set', 'tuple', 'str'] as const))})`,
      () => `(${inner()} ${random.pick(['is', 'is not'])} None)`,
      () => `isinstance(${inner()}, ${random.pick(['int', 'str', '(list, tuple)', 'int | str', 'dict'])})`,
      () => `${random.pick(['any', 'all'])}(${inner('list')})`,
      () => `bool(${inner()})`,
      () => `${inner('str')}.${random.pick(['isdigit', 'isalpha', 'isupper', 'isidentifier'])}()`,
      () => `${inner('str')}.startswith(${inner('str')})`,
    ])();
  }

  private slice(): string {
    const { random } = this;
    const part = (): string => random.pick(['', '', '0', '1', '2', '-1', '-2', '5']);
    return `${part()}:${part()}${random.chance(0.3) ? `:${random.pick(['', '1', '2', '-1', '-2'])}` : ''}`;
  }

  private list(depth: number): string {
    const { random } = this;
    const inner = (kind: Kind = 'list'): string => this.of(kind, depth - 1);
    return random.pick([
      () =>
        `[${random.some(0, 3, () => (random.chance(0.2) ? `*${inner('tuple')}` : inner(random.pick(KINDS)))).join(', ')}]`,
      () => `[${this.comprehension(depth, random.pick(KINDS))}]`,
      () => `[${this.comprehension(depth, 'int')}]`,
      () => `(${inner()} + ${inner()})`,
      () => `(${inner()} * ${random.int(-1, 2)})`,
      () => `${inner()}[${this.slice()}]`,
      () =>
        `sorted(${inner(random.pick(['list', 'set', 'tuple'] as const))}${random.pick(['', ', key=str', ', reverse=True', ', key=repr, reverse=True', ', key=lambda k: (str(k), 1)'])})`,
      () => `list(${inner(random.pick(['str', 'tuple', 'set', 'dict'] as const))})`,
      () => `${inner('str')}.split(${random.pick(['', "' '", "'a', 1", 'None, 1'])})`,
      () => `list(map(${random.pick(['str', 'repr', 'lambda m: (m, m)', 'type'])}, ${inner()}))`,
      () => `list(zip(${inner()}, ${inner('str')}${random.pick(['', ', strict=True'])}))`,
      () => `list(enumerate(${inner()}, ${random.int(0, 2)}))`,
      () => `list(filter(${random.pick(['None', 'bool', 'lambda m: m != 1'])}, ${inner()}))`,
      () => `list(reversed(${inner()}))`,
      () => `list(${this.generator(depth - 1)})`,
      () => `list(${inner('dict')}.${random.pick(['keys', 'values', 'items'])}())`,
    ])();
  }

  private tuple(depth: number): string {
    const { random } = this;
    const inner = (kind: Kind = 'tuple'): string => this.of(kind, depth - 1);
    return random.pick([
      () => `(${random.some(1, 3, () => `${inner(random.pick(KINDS))}, `).join('')})`,
      () => `(*${inner('list')}, ${inner('int')})`,
      () => `tuple(${inner(random.pick(['list', 'set', 'str'] as const))})`,
      () => `(${inner()} + ${inner()})`,
      () => `${inner()}[${this.slice()}]`,
      () => `divmod(${inner('int')}, ${inner('int')})`,
      () => `${inner('str')}.partition(${inner('str')})`,
    ])();
  }

  private dict(depth: number): string {
    const { random } = this;
    const inner = (kind: Kind = 'dict'): string => this.of(kind, depth - 1);
    const key = (): string => inner(random.pick(['int', 'str', 'tuple', 'bool'] as const));
    return random.pick([
      () =>
        `{${random.some(0, 3, () => (random.chance(0.2) ? `**${inner()}` : `${key()}: ${inner(random.pick(KINDS))}`)).join(', ')}}`,
      () => `{k: ${inner('int')} for k in ${inner(random.pick(['list', 'str', 'tuple'] as const))}}`,
      () => `dict(zip(${inner('str')}, ${inner('list')}))`,
      () => `dict(a=${inner('int')}, b=${inner('list')})`,
      () => `(${inner()} | ${inner()})`,
      () => `dict.fromkeys(${inner('str')}, ${inner('int')})`,
    ])();
  }

  private set(depth: number): string {
    const { random } = this;
    const inner = (kind: Kind = 'set'): string => this.of(kind, depth - 1);
    return random.pick([
      () => `{${random.some(1, 4, () => inner('int')).join(', ')}}`,
      () => `set(range(${random.int(0, 4)}))`,
      () => `(${inner()} ${random.pick(['|', '&', '-', '^'])} ${inner()})`,
      () => `{${this.comprehension(depth, 'int')}}`,
      () => `${inner()}.union(range(${random.int(0, 9)}))`,
    ])();
  }

  /** What stands between a comprehension's brackets. */
  private comprehension(depth: number, kind: Kind): string {
    const { random } = this;
    const outer = this.scope;
    const inside = new Scope(outer, 'function');
    const name = random.pick(['i', 'j', 'c']);
    const source = this.of(random.pick(['list', 'str', 'tuple', 'set', 'dict'] as const), Math.min(1, depth - 1));
    this.scope = inside;
    inside.variables.push({ name, kind: random.pick(['int', 'str'] as const) });
    const second = random.chance(0.2) ? ` for d in ${this.of('list', 0)}` : '';
    // A walrus may not rebind the variable of a comprehension, nor stand in its iterable.
    const test = random.chance(0.4) ? ` if ${withoutWalrus(this.of('bool', Math.max(0, depth - 1)))}` : '';
    const value = random.chance(0.4) ? name : withoutWalrus(this.of(kind, Math.max(0, depth - 1)));
    this.scope = outer;
    return `${value} for ${name} in ${withoutWalrus(source)}${withoutWalrus(second)}${test}`;
  }

  private generator(depth: number): string {
    return `(${this.comprehension(Math.max(1, depth), 'int')})`;
  }

  /** A call of a function of the program, or of a method of one of its objects. */
  call(depth: number): string {
    const { random } = this;
    const instances = this.scope.allInstances();
    if (instances.length > 0 && random.chance(0.4)) return this.member(random.pick(instances), depth);
    const callables = this.scope.allCallables().filter(({ result }) => result !== 'coroutine');
    if (callables.length === 0) return this.literal('int');
    const callee = random.pick(callables);
    const call = `${callee.name}(${this.args(callee, depth)})`;
    if (callee.result === 'generator') return `${random.pick(['list', 'tuple', 'next'])}(${call})`;
    return call;
  }

  member(instance: string, depth: number): string {
    const { random } = this;
    return random.pick([
      () => `${instance}.method(${this.of('int', depth - 1)})`,
      () => `${instance}.value`,
      () => `${instance}.prop`,
      () => `${instance}.shared`,
      () => `repr(${instance})`,
      () => `(${instance} + ${this.of('int', depth - 1)})`,
      () => `len(${instance})`,
      () => `${instance}[${this.of('int', depth - 1)}]`,
      () => `list(${instance})`,
      () => `(${instance} == ${this.of('int', depth - 1)})`,
      () => `${instance}.missing`,
      () => `${instance}(${this.of('int', depth - 1)})`,
      () => `type(${instance}).make(${this.of('int', depth - 1)})`,
    ])();
  }

  args({ required, optional, star }: Callable, depth: number): string {
    const { random } = this;
    const argument = (): string => this.of(random.pick(['int', 'int', 'str', 'list'] as const), depth - 1);
    const wrong = random.chance(0.05) ? random.pick([-1, 1]) : 0;
    const given = Array.from({ length: Math.max(0, required + wrong) }, argument);
    if (star && random.chance(0.4)) given.push(`*${this.of('tuple', depth - 1)}`);
    for (const name of optional) if (random.chance(0.4)) given.push(`${name}=${argument()}`);
    if (random.chance(0.03)) given.push('unknown=1');
    return given.join(', ');
  }
}

/** Takes the name of `(name := value)` away. */
export function withoutWalrus(text: string): string {
  return text.replace(/\(\w+ := /g, '(');
}
