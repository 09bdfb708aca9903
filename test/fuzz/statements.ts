/** Random statements and definitions: whole programs that CPython compiles and that come to an end. */
import { Expressions, KINDS, Scope, withoutWalrus, type Callable, type Kind } from './expressions';
import type { Random } from './random';
import { block, compound, line, type Clause, type Statement } from './tree';

/** Names that the module binds first, and names that functions bind for themselves. */
const NAMES = ['a', 'b', 'c', 'd', 'e'];
const LOCALS = ['u', 'v', 'w', 'y', 'z'];
const ERRORS = [
  'ValueError',
  'TypeError',
  'KeyError',
  'IndexError',
  'ZeroDivisionError',
  'RuntimeError',
  'LookupError',
];

/** What every program may use: a context manager, and something to drive coroutines with. */
const PRELUDE = `class Ctx:
    def __init__(self, swallow=False): self.swallow = swallow
    def __enter__(self): return self.swallow
    def __exit__(self, kind, error, traceback): return self.swallow
    async def __aenter__(self): return 1
    async def __aexit__(self, *args): return self.swallow
class Wait:
    def __init__(self, value): self.value = value
    def __await__(self): return (yield self.value)
def drive(coroutine):
    sent = None
    while True:
        try: sent = coroutine.send(sent)
        except StopIteration as stop: return stop.value`;

interface Place {
  readonly depth: number;
  readonly inLoop: boolean;
}

export class Programs {
  private readonly expressions: Expressions;
  private counter = 0;
  private readonly classes: string[] = [];

  constructor(private readonly random: Random) {
    this.expressions = new Expressions(random, new Scope(null, 'module'));
  }

  private get scope(): Scope {
    return this.expressions.scope;
  }

  /** A whole program. */
  program(): Statement[] {
    const { random } = this;
    const kinds = ['int', 'str', 'list', 'dict', 'set'] as const;
    NAMES.forEach((name, at) => this.scope.variables.push({ name, kind: kinds[at]! }));
    const body = random.some(4, 9, () => this.topLevel());
    return [line(PRELUDE), line("a, b, c, d, e = 1, 'bc', [3, 1, 2], {'k': 1}, {4, 5}"), ...body.flat()];
  }

  private topLevel(): Statement[] {
    const { random } = this;
    const roll = random.next();
    if (roll < 0.25) return [this.def()];
    if (roll < 0.37) return this.classDefinition();
    if (roll < 0.45) return this.coroutine();
    if (roll < 0.9) return [this.guarded(this.body({ depth: 2, inLoop: false }))];
    return [this.statement({ depth: 2, inLoop: false })];
  }

  private guarded(body: readonly Statement[]): Statement {
    const shown = [line('print(type(error).__name__, error)')];
    return compound({ head: 'try:', body }, { head: 'except Exception as error:', body: shown });
  }

  private of(kind: Kind = this.random.pick(KINDS), depth = 2): string {
    return this.expressions.of(kind, depth);
  }

  private name(prefix: string): string {
    this.counter++;
    return `${prefix}${this.counter}`;
  }

  /** A block, in whose scope names are made as it goes. */
  private body(place: Place, low = 1, high = 4): Statement[] {
    return this.random.some(low, high, () => this.statement(place));
  }

  private deeper({ depth, inLoop }: Place, loop = inLoop): Place {
    return { depth: depth - 1, inLoop: loop };
  }

  private variable(kind: Kind): string {
    const name = this.newName();
    this.scope.variables.push({ name, kind });
    return name;
  }

  /** A name to bind: in functions mostly one of their own. */
  private newName(): string {
    const own = this.scope.place === 'module' || this.random.chance(0.1);
    return this.random.pick(own ? NAMES : LOCALS);
  }

  private statement(place: Place): Statement {
    const { random } = this;
    if (place.depth > 0 && random.chance(0.4)) return this.compoundStatement(place);
    return line(this.simple(place));
  }

