/** Which names a piece of code binds itself: assignments of every kind, parameters, imports, `global` and `nonlocal`. */
import type { Node } from 'web-tree-sitter';

/** Names by what the code does with them. */
export interface Bindings {
  readonly binds: readonly string[];
  readonly globals: readonly string[];
}

/** What code binds, nested scopes left out; `parameters` are bound by being called. */
export function bindingsOf(code: readonly Node[], parameters: readonly Node[]): Bindings {
  const bound = new Set(parameters.map(({ text }) => text));
  const globals = new Set<string>();
  const outer = new Set<string>();
  const bind = (node: Node | null): void => targetsOf(node).forEach(({ text }) => bound.add(text));
  const walk = (node: Node): void => {
    switch (node.type) {
      case 'function_definition':
      case 'class_definition':
        bind(node.childForFieldName('name'));
        return;
      case 'lambda':
        return;
      case 'generator_expression':
      case 'list_comprehension':
      case 'set_comprehension':
      case 'dictionary_comprehension':
        // Inside a comprehension only `:=` binds out here.
        for (const walrus of node.descendantsOfType('named_expression'))
          bind(walrus?.childForFieldName('name') ?? null);
        return;
      case 'assignment':
      case 'augmented_assignment':
      case 'for_statement':
      case 'type_alias_statement':
        bind(node.childForFieldName('left'));
        break;
      case 'named_expression':
        bind(node.childForFieldName('name'));
        break;
      case 'as_pattern_target':
      case 'delete_statement':
        node.namedChildren.forEach(bind);
        break;
      case 'global_statement':
      case 'nonlocal_statement':
        for (const name of node.namedChildren) {
          if (name === null) continue;
          outer.add(name.text);
          if (node.type === 'global_statement') globals.add(name.text);
        }
        return;
      case 'import_statement':
      case 'import_from_statement':
        for (const name of node.childrenForFieldName('name')) {
          if (name?.type === 'aliased_import') bind(name.childForFieldName('alias'));
          else bind(name?.firstNamedChild ?? null);
        }
        return;
      case 'case_pattern':
        bind(captureOf(node));
        break;
      case 'splat_pattern':
        bind(node.firstNamedChild);
        break;
      case 'as_pattern': {
        // In a `case` the name stands alone; elsewhere it is an as_pattern_target.
        const last = node.lastNamedChild;
        if (last?.type === 'identifier') bind(last);
        break;
      }
      case 'keyword_pattern': {
        const value = node.namedChild(1);
        if (value?.type === 'dotted_name' && value.namedChildCount === 1) bind(value.firstNamedChild);
        break;
      }
      default:
    }
    for (const child of node.namedChildren) if (child !== null) walk(child);
  };
  code.forEach(walk);
  for (const name of outer) bound.delete(name);
  return { binds: [...bound], globals: [...globals] };
}

/** `case name:` captures; `case Color.RED:` compares. */
function captureOf(pattern: Node): Node | null {
  const only = pattern.namedChildCount === 1 ? pattern.firstNamedChild : null;
  return only?.type === 'dotted_name' && only.namedChildCount === 1 ? only.firstNamedChild : null;
}

/** The names that a target of an assignment binds; attributes and items are no names. */
export function targetsOf(node: Node | null): Node[] {
  switch (node?.type) {
    case 'identifier':
      return [node];
    case 'pattern_list':
    case 'tuple_pattern':
    case 'list_pattern':
    case 'list_splat_pattern':
    case 'tuple':
    case 'list':
    case 'list_splat':
    case 'expression_list':
    case 'parenthesized_expression':
    case 'type':
      return node.namedChildren.flatMap(targetsOf);
    default:
      return [];
  }
}

/** The names of a function's parameters. */
export function parametersOf(owner: Node): Node[] {
  const list = owner.childForFieldName('parameters')?.namedChildren ?? [];
  return list.flatMap((parameter) => {
    const named = parameter?.childForFieldName('name') ?? parameter;
    const inner = named?.type === 'typed_parameter' ? named.firstNamedChild : named;
    const name =
      inner?.type === 'list_splat_pattern' || inner?.type === 'dictionary_splat_pattern'
        ? inner.firstNamedChild
        : inner;
    return name?.type === 'identifier' ? [name] : [];
  });
}
