/** Random compound statements. */
import { withoutWalrus } from './expressions';
import { ERRORS, SimpleStatements, type Place } from './simple';
import { block, compound, line, type Clause, type Statement } from './tree';

export abstract class CompoundStatements extends SimpleStatements {
  private counter = 0;

  /** A function. */
  protected abstract def(depth?: number): Statement;

  protected name(prefix: string): string {
    this.counter++;
    return `${prefix}${this.counter}`;
  }

  /** A block, in whose scope names are made as it goes. */
  protected body(place: Place, low = 1, high = 4): Statement[] {
    return this.random.some(low, high, () => this.statement(place));
  }

  protected deeper({ depth, inLoop }: Place, loop = inLoop): Place {
    return { depth: depth - 1, inLoop: loop };
  }

  protected statement(place: Place): Statement {
    const { random } = this;
    if (place.depth > 0 && random.chance(0.4)) return this.compoundStatement(place);
    return line(this.simple(place));
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
}

/** In a finally block, a jump out of it would be warned of. */
function keptInside(statement: Statement): Statement {
  const jumps = statement.clauses.some(({ head }) => /^(return|break|continue)/.test(head));
  return jumps ? line('pass') : statement;
}
