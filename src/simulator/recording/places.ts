/** Which name stands at a place of the text, and in which scope. */
import type { Span } from '../../model';
import type { Interpreter } from '../machine/interpreter';
import { parse, PythonSyntaxError, type Location, type Module } from '../syntax';

/** A name (or a chain `a.b.c`, up to the part under the cursor) in the text. */
export interface NamePlace {
  /** The name, then attributes. */
  readonly path: readonly string[];
  readonly span: Span;
  /** The scope whose code holds it. */
  readonly scope: Scope;
}

/**
 * What has a code object of its own: a module, a function (also a lambda or a generator expression), a class body; or a
 * list, set or dict comprehension, whose variables live in the code around it (PEP 709).
 */
export interface Scope {
  readonly kind: 'module' | 'function' | 'class' | 'comprehension';
  /** First line of its code, decorators included. */
  readonly line: number;
  /** `co_name`. */
  readonly name: string;
  /** The names it binds itself (none are listed for a module). */
  readonly binds: ReadonlySet<string>;
  /** The names it declares global. */
  readonly globals: ReadonlySet<string>;
  readonly parent: Scope | null;
}

type Node = { readonly kind: string } & Partial<Location> & Readonly<Record<string, unknown>>;

const trees = new WeakMap<Interpreter, Map<string, Module | null>>();

function treeOf(vm: Interpreter, source: string, file: string): Module | null {
  let known = trees.get(vm);
  if (known === undefined) trees.set(vm, (known = new Map<string, Module | null>()));
  let tree = known.get(file);
  if (tree === undefined) {
    try {
      tree = parse(source, file);
    } catch (problem) {
      if (!(problem instanceof PythonSyntaxError)) throw problem;
      tree = null;
    }
    known.set(file, tree);
  }
  return tree;
}

/** The name at a 1-based line and 0-based column, or null. */
export function placeInText(
  vm: Interpreter,
  source: string,
  file: string,
  line: number,
  column: number,
): NamePlace | null {
  const tree = treeOf(vm, source, file);
  if (tree === null) return null;
  const finder = new Finder(line, column, source.split(/\r\n|\r|\n/));
  const none = new Set<string>();
  finder.visit(tree as unknown as Node, {
    kind: 'module',
    line: 0,
    name: '<module>',
    binds: none,
    globals: none,
    parent: null,
  });
  return finder.found;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as { kind?: unknown }).kind === 'string';

function children(node: Node): Node[] {
  const found: Node[] = [];
  for (const value of Object.values(node)) {
    if (isNode(value)) found.push(value);
    else if (Array.isArray(value)) for (const item of value) if (isNode(item)) found.push(item);
  }
  return found;
}

class Finder {
  found: NamePlace | null = null;

  constructor(
    private readonly line: number,
    private readonly column: number,
    private readonly lines: readonly string[],
  ) {}

  visit(node: Node, scope: Scope): void {
    if (this.found !== null || !this.mayHold(node)) return;
    switch (node.kind) {
      case 'FunctionDef':
      case 'AsyncFunctionDef':
        this.nameInLine(node, String(node.name), scope);
        this.functionScope(node, String(node.name), scope);
        return;
      case 'Lambda':
        this.functionScope(node, '<lambda>', scope);
        return;
      case 'GeneratorExp':
      case 'ListComp':
      case 'SetComp':
      case 'DictComp':
        this.comprehensionScope(node, scope);
        return;
      case 'ClassDef':
        this.nameInLine(node, String(node.name), scope);
        this.classScope(node, scope);
        return;
      case 'Global':
      case 'Nonlocal':
        for (const name of node.names as string[]) this.nameInLine(node, name, scope);
        return;
      case 'MatchAs':
      case 'MatchStar':
        if (typeof node.name === 'string') this.nameInLine(node, node.name, scope);
        break;
      case 'MatchMapping':
        if (typeof node.rest === 'string') this.nameInLine(node, node.rest, scope);
        break;
      case 'Name':
        this.hit(node, [String(node.id)], scope);
        return;
      case 'Attribute': {
        const path = chain(node);
        if (path !== null && this.onAttribute(node)) {
          this.hit(node, path, scope);
          return;
        }
        break;
      }
      case 'arg':
        this.hit(
          { ...node, end_lineno: node.lineno, end_col_offset: (node.col_offset ?? 0) + String(node.arg).length },
          [String(node.arg)],
          scope,
        );
        break;
      case 'ExceptHandler':
      case 'alias':
        if (typeof node.name === 'string') this.nameInLine(node, String(node.asname ?? node.name), scope);
        break;
      default:
    }
    for (const child of children(node)) this.visit(child, scope);
  }

