/** Random simple statements, with the names they bind. */
import { Expressions, KINDS, Scope, withoutWalrus, type Kind } from './expressions';
import type { Random } from './random';

/** Names that the module binds first, and names that functions bind for themselves. */
export const NAMES = ['a', 'b', 'c', 'd', 'e'];
const LOCALS = ['u', 'v', 'w', 'y', 'z'];
export const ERRORS = [
  'ValueError',
  'TypeError',
  'KeyError',
  'IndexError',
  'ZeroDivisionError',
  'RuntimeError',
  'LookupError',
];

/** Where a statement stands. */
export interface Place {
  readonly depth: number;
  readonly inLoop: boolean;
}

export class SimpleStatements {
  protected readonly expressions: Expressions;

  constructor(protected readonly random: Random) {
    this.expressions = new Expressions(random, new Scope(null, 'module'));
  }

  protected get scope(): Scope {
    return this.expressions.scope;
  }

  protected of(kind: Kind = this.random.pick(KINDS), depth = 2): string {
    return this.expressions.of(kind, depth);
  }

  protected variable(kind: Kind): string {
    const name = this.newName();
    this.scope.variables.push({ name, kind });
    return name;
  }

  /** A name to bind: in functions mostly one of their own. */
  protected newName(): string {
    const own = this.scope.place === 'module' || this.random.chance(0.1);
    return this.random.pick(own ? NAMES : LOCALS);
  }

  protected simple(place: Place): string {
    const { random, scope } = this;
    const kind = random.pick(KINDS);
    const known = (wanted: Kind): string => {
      const names = scope.variablesOf(wanted);
      return names.length > 0 ? random.pick(names) : this.of(wanted, 0);
    };
    if (place.inLoop && random.chance(0.1)) return random.pick(['break', 'continue']);
    if (scope.place === 'function' && random.chance(0.12)) return `return ${this.of()}`;
    if (scope.place === 'generator' && random.chance(0.35)) {
      return random.pick([
        () => `yield ${this.of()}`,
        () => `${this.variable('int')} = yield ${this.of('int')}`,
        () => `yield from ${this.of(random.pick(['list', 'str', 'tuple'] as const))}`,
        () => 'return',
      ])();
    }
    if (scope.place === 'coroutine' && random.chance(0.3)) {
      return random.pick([
        () => `${this.variable('int')} = await Wait(${this.of('int')})`,
        () => `print(await Wait(${this.of('str')}))`,
        () => `print([await Wait(i) for i in ${withoutWalrus(this.of('list', 1))}])`,
        () => `return ${this.of()}`,
      ])();
    }
    return random.pick([
      () => this.assign(kind, (name) => `${name} = ${this.of(kind)}`),
      () => this.assign(kind, (name) => `${name} = ${this.of(kind)}`),
      () => this.assign(kind, (name) => `${name} = ${this.variable(kind)} = ${this.of(kind, 1)}`),
      () => this.assign('int', (name) => `${name} ${random.pick(['+=', '-=', '//=', '|=', '^='])} ${this.of('int')}`),
      () =>
        this.assign(
          'list',
          (name) =>
            `${name} ${random.pick(['+=', '*='])} ${this.of(random.pick(['list', 'tuple', 'int'] as const), 0)}`,
        ),
      () => this.assign('str', (name) => `${name} += ${this.of('str')}`),
      () => this.unpacking(),
      () => this.unpacking(),
      () => `${this.target(known('list'))}[${random.int(-1, 2)}] = ${this.of()}`,
      () => `${this.target(known('list'))}[${random.pick([':1', '1:', ':', '::2', '1:1'])}] = ${this.of('list')}`,
      () =>
        `${this.target(known('dict'))}[${this.of(random.pick(['int', 'str', 'tuple'] as const), 1)}] = ${this.of()}`,
      () => `${this.target(known('dict'))}[${this.of('str', 0)}] ${random.pick(['+=', '|='])} ${this.of('int', 1)}`,
      () =>
        `${known('list')}.${random.pick(['append', 'extend', 'remove', 'index', 'insert'])}(${this.of(random.pick(['int', 'list'] as const))})`,
      () => `${known('list')}.${random.pick(['pop', 'sort', 'reverse', 'clear', 'copy'])}()`,
      () =>
        `${known('dict')}.${random.pick(['update', 'get', 'pop', 'setdefault'])}(${this.of(random.pick(['dict', 'str', 'int'] as const))})`,
      () => `${known('set')}.${random.pick(['add', 'discard', 'remove'])}(${this.of('int')})`,
      () => `print(${random.some(1, 3, () => this.of()).join(', ')})`,
      () => `print(${random.some(1, 3, () => this.of()).join(', ')})`,
      () => `print(*${this.of('list')}, sep=${this.of('str', 0)})`,
      () => `del ${known('list')}[${random.pick(['0', '-1', '1:', '5'])}]`,
      () => `del ${random.pick(NAMES)}`,
      () => `assert ${this.of('bool')}, ${this.of('str', 1)}`,
      () =>
        `raise ${random.pick(ERRORS)}(${this.of('str', 1)})${random.pick(['', '', ' from None', " from OSError('cause')"])}`,
      () => this.expressions.call(2),
      () => this.expressions.call(2),
      () => this.instanceStatement(),
      () => this.assign('int', (name) => `${name}: int = ${this.of('int')}`),
      () => `print(eval(${JSON.stringify(this.of('int', 1))}))`.replace(/\\\\/g, '\\\\'),
      () => 'pass',
    ])();
  }

  /** A target must be something that can stand before brackets. */
  private target(text: string): string {
    return /^\w+$/.test(text) ? text : `(${text})`;
  }

  private assign(kind: Kind, make: (name: string) => string): string {
    const name = this.newName();
    const text = make(name);
    this.scope.variables.push({ name, kind });
    return text;
  }

  private unpacking(): string {
    const { random } = this;
    const shape = random.pick(['N, N', 'N, *N', '*N, N', 'N, (N, N)', '[N, N]', 'N, *N, N', 'N,', '(N, N), N']);
    const value = this.of(random.pick(['list', 'tuple', 'str', 'dict'] as const));
    const kinds = random.some(8, 8, () => random.pick(['int', 'str'] as const));
    const text = shape.replace(
      /(\*?)N/g,
      (_, star: string) => star + this.variable(star === '*' ? 'list' : kinds.pop()!),
    );
    return `${text} = ${value}`;
  }

  private instanceStatement(): string {
    const { random } = this;
    const instances = this.scope.allInstances();
    if (instances.length === 0) return `print(${this.of()})`;
    const instance = random.pick(instances);
    return random.pick([
      () => `${instance}.value = ${this.of()}`,
      () => `${instance}.value += ${this.of('int')}`,
      () => `${instance}.prop = ${this.of('int')}`,
      () => `${instance}.extra = ${this.of()}`,
      () => `del ${instance}.${random.pick(['value', 'prop', 'extra'])}`,
      () => `${instance}[${this.of('int', 1)}] = ${this.of('int', 1)}`,
      () => `print(${instance}, ${this.expressions.member(instance, 2)})`,
      () => `print(sorted(vars(${instance})))`,
    ])();
  }
}
