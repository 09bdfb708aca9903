// Expressions back as source text, for annotations that stay strings. Twin of Python/ast_unparse.c.
import type { Arguments, Comprehension, ConstantValue, expr, Keyword, operator, unaryop } from '../syntax/ast';
import { reprComplex } from '../values/complexrepr';
import { reprFloat } from '../values/floatrepr';
import { reprString } from '../values/strrepr';

/** Priorities: an operand of lower priority needs parentheses. */
const enum Priority {
  Tuple,
  Test,
  Or,
  And,
  Not,
  Compare,
  Or_,
  Xor,
  And_,
  Shift,
  Arithmetic,
  Term,
  Factor,
  Power,
  Await,
  Atom,
}

const operators: Readonly<Record<operator, readonly [string, Priority]>> = {
  Add: [' + ', Priority.Arithmetic],
  Sub: [' - ', Priority.Arithmetic],
  Mult: [' * ', Priority.Term],
  MatMult: [' @ ', Priority.Term],
  Div: [' / ', Priority.Term],
  Mod: [' % ', Priority.Term],
  LShift: [' << ', Priority.Shift],
  RShift: [' >> ', Priority.Shift],
  BitOr: [' | ', Priority.Or_],
  BitXor: [' ^ ', Priority.Xor],
  BitAnd: [' & ', Priority.And_],
  FloorDiv: [' // ', Priority.Term],
  Pow: [' ** ', Priority.Power],
};

const unaries: Readonly<Record<unaryop, readonly [string, Priority]>> = {
  Invert: ['~', Priority.Factor],
  Not: ['not ', Priority.Not],
  UAdd: ['+', Priority.Factor],
  USub: ['-', Priority.Factor],
};

const comparisons = {
  Eq: ' == ',
  NotEq: ' != ',
  Lt: ' < ',
  LtE: ' <= ',
  Gt: ' > ',
  GtE: ' >= ',
  Is: ' is ',
  IsNot: ' is not ',
  In: ' in ',
  NotIn: ' not in ',
} as const;

/** repr() of a str. */
export function pyRepr(value: string): string {
  return reprString(value);
}

/** repr() of a constant. */
export function constantRepr(value: ConstantValue): string {
  switch (value.type) {
    case 'none':
      return 'None';
    case 'ellipsis':
      return '...';
    case 'bool':
      return value.value ? 'True' : 'False';
    case 'int':
      return String(value.value);
    case 'float':
      return infinity(reprFloat(value.value));
    case 'complex':
      return infinity(reprComplex(value));
    case 'str':
      return reprString(value.value);
    case 'bytes':
      return reprBytes(value.value);
    case 'tuple': {
      const items = value.items.map(constantRepr);
      return items.length === 1 ? `(${items[0]},)` : `(${items.join(', ')})`;
    }
    case 'frozenset':
      return value.items.length === 0 ? 'frozenset()' : `frozenset({${value.items.map(constantRepr).join(', ')}})`;
  }
}

