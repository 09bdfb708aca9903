/** Random functions, coroutines and classes. */
import { CompoundStatements } from './compound';
import { KINDS, Scope, withoutWalrus, type Callable } from './expressions';
import { NAMES } from './simple';
import { block, compound, line, type Statement } from './tree';

export class Definitions extends CompoundStatements {
  private readonly classes: string[] = [];

  protected guarded(body: readonly Statement[]): Statement {
    const shown = [line('print(type(error).__name__, error)')];
    return compound({ head: 'try:', body }, { head: 'except Exception as error:', body: shown });
  }

  protected inScope<T>(place: Scope['place'], body: () => T): T {
    const outer = this.expressions.scope;
    this.expressions.scope = new Scope(outer, place);
    try {
      return body();
    } finally {
      this.expressions.scope = outer;
    }
  }

  /** A function, sometimes a generator, a closure or recursive. */
  protected def(depth = 2): Statement {
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

  protected coroutine(): Statement[] {
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
  protected classDefinition(): Statement[] {
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