  /** Decorators, defaults and annotations belong outside; parameters and the body inside. */
  private functionScope(node: Node, name: string, outer: Scope): void {
    const decorators = (node.decorator_list as Node[] | undefined) ?? [];
    const first = Math.min(node.lineno ?? 0, ...decorators.map((decorator) => decorator.lineno ?? Infinity));
    const body = Array.isArray(node.body) ? (node.body as Node[]) : [node.body as Node];
    const args = node.args as Node;
    const inner: Scope = { kind: 'function', line: first, name, ...boundIn([args, ...body]), parent: outer };
    for (const decorator of decorators) this.visit(decorator, outer);
    for (const key of ['posonlyargs', 'args', 'kwonlyargs'] as const) {
      for (const parameter of (args[key] as Node[] | undefined) ?? []) this.visit(parameter, inner);
    }
    for (const key of ['vararg', 'kwarg'] as const) if (isNode(args[key])) this.visit(args[key], inner);
    for (const key of ['defaults', 'kw_defaults'] as const) {
      for (const value of (args[key] as (Node | null)[] | undefined) ?? [])
        if (value !== null) this.visit(value, outer);
    }
    if (isNode(node.returns)) this.visit(node.returns, outer);
    for (const statement of body) this.visit(statement, inner);
  }

  /** The first iterable is worked out outside. */
  private comprehensionScope(node: Node, outer: Scope): void {
    const generators = node.generators as Node[];
    this.visit(generators[0].iter as Node, outer);
    const inner: Scope = {
      kind: node.kind === 'GeneratorExp' ? 'function' : 'comprehension',
      line: node.lineno ?? 0,
      name: node.kind === 'GeneratorExp' ? '<genexpr>' : outer.name,
      ...boundIn(generators.map((generator) => generator.target as Node)),
      parent: outer,
    };
    for (const part of [node.elt, node.key, node.value]) if (isNode(part)) this.visit(part, inner);
    generators.forEach((generator, i) => {
      this.visit(generator.target as Node, inner);
      if (i > 0) this.visit(generator.iter as Node, inner);
      for (const condition of generator.ifs as Node[]) this.visit(condition, inner);
    });
  }

  /** Decorators, bases and keywords belong outside. */
  private classScope(node: Node, outer: Scope): void {
    const body = node.body as Node[];
    const decorators = node.decorator_list as Node[];
    const first = Math.min(node.lineno ?? 0, ...decorators.map((decorator) => decorator.lineno ?? Infinity));
    const name = String(node.name);
    const inner: Scope = { kind: 'class', line: first, name, ...boundIn(body), parent: outer };
    for (const part of [...decorators, ...(node.bases as Node[]), ...(node.keywords as Node[])])
      this.visit(part, outer);
    for (const statement of body) this.visit(statement, inner);
  }

  private mayHold(node: Node): boolean {
    if (node.lineno === undefined || node.end_lineno === undefined) return true;
    const decorators = (node.decorator_list as Node[] | undefined) ?? [];
    const first = Math.min(node.lineno, ...decorators.map((decorator) => decorator.lineno ?? Infinity));
    return first <= this.line && this.line <= node.end_lineno;
  }

