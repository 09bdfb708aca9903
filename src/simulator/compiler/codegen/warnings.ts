// The SyntaxWarnings of the compiler. Twin of check_caller, check_subscripter, check_index and codegen_check_compare
// (Python/codegen.c).
import type { Compare, expr } from '../../syntax/ast';
import type { Compiler } from '../compiler';
import { typeName } from '../constants';

/** The name of the type an expression surely has; null if unknown. */
function inferType(e: expr): string | null {
  switch (e.kind) {
    case 'Tuple':
      return 'tuple';
    case 'List':
    case 'ListComp':
      return 'list';
    case 'Dict':
    case 'DictComp':
      return 'dict';
    case 'Set':
    case 'SetComp':
      return 'set';
    case 'GeneratorExp':
      return 'generator';
    case 'Lambda':
      return 'function';
    case 'TemplateStr':
    case 'Interpolation':
      return 'string.templatelib.Template';
    case 'JoinedStr':
    case 'FormattedValue':
      return 'str';
    case 'Constant':
      return typeName(e.value);
    default:
      return null;
  }
}

/** Whether `is` makes sense for the operand: no literal but the singletons. */
function isIdentityOperand(e: expr): boolean {
  if (e.kind === 'Tuple') {
    return !e.elts.every((elt) => elt.kind === 'Constant');
  }
  if (e.kind !== 'Constant') {
    return true;
  }
  const { type } = e.value;
  return type === 'none' || type === 'bool' || type === 'ellipsis';
}

/** Warns of `x is 5`. */
export function checkCompare(c: Compiler, e: Compare): void {
  let leftExpr = e.left;
  let left = isIdentityOperand(leftExpr);
  for (let i = 0; i < e.ops.length; i++) {
    const op = e.ops[i];
    const rightExpr = e.comparators[i];
    if (rightExpr === undefined) {
      return;
    }
    const right = isIdentityOperand(rightExpr);
    if ((op === 'Is' || op === 'IsNot') && (!left || !right)) {
      const type = inferType(left ? rightExpr : leftExpr) ?? '';
      const [wrong, better] = op === 'Is' ? ['is', '=='] : ['is not', '!='];
      c.warn(`"${wrong}" with '${type}' literal. Did you mean "${better}"?`, e);
      return;
    }
    left = right;
    leftExpr = rightExpr;
  }
}

/** Warns of `(1, 2)(3)`. */
export function checkCaller(c: Compiler, e: expr): void {
  const type = inferType(e);
  if (type !== null && e.kind !== 'Lambda') {
    c.warn(`'${type}' object is not callable; perhaps you missed a comma?`, e);
  }
}

/** Warns of `{1}[0]`. */
export function checkSubscripter(c: Compiler, e: expr): void {
  switch (e.kind) {
    case 'Constant':
      if (e.value.type === 'str' || e.value.type === 'bytes') {
        return;
      }
      break;
    case 'Set':
    case 'SetComp':
    case 'GeneratorExp':
    case 'TemplateStr':
    case 'Interpolation':
    case 'Lambda':
      break;
    default:
      return;
  }
  c.warn(`'${inferType(e) ?? ''}' object is not subscriptable; perhaps you missed a comma?`, e);
}

/** Warns of `[1, 2]['a']`. */
export function checkIndex(c: Compiler, e: expr, index: expr): void {
  const indexType = inferType(index);
  if (indexType === null || indexType === 'int' || indexType === 'bool') {
    return;
  }
  switch (e.kind) {
    case 'Constant':
      if (e.value.type !== 'str' && e.value.type !== 'bytes') {
        return;
      }
      break;
    case 'Tuple':
    case 'List':
    case 'ListComp':
    case 'JoinedStr':
    case 'FormattedValue':
      break;
    default:
      return;
  }
  c.warn(`${inferType(e) ?? ''} indices must be integers or slices, not ${indexType}; perhaps you missed a comma?`, e);
}