/** repr() of bytes. */
function reprBytes(value: Uint8Array): string {
  const quote = value.includes(0x27) && !value.includes(0x22) ? '"' : "'";
  const named = new Map([
    [0x09, '\\t'],
    [0x0a, '\\n'],
    [0x0d, '\\r'],
    [0x5c, '\\\\'],
    [quote.charCodeAt(0), `\\${quote}`],
  ]);
  const show = (byte: number): string => {
    const printable = byte >= 0x20 && byte < 0x7f;
    return named.get(byte) ?? (printable ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, '0')}`);
  };
  return `b${quote}${Array.from(value, show).join('')}${quote}`;
}

/** Infinity has no literal: one that overflows stands for it. */
function infinity(text: string): string {
  return text.replaceAll('inf', '1e309');
}

/** The text of an expression (_PyAST_ExprAsUnicode). */
export function unparse(e: expr): string {
  return text(e, Priority.Test);
}

function parenthesized(needed: boolean, inner: string): string {
  return needed ? `(${inner})` : inner;
}

function join(list: readonly expr[], priority: Priority = Priority.Test): string {
  return list.map((e) => text(e, priority)).join(', ');
}

function text(e: expr, level: Priority): string {
  switch (e.kind) {
    case 'BoolOp': {
      const priority = e.op === 'And' ? Priority.And : Priority.Or;
      const sign = e.op === 'And' ? ' and ' : ' or ';
      return parenthesized(level > priority, e.values.map((value) => text(value, priority + 1)).join(sign));
    }
    case 'BinOp': {
      const [sign, priority] = operators[e.op];
      const right = e.op === 'Pow';
      const left = text(e.left, right ? priority + 1 : priority);
      return parenthesized(level > priority, left + sign + text(e.right, right ? priority : priority + 1));
    }
    case 'UnaryOp': {
      const [sign, priority] = unaries[e.op];
      return parenthesized(level > priority, sign + text(e.operand, priority));
    }
    case 'Lambda': {
      const parameters = argumentsText(e.args);
      const head = parameters === '' ? 'lambda' : `lambda ${parameters}`;
      return parenthesized(level > Priority.Test, `${head}: ${text(e.body, Priority.Test)}`);
    }
    case 'IfExp': {
      const body = text(e.body, Priority.Test + 1);
      const test = text(e.test, Priority.Test + 1);
      return parenthesized(level > Priority.Test, `${body} if ${test} else ${text(e.orelse, Priority.Test)}`);
    }
    case 'Dict':
      return `{${e.values
        .map((value, i) => {
          const key = e.keys[i];
          return key === null || key === undefined
            ? `**${text(value, Priority.Or_)}`
            : `${text(key, Priority.Test)}: ${text(value, Priority.Test)}`;
        })
        .join(', ')}}`;
    case 'Set':
      return `{${join(e.elts)}}`;
    case 'GeneratorExp':
      return `(${text(e.elt, Priority.Test)}${generatorsText(e.generators)})`;
    case 'ListComp':
      return `[${text(e.elt, Priority.Test)}${generatorsText(e.generators)}]`;
    case 'SetComp':
      return `{${text(e.elt, Priority.Test)}${generatorsText(e.generators)}}`;
    case 'DictComp':
      return `{${text(e.key, Priority.Test)}: ${text(e.value, Priority.Test)}${generatorsText(e.generators)}}`;
    case 'Await':
      return parenthesized(level > Priority.Await, `await ${text(e.value, Priority.Atom)}`);
    case 'Yield':
      return e.value === null ? '(yield)' : `(yield ${text(e.value, Priority.Tuple)})`;
    case 'YieldFrom':
      return `(yield from ${text(e.value, Priority.Test)})`;
    case 'Compare': {
      const rest = e.comparators.map((comparator, i) => {
        const op = e.ops[i];
        return (op === undefined ? ' ' : comparisons[op]) + text(comparator, Priority.Compare + 1);
      });
      return parenthesized(level > Priority.Compare, text(e.left, Priority.Compare + 1) + rest.join(''));
    }
    case 'Call':
      return callText(e.func, e.args, e.keywords);
    case 'Constant':
      return (e.prefix ?? '') + constantRepr(e.value);
    case 'JoinedStr':
    case 'FormattedValue':
      return interpolatedText('f', e);
    case 'TemplateStr':
    case 'Interpolation':
      return interpolatedText('t', e);
    case 'Attribute': {
      const value = text(e.value, Priority.Atom);
      const isInt = e.value.kind === 'Constant' && e.value.value.type === 'int';
      return `${value}${isInt ? ' ' : ''}.${e.attr}`;
    }
    case 'Starred':
      return `*${text(e.value, Priority.Or_)}`;
    case 'Name':
      return e.id;
    case 'List':
      return `[${join(e.elts)}]`;
    case 'Tuple':
      if (e.elts.length === 0) {
        return '()';
      }
      return parenthesized(level > Priority.Tuple, join(e.elts) + (e.elts.length === 1 ? ',' : ''));
    case 'Slice': {
      const part = (bound: expr | null): string => (bound === null ? '' : text(bound, Priority.Test));
      return `${part(e.lower)}:${part(e.upper)}${e.step === null ? '' : `:${part(e.step)}`}`;
    }
    case 'Subscript':
      return `${text(e.value, Priority.Atom)}[${text(e.slice, Priority.Tuple)}]`;
    case 'NamedExpr':
      return parenthesized(
        level > Priority.Tuple,
        `${text(e.target, Priority.Atom)} := ${text(e.value, Priority.Atom)}`,
      );
  }
}

function callText(func: expr, args: readonly expr[], keywords: readonly Keyword[]): string {
  const name = text(func, Priority.Atom);
  const [only] = args;
  if (args.length === 1 && keywords.length === 0 && only?.kind === 'GeneratorExp') {
    return name + text(only, Priority.Test);
  }
  const parts = [
    ...args.map((arg) => text(arg, Priority.Test)),
    ...keywords.map(
      (keyword) => (keyword.arg === null ? '**' : `${keyword.arg}=`) + text(keyword.value, Priority.Test),
    ),
  ];
  return `${name}(${parts.join(', ')})`;
}

function generatorsText(generators: readonly Comprehension[]): string {
  return generators
    .map((generator) => {
      const head = generator.is_async !== 0 ? ' async for ' : ' for ';
      const target = text(generator.target, Priority.Tuple);
      const ifs = generator.ifs.map((condition) => ` if ${text(condition, Priority.Test + 1)}`).join('');
      return `${head}${target} in ${text(generator.iter, Priority.Test + 1)}${ifs}`;
    })
    .join('');
}

function argumentsText(args: Arguments): string {
  const parts: string[] = [];
  const positional = [...args.posonlyargs, ...args.args];
  const firstDefault = positional.length - args.defaults.length;
  positional.forEach((arg, i) => {
    const value = args.defaults[i - firstDefault];
    parts.push(arg.arg + (value === undefined ? '' : `=${text(value, Priority.Test)}`));
    if (args.posonlyargs.length > 0 && i + 1 === args.posonlyargs.length) {
      parts.push('/');
    }
  });
  if (args.vararg !== null || args.kwonlyargs.length > 0) {
    parts.push(`*${args.vararg?.arg ?? ''}`);
  }
  args.kwonlyargs.forEach((arg, i) => {
    const value = args.kw_defaults[i];
    parts.push(arg.arg + (value === null || value === undefined ? '' : `=${text(value, Priority.Test)}`));
  });
  if (args.kwarg !== null) {
    parts.push(`**${args.kwarg.arg}`);
  }
  return parts.join(', ');
}

/** An f-string or t-string as a literal. */
function interpolatedText(prefix: string, e: expr): string {
  return prefix + reprString(fieldText(e, false));
}

/** The inside of an f-string or t-string: fields in braces, braces of the text doubled. */
function fieldText(e: expr, inSpec: boolean): string {
  switch (e.kind) {
    case 'Constant': {
      const value = e.value.type === 'str' ? e.value.value : '';
      return inSpec ? value : value.replaceAll('{', '{{').replaceAll('}', '}}');
    }
    case 'JoinedStr':
    case 'TemplateStr':
      return e.values.map((value) => fieldText(value, inSpec)).join('');
    case 'FormattedValue':
    case 'Interpolation': {
      const known = e.kind === 'Interpolation' && e.str.type === 'str' ? e.str.value : null;
      const inner = known ?? text(e.value, Priority.Test + 1);
      const open = inner.startsWith('{') ? '{ ' : '{';
      const conversion = e.conversion === -1 ? '' : `!${String.fromCharCode(e.conversion)}`;
      const spec = e.format_spec === null ? '' : `:${fieldText(e.format_spec, true)}`;
      return `${open}${inner}${conversion}${spec}}`;
    }
    default:
      return text(e, Priority.Test);
  }
}