  private holds(node: Node): boolean {
    const { lineno = 0, end_lineno = 0, col_offset = 0, end_col_offset = 0 } = node;
    if (this.line < lineno || this.line > end_lineno) return false;
    if (this.line === lineno && this.column < col_offset) return false;
    return this.line !== end_lineno || this.column <= end_col_offset;
  }

  private onAttribute(node: Node): boolean {
    const start = (node.end_col_offset ?? 0) - String(node.attr).length;
    return this.line === node.end_lineno && this.column >= start && this.column <= (node.end_col_offset ?? 0);
  }

  private hit(node: Node, path: readonly string[], scope: Scope): void {
    if (!this.holds(node)) return;
    this.found = {
      path,
      span: {
        line: node.lineno ?? 0,
        column: node.col_offset ?? 0,
        endLine: node.end_lineno ?? 0,
        endColumn: node.end_col_offset ?? 0,
      },
      scope,
    };
  }

  /** The name of a def, class, import or handler, which the tree gives no position of its own. */
  private nameInLine(node: Node, name: string, scope: Scope): void {
    if (node.lineno === undefined || this.line < node.lineno || this.line > (node.end_lineno ?? node.lineno)) return;
    const text = this.lines[this.line - 1] ?? '';
    if (node.kind !== 'alias' && this.line !== node.lineno) return;
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      const end = at + name.length;
      const bounded = !/\w/.test(text[at - 1] ?? ' ') && !/\w/.test(text[end] ?? ' ');
      if (!bounded || this.column < at || this.column > end) continue;
      this.hit(
        { ...node, lineno: this.line, end_lineno: this.line, col_offset: at, end_col_offset: end },
        [name],
        scope,
      );
      return;
    }
  }
}

/** `a.b.c` as its names, null when it begins with something else than a name. */
function chain(node: Node): string[] | null {
  const path: string[] = [];
  let at: Node = node;
  while (at.kind === 'Attribute') {
    path.unshift(String(at.attr));
    at = at.value as Node;
  }
  if (at.kind !== 'Name') return null;
  path.unshift(String(at.id));
  return path;
}

/** The names that a scope's parts bind, those declared global or nonlocal left out, and those declared global. */
function boundIn(nodes: readonly Node[]): Pick<Scope, 'binds' | 'globals'> {
  const bound = new Set<string>();
  const outer = new Set<string>();
  const globals = new Set<string>();
  const walk = (node: Node): void => {
    switch (node.kind) {
      case 'Name':
        if (node.ctx !== 'Load') bound.add(String(node.id));
        break;
      case 'arg':
        bound.add(String(node.arg));
        break;
      case 'Global':
      case 'Nonlocal':
        for (const name of node.names as string[]) {
          outer.add(name);
          if (node.kind === 'Global') globals.add(name);
        }
        break;
      case 'alias':
        bound.add(String(node.asname ?? String(node.name).split('.')[0]));
        break;
      case 'ExceptHandler':
      case 'MatchAs':
      case 'MatchStar':
        if (typeof node.name === 'string') bound.add(node.name);
        break;
      case 'FunctionDef':
      case 'AsyncFunctionDef':
      case 'ClassDef':
        bound.add(String(node.name));
        return;
      case 'Lambda':
        return;
      case 'GeneratorExp':
      case 'ListComp':
      case 'SetComp':
      case 'DictComp':
        assigned(node);
        return;
      default:
    }
    for (const child of children(node)) walk(child);
  };
  // Inside a comprehension only `:=` binds out here.
  const assigned = (node: Node): void => {
    if (node.kind === 'NamedExpr') bound.add(String((node.target as Node).id));
    for (const child of children(node)) assigned(child);
  };
  for (const node of nodes) walk(node);
  for (const name of outer) bound.delete(name);
  return { binds: bound, globals };
}