  private simple(place: Place): string {
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

  private compoundStatement(place: Place): Statement {
    const { random } = this;
    const inner = this.deeper(place);
    const head = (test: string): string => test;
    switch (random.int(0, 11)) {
      case 0:
      case 1: {
        const clauses: Clause[] = [{ head: head(`if ${this.of('bool')}:`), body: this.body(inner) }];
        if (random.chance(0.4)) clauses.push({ head: `elif ${this.of('bool')}:`, body: this.body(inner) });
        if (random.chance(0.5)) clauses.push({ head: 'else:', body: this.body(inner) });
        return compound(...clauses);
      }
      case 2:
      case 3: {
        const source = random.chance(0.4)
          ? `range(${random.int(0, 4)})`
          : `${this.of(random.pick(['list', 'str', 'tuple', 'dict', 'set'] as const))}`;
        const target = random.chance(0.2)
          ? `${this.variable('int')}, ${this.variable('str')}`
          : this.variable(random.pick(['int', 'str'] as const));
        const clauses: Clause[] = [{ head: `for ${target} in ${source}:`, body: this.body(this.deeper(place, true)) }];
        if (random.chance(0.25)) clauses.push({ head: 'else:', body: this.body(inner) });
        return compound(...clauses);
      }
      case 4: {
        const counter = this.name('n');
        const body = [line(`${counter} -= 1`), ...this.body(this.deeper(place, true))];
        const clauses: Clause[] = [{ head: `while ${counter} > 0:`, body }];
        if (random.chance(0.25)) clauses.push({ head: 'else:', body: this.body(inner) });
        return compound({ head: `${counter} = ${random.int(1, 4)}`, body: null }, ...clauses);
      }
      case 5:
      case 6:
      case 7:
        return this.tryStatement(place);
      case 8: {
        const items = random.some(
          1,
          2,
          () =>
            `Ctx(${random.pick(['', 'True', this.of('bool', 1)])})${random.chance(0.5) ? ` as ${this.variable('bool')}` : ''}`,
        );
        return block(`with ${random.chance(0.3) ? `(${items.join(', ')})` : items.join(', ')}:`, this.body(inner));
      }
      case 9:
        return this.match(place);
      case 10:
        return this.scope.place === 'class' ? this.statement(inner) : this.def(inner.depth);
      default:
        if (this.scope.place !== 'coroutine') return this.statement(inner);
        return random.pick([
          () => block(`async with Ctx(${random.pick(['', 'True'])}):`, this.body(inner)),
          () =>
            block(
              `async for ${this.variable('int')} in agen(${random.int(0, 3)}):`,
              this.body(this.deeper(place, true)),
            ),
          () => line(`print([i async for i in agen(${random.int(0, 3)}) if ${withoutWalrus(this.of('bool', 1))}])`),
        ])();
    }
  }

  private tryStatement(place: Place): Statement {
    const { random } = this;
    const inner = this.deeper(place);
    const group = random.chance(0.15);
    // break, continue and return may not leave an except*.
    const handlerPlace = group ? { depth: 0, inLoop: false } : inner;
    const clauses: Clause[] = [
      { head: 'try:', body: group ? [line(this.raiseGroup()), ...this.body(inner)] : this.body(inner) },
    ];
    const star = group ? '*' : '';
    const handlers = random.int(0, 2);
    for (let at = 0; at < handlers; at++) {
      const types = random.pick([
        random.pick(ERRORS),
        `(${random.pick(ERRORS)}, ${random.pick(ERRORS)})`,
        `${random.pick(ERRORS)}, ${random.pick(ERRORS)}`,
        'Exception',
      ]);
      const named = random.chance(0.6) && !/^\w+, /.test(types);
      const shown = named ? [line('print(repr(err))')] : [];
      const handler = group ? [line(`print(${this.of()})`)] : this.body(handlerPlace);
      const again = random.chance(0.15) ? [line(random.pick(['raise', "raise RuntimeError('again')"]))] : [];
      clauses.push({
        head: `except${star} ${types}${named ? ' as err' : ''}:`,
        body: [...shown, ...handler, ...again],
      });
    }
    if (handlers > 0 && random.chance(0.3)) clauses.push({ head: 'else:', body: this.body(inner) });
    if (handlers === 0 || random.chance(0.3))
      clauses.push({ head: 'finally:', body: this.body({ depth: 0, inLoop: false }, 1, 2).map(keptInside) });
    return compound(...clauses);
  }

  private raiseGroup(): string {
    const { random } = this;
    const members = random.some(1, 3, () => `${random.pick(ERRORS)}(${this.of('str', 0)})`);
    const nested = random.chance(0.3) ? `, ExceptionGroup('inner', [${random.pick(ERRORS)}(1)])` : '';
    return `raise ExceptionGroup('group', [${members.join(', ')}${nested}])`;
  }

  private match(place: Place): Statement {
    const { random } = this;
    const clauses = random.some(1, 4, (): Clause => {
      const names = new Set<string>();
      const pattern = this.pattern(2, names);
      for (const name of names) this.scope.variables.push({ name, kind: random.pick(['int', 'list', 'str'] as const) });
      const guard = random.chance(0.25) ? ` if ${this.of('bool', 1)}` : '';
      return { head: `    case ${pattern}${guard}:`, body: this.body(this.deeper(place)) };
    });
    if (random.chance(0.5)) clauses.push({ head: '    case _:', body: this.body(this.deeper(place)) });
    // Cases stand one level deeper than statements' other clauses.
    const cases = clauses.map(({ head, body }) => block(head.trim(), body ?? []));
    return block(`match ${this.of()}:`, cases);
  }

  private pattern(depth: number, names: Set<string>): string {
    const { random } = this;
    const capture = (): string => {
      const free = ['p', 'q', 'r', 's', 't', 'u', 'v', 'w'].filter((name) => !names.has(name));
      if (free.length === 0) return '_';
      names.add(free[0]!);
      return free[0]!;
    };
    const literal = (): string => random.pick(['1', "'a'", 'None', 'True', '-1', '0', '2.5', "b'abc'", '1+2j']);
    if (depth <= 0)
      return random.chance(0.5)
        ? literal()
        : random.chance(0.5)
          ? `${random.pick(['int', 'str', 'list', 'object'])}()`
          : `(${literal()} as ${capture()})`;
    const inner = (): string => (random.chance(0.3) ? `x${capture()}`.slice(1) : this.pattern(depth - 1, names));
    return random.pick([
      literal,
      () => `${literal()} | ${literal()}`,
      () => `[${random.some(0, 3, inner).join(', ')}]`,
      () => `(${inner()}, *${random.chance(0.3) ? '_' : capture()})`,
      () => `[*_, ${inner()}]`,
      () => `{'a': ${inner()}${random.chance(0.4) ? `, **${capture()}` : ''}}`,
      () => '{}',
      () => `${random.pick(['int', 'str', 'float', 'bool', 'dict', 'list'])}(${inner()})`,
      () => `int(real=${inner()})`,
      () => `${random.pick(['int', 'str', 'tuple'])}() as ${capture()}`,
    ])();
  }

  private inScope<T>(place: Scope['place'], body: () => T): T {
    const outer = this.expressions.scope;
    this.expressions.scope = new Scope(outer, place);
    try {
      return body();
    } finally {
      this.expressions.scope = outer;
    }
  }

  /** A function, sometimes a generator, a closure or recursive. */
  private def(depth = 2): Statement {
    const { random } = this;
    const name = this.name('f');
    const generator = random.chance(0.3);
    const optional = random.some(0, 2, (at) => `k${at}`);
    const required = random.int(0, 2);
    const star = random.chance(0.25);
    const positional = Array.from({ length: required }, (_, at) => `x${at}`);
    const defaults = optional.map((each) => `${each}=${this.of(random.pick(['int', 'str', 'list'] as const), 1)}`);
    const annotated = positional.map((each) => (random.chance(0.15) ? `${each}: int` : each));
    const parameters = [
      ...annotated,
      ...(star ? [] : []),
      ...(star ? ['*rest', ...defaults] : defaults),
      ...(random.chance(0.15) ? ['**more'] : []),
    ];
    if (required > 0 && random.chance(0.15)) parameters.splice(required, 0, '/');
    const generic = random.chance(0.06) ? '[T]' : '';
    const body = this.inScope(generator ? 'generator' : 'function', () => {
      const { scope } = this;
      for (const each of [...positional, ...optional])
        scope.variables.push({ name: each, kind: random.pick(['int', 'int', 'str', 'list'] as const) });
      if (star) scope.variables.push({ name: 'rest', kind: 'tuple' });
      const declared = this.declaration(depth);
      if (random.chance(0.7)) {
        for (const kind of random.some(1, 3, () => random.pick(KINDS)))
          declared.push(line(`${this.variable(kind)} = ${this.of(kind, 1)}`));
      }
      const statements = this.body({ depth: Math.min(depth, 2), inLoop: false }, 1, 4);
      const last = generator ? line(`yield ${this.of()}`) : line(`return ${this.of()}`);
      return [...declared, ...statements, last];
    });
    const decorated = random.chance(0.1) ? '@(lambda f: f)\n' : '';
    this.scope.callables.push({ name, required, optional, star, result: generator ? 'generator' : 'plain' });
    return block(
      `${decorated}def ${name}${generic}(${parameters.join(', ')})${random.chance(0.1) ? ' -> str' : ''}:`,
      body,
    );
  }

  /** `global` or `nonlocal`, for a name that is not used before. */
  private declaration(depth: number): Statement[] {
    const { random } = this;
    const outer = this.scope.outer;
    if (!random.chance(0.2) || outer === null) return [];
    if (outer.place === 'module' || depth < 0) return [line(`global ${random.pick(NAMES)}`)];
    return [];
  }

  private coroutine(): Statement[] {
    const first: Statement[] = [];
    if (!this.classes.includes('agen')) {
      this.classes.push('agen');
      first.push(line('async def agen(n):\n    for i in range(n):\n        yield await Wait(i)'));
    }
    const name = this.name('co');
    const body = this.inScope('coroutine', () => this.body({ depth: 2, inLoop: false }, 2, 5));
    return [...first, block(`async def ${name}():`, body), this.guarded([line(`print(drive(${name}()))`)])];
  }

  /** A class and an instance of it. */
  private classDefinition(): Statement[] {
    const { random } = this;
    const name = this.name('C');
    const bases = this.classes.filter((each) => each !== 'agen');
    const base =
      bases.length > 0 && random.chance(0.5)
        ? random.pick(bases)
        : random.pick(['', '', 'list', 'dict', 'Exception', 'int']);
    const own = base === '' || bases.includes(base);
    const body = this.inScope('class', () => this.members(name, own));
    this.classes.push(name);
    const instance = name.toLowerCase();
    const made: Callable = { name, required: own ? 1 : 0, optional: [], star: false, result: 'instance' };
    const create = this.guarded([
      line(`${instance} = ${name}(${this.expressions.args(made, 2)})`),
      line(`print(repr(${instance}), ${instance}.shared)`),
    ]);
    this.scope.instances.push(instance);
    return [block(`class ${name}${base === '' ? '' : `(${base})`}:`, body), create];
  }

  private members(name: string, own: boolean): Statement[] {
    const { random } = this;
    const method = (head: string, result: () => string): Statement =>
      this.inScope('function', () => {
        this.scope.variables.push({ name: 'self.value', kind: 'int' }, { name: 'n', kind: 'int' });
        const body = random.chance(0.4) ? this.body({ depth: 1, inLoop: false }, 0, 2) : [];
        return block(head, [...body, line(result())]);
      });
    const found: Statement[] = [line(`shared = ${this.of()}`)];
    if (own) {
      found.push(
        block('def __init__(self, value=1):', [
          ...(random.chance(0.4) ? [line('super().__init__()')] : []),
          line('self.value = value'),
        ]),
      );
      found.push(block('def __repr__(self):', [line(`return f'${name}({self.value!r})'`)]));
    } else found.push(line('value = 3'));
    const optional: (() => Statement)[] = [
      () => method('def method(self, n=1):', () => `return ${this.of()}`),
      () => method('def method(self, n=1):', () => 'return super().method(n)'),
      () =>
        block('@property\ndef prop(self):', [
          line(`return ${random.pick(['self.value', '[self.value]', 'self.nope', 'type(self).shared'])}`),
        ]),
      () =>
        compound(
          { head: '@property\ndef prop(self):', body: [line('return self.value')] },
          { head: '@prop.setter\ndef prop(self, value):', body: [line('self.value = (value,)')] },
        ),
      () => method('def __add__(self, n):', () => `return ${this.of('int')}`),
      () => block('def __len__(self):', [line(`return ${random.pick(['2', '0', '-1', "'x'", 'len(self.value)'])}`)]),
      () =>
        method('def __getitem__(self, n):', () =>
          random.pick(['return [1, 2][n]', 'raise KeyError(n)', `return ${this.of()}`]),
        ),
      () => block('def __setitem__(self, key, value):', [line('self.value = (key, value)')]),
      () => method('def __iter__(self):', () => random.pick(['yield self.value', 'return iter([1, 2])', 'return 1'])),
      () =>
        block('def __eq__(self, other):', [
          line(`return ${random.pick(['True', 'NotImplemented', 'self.value == other'])}`),
        ]),
      () => method('def __call__(self, n=1):', () => `return ${this.of()}`),
      () => block('@classmethod\ndef make(cls, n=1):', [line('return cls(n)')]),
      () => block('@staticmethod\ndef make(n=1):', [line('return n')]),
      () =>
        block('def __getattr__(self, name):', [
          line(random.pick(["return name + '!'", 'raise AttributeError(name)', 'return super().__getattr__(name)'])),
        ]),
      () => block('def __bool__(self):', [line(`return ${random.pick(['False', 'True', '1'])}`)]),
      () => block('def __hash__(self):', [line(`return ${random.pick(['1', "'x'", 'hash(self.value)'])}`)]),
      () => block('def __contains__(self, item):', [line('return item == 1')]),
      () => block('def __del__(self):', [line("print('gone')")]),
      () => block('def __init_subclass__(cls, **keywords):', [line("print('subclass', cls.__name__, keywords)")]),
      () => line(`counts = [${withoutWalrus(this.of('int', 1))} for i in range(3)]`),
      () => line(`field: ${random.pick(['int', 'Undefined', "'str'"])} = 2`),
    ];
    for (const make of optional) if (random.chance(0.25)) found.push(make());
    return found;
  }
}

/** In a finally block, a jump out of it would be warned of. */
function keptInside(statement: Statement): Statement {
  const jumps = statement.clauses.some(({ head }) => /^(return|break|continue)/.test(head));
  return jumps ? line('pass') : statement;
}
