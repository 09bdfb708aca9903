/** Scopes of a text, by Python's rules: which code object's code a name belongs to. */
import type { Node } from 'web-tree-sitter';
import type { TextScope } from '../../model';
import { bindingsOf, parametersOf, targetsOf } from './bindings';

const MODULE: TextScope = { kind: 'module', line: 0, name: '<module>', binds: [], globals: [], parent: null };

/** The innermost scope whose code holds a node. */
export function scopeOf(node: Node): TextScope {
  for (let inner = node; inner.parent !== null; inner = inner.parent) {
    const { parent } = inner;
    const scope = scopeFor(parent, inner, node);
    const typeNames = typeParametersOf(parent);
    if (typeNames.length > 0 && (scope !== null || typeNames.includes(node.text))) {
      const generic = genericScope(parent, typeNames);
      return scope === null ? generic : { ...scope, parent: generic };
    }
    if (scope !== null) return { ...scope, parent: scopeOf(parent) };
  }
  return MODULE;
}

/** `T` and `Ts` of `def f[T, *Ts](...)`. */
function typeParametersOf(owner: Node): string[] {
  const given = owner.childForFieldName('type_parameters')?.namedChildren ?? [];
  return given.flatMap((parameter) => parameter?.descendantsOfType('identifier')[0]?.text ?? []);
}

/** Type parameters are variables of a function of their own, around the function or class (PEP 695). */
function genericScope(owner: Node, binds: readonly string[]): TextScope {
  const name = `<generic parameters of ${nameOf(owner) ?? ''}>`;
  return { kind: 'function', line: firstLine(owner), name, binds, globals: [], parent: scopeOf(owner) };
}

/** The scope that `owner` makes, if a node in its child `part` is inside of it. */
function scopeFor(owner: Node, part: Node, node: Node): Omit<TextScope, 'parent'> | null {
  const isField = (name: string): boolean => owner.childForFieldName(name)?.id === part.id;
  switch (owner.type) {
    case 'function_definition':
    case 'lambda': {
      const parameters = parametersOf(owner);
      // Defaults and annotations are worked out outside, with the decorators.
      const isInside = isField('body') || (isField('parameters') && parameters.some(({ id }) => id === node.id));
      if (!isInside) return null;
      const body = owner.childForFieldName('body');
      const { binds, globals } = bindingsOf(body === null ? [] : [body], parameters);
      return { kind: 'function', line: firstLine(owner), name: nameOf(owner) ?? '<lambda>', binds, globals };
    }
    case 'class_definition':
      if (!isField('body')) return null;
      return { kind: 'class', line: firstLine(owner), name: nameOf(owner) ?? '', ...bindingsOf([part], []) };
    case 'generator_expression':
    case 'list_comprehension':
    case 'set_comprehension':
    case 'dictionary_comprehension': {
      const clauses = owner.namedChildren
        .filter((child) => child?.type === 'for_in_clause')
        .filter((one) => one !== null);
      const iterable = clauses[0]?.childForFieldName('right');
      // The first iterable is worked out outside.
      if (
        iterable !== undefined &&
        iterable !== null &&
        iterable.startIndex <= node.startIndex &&
        node.endIndex <= iterable.endIndex
      )
        return null;
      const isGenerator = owner.type === 'generator_expression';
      return {
        kind: isGenerator ? 'function' : 'comprehension',
        line: firstLine(owner),
        name: isGenerator ? '<genexpr>' : '',
        binds: clauses.flatMap((clause) => targetsOf(clause.childForFieldName('left'))).map(({ text }) => text),
        globals: [],
      };
    }
    default:
      return null;
  }
}

const nameOf = (owner: Node): string | undefined => owner.childForFieldName('name')?.text;

/** `co_firstlineno`. */
function firstLine(owner: Node): number {
  const { parent } = owner;
  return (parent?.type === 'decorated_definition' ? parent : owner).startPosition.row + 1;
}
