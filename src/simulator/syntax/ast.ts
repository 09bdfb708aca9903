/**
 * The abstract syntax tree. Twin of CPython 3.14's Parser/Python.asdl: same node and field names.
 *
 * Every node is told apart by `kind`, which is the class name of Python's `ast` module. ASDL's `?` is `T | null`,
 * its `*` an array. Differences, all forced: the field `Constant.kind` is called `prefix` here, and columns count
 * UTF-16 code units (VS Code's), where CPython counts UTF-8 bytes.
 */

/** Where a node stands. Lines from 1, columns from 0 in UTF-16 code units; the end is exclusive. */
export interface Location {
  lineno: number;
  col_offset: number;
  end_lineno: number;
  end_col_offset: number;
}

// ---- mod ------------------------------------------------------------------------------------------------------

/** A file: the result of mode 'exec'. */
export interface Module {
  kind: 'Module';
  body: stmt[];
  type_ignores: TypeIgnore[];
}
/** One interactive statement: the result of mode 'single'. */
export interface Interactive {
  kind: 'Interactive';
  body: stmt[];
}
/** One expression: the result of mode 'eval'. */
export interface Expression {
  kind: 'Expression';
  body: expr;
}
/** What a comment on a function's type says: the result of mode 'func_type'. */
export interface FunctionType {
  kind: 'FunctionType';
  argtypes: expr[];
  returns: expr;
}
/** A comment `# type: ignore`; only where comments are read. */
export interface TypeIgnore {
  kind: 'TypeIgnore';
  lineno: number;
  tag: string;
}
export type mod = Module | Interactive | Expression;

// ---- stmt -----------------------------------------------------------------------------------------------------

export interface FunctionDef extends Location {
  kind: 'FunctionDef';
  name: string;
  args: Arguments;
  body: stmt[];
  decorator_list: expr[];
  returns: expr | null;
  type_comment: string | null;
  type_params: type_param[];
}
export interface AsyncFunctionDef extends Location {
  kind: 'AsyncFunctionDef';
  name: string;
  args: Arguments;
  body: stmt[];
  decorator_list: expr[];
  returns: expr | null;
  type_comment: string | null;
  type_params: type_param[];
}
export interface ClassDef extends Location {
  kind: 'ClassDef';
  name: string;
  bases: expr[];
  keywords: Keyword[];
  body: stmt[];
  decorator_list: expr[];
  type_params: type_param[];
}
export interface Return extends Location {
  kind: 'Return';
  value: expr | null;
}
export interface Delete extends Location {
  kind: 'Delete';
  targets: expr[];
}
export interface Assign extends Location {
  kind: 'Assign';
  targets: expr[];
  value: expr;
  type_comment: string | null;
}
export interface TypeAlias extends Location {
  kind: 'TypeAlias';
  name: expr;
  type_params: type_param[];
  value: expr;
}
export interface AugAssign extends Location {
  kind: 'AugAssign';
  target: expr;
  op: operator;
  value: expr;
}
export interface AnnAssign extends Location {
  kind: 'AnnAssign';
  target: expr;
  annotation: expr;
  value: expr | null;
  /** 1 for a plain name without parentheses, else 0. */
  simple: 0 | 1;
}
export interface For extends Location {
  kind: 'For';
  target: expr;
  iter: expr;
  body: stmt[];
  orelse: stmt[];
  type_comment: string | null;
}
export interface AsyncFor extends Location {
  kind: 'AsyncFor';
  target: expr;
  iter: expr;
  body: stmt[];
  orelse: stmt[];
  type_comment: string | null;
}
export interface While extends Location {
  kind: 'While';
  test: expr;
  body: stmt[];
  orelse: stmt[];
}
export interface If extends Location {
  kind: 'If';
  test: expr;
  body: stmt[];
  orelse: stmt[];
}
export interface With extends Location {
  kind: 'With';
  items: WithItem[];
  body: stmt[];
  type_comment: string | null;
}
export interface AsyncWith extends Location {
  kind: 'AsyncWith';
  items: WithItem[];
  body: stmt[];
  type_comment: string | null;
}
export interface Match extends Location {
  kind: 'Match';
  subject: expr;
  cases: MatchCase[];
}
export interface Raise extends Location {
  kind: 'Raise';
  exc: expr | null;
  cause: expr | null;
}
export interface Try extends Location {
  kind: 'Try';
  body: stmt[];
  handlers: ExceptHandler[];
  orelse: stmt[];
  finalbody: stmt[];
}
/** try with `except*`. */
export interface TryStar extends Location {
  kind: 'TryStar';
  body: stmt[];
  handlers: ExceptHandler[];
  orelse: stmt[];
  finalbody: stmt[];
}
export interface Assert extends Location {
  kind: 'Assert';
  test: expr;
  msg: expr | null;
}
export interface Import extends Location {
  kind: 'Import';
  names: Alias[];
}
export interface ImportFrom extends Location {
  kind: 'ImportFrom';
  module: string | null;
  names: Alias[];
  level: number;
}
export interface Global extends Location {
  kind: 'Global';
  names: string[];
}
export interface Nonlocal extends Location {
  kind: 'Nonlocal';
  names: string[];
}
export interface Expr extends Location {
  kind: 'Expr';
  value: expr;
}
export interface Pass extends Location {
  kind: 'Pass';
}
export interface Break extends Location {
  kind: 'Break';
}
export interface Continue extends Location {
  kind: 'Continue';
}
export type stmt =
  | FunctionDef
  | AsyncFunctionDef
  | ClassDef
  | Return
  | Delete
  | Assign
  | TypeAlias
  | AugAssign
  | AnnAssign
  | For
  | AsyncFor
  | While
  | If
  | With
  | AsyncWith
  | Match
  | Raise
  | Try
  | TryStar
  | Assert
  | Import
  | ImportFrom
  | Global
  | Nonlocal
  | Expr
  | Pass
  | Break
  | Continue;

// ---- expr -----------------------------------------------------------------------------------------------------

export interface BoolOp extends Location {
  kind: 'BoolOp';
  op: boolop;
  values: expr[];
}
export interface NamedExpr extends Location {
  kind: 'NamedExpr';
  target: expr;
  value: expr;
}
export interface BinOp extends Location {
  kind: 'BinOp';
  left: expr;
  op: operator;
  right: expr;
}
export interface UnaryOp extends Location {
  kind: 'UnaryOp';
  op: unaryop;
  operand: expr;
}
export interface Lambda extends Location {
  kind: 'Lambda';
  args: Arguments;
  body: expr;
}
export interface IfExp extends Location {
  kind: 'IfExp';
  test: expr;
  body: expr;
  orelse: expr;
}
export interface Dict extends Location {
  kind: 'Dict';
  /** A null key stands for `**mapping`. */
  keys: (expr | null)[];
  values: expr[];
}
export interface SetExpr extends Location {
  kind: 'Set';
  elts: expr[];
}
export interface ListComp extends Location {
  kind: 'ListComp';
  elt: expr;
  generators: Comprehension[];
}
export interface SetComp extends Location {
  kind: 'SetComp';
  elt: expr;
  generators: Comprehension[];
}
export interface DictComp extends Location {
  kind: 'DictComp';
  key: expr;
  value: expr;
  generators: Comprehension[];
}
export interface GeneratorExp extends Location {
  kind: 'GeneratorExp';
  elt: expr;
  generators: Comprehension[];
}
export interface Await extends Location {
  kind: 'Await';
  value: expr;
}
export interface Yield extends Location {
  kind: 'Yield';
  value: expr | null;
}
export interface YieldFrom extends Location {
  kind: 'YieldFrom';
  value: expr;
}
export interface Compare extends Location {
  kind: 'Compare';
  left: expr;
  ops: cmpop[];
  comparators: expr[];
}
export interface Call extends Location {
  kind: 'Call';
  func: expr;
  args: expr[];
  keywords: Keyword[];
}
/** A replacement field of an f-string. */
export interface FormattedValue extends Location {
  kind: 'FormattedValue';
  value: expr;
  /** The character code of `!s` (115), `!r` (114) or `!a` (97); -1 without a conversion. */
  conversion: number;
  format_spec: expr | null;
}
/** A replacement field of a t-string. */
export interface Interpolation extends Location {
  kind: 'Interpolation';
  value: expr;
  /** The source of the expression (a str constant). */
  str: ConstantValue;
  conversion: number;
  format_spec: expr | null;
}
/** An f-string. */
export interface JoinedStr extends Location {
  kind: 'JoinedStr';
  values: expr[];
}
/** A t-string. */
export interface TemplateStr extends Location {
  kind: 'TemplateStr';
  values: expr[];
}
export interface Constant extends Location {
  kind: 'Constant';
  value: ConstantValue;
  /** ASDL's `kind`: 'u' for a literal written with the prefix u, else null. */
  prefix: 'u' | null;
}
export interface Attribute extends Location {
  kind: 'Attribute';
  value: expr;
  attr: string;
  ctx: expr_context;
}
export interface Subscript extends Location {
  kind: 'Subscript';
  value: expr;
  slice: expr;
  ctx: expr_context;
}
export interface Starred extends Location {
  kind: 'Starred';
  value: expr;
  ctx: expr_context;
}
export interface Name extends Location {
  kind: 'Name';
  id: string;
  ctx: expr_context;
}
export interface List extends Location {
  kind: 'List';
  elts: expr[];
  ctx: expr_context;
}
export interface Tuple extends Location {
  kind: 'Tuple';
  elts: expr[];
  ctx: expr_context;
}
export interface Slice extends Location {
  kind: 'Slice';
  lower: expr | null;
  upper: expr | null;
  step: expr | null;
}
export type expr =
  | BoolOp
  | NamedExpr
  | BinOp
  | UnaryOp
  | Lambda
  | IfExp
  | Dict
  | SetExpr
  | ListComp
  | SetComp
  | DictComp
  | GeneratorExp
  | Await
  | Yield
  | YieldFrom
  | Compare
  | Call
  | FormattedValue
  | Interpolation
  | JoinedStr
  | TemplateStr
  | Constant
  | Attribute
  | Subscript
  | Starred
  | Name
  | List
  | Tuple
  | Slice;

/** The value of a Constant. Strings are UTF-16 and may hold lone surrogates. */
export type ConstantValue =
  | { type: 'none' }
  | { type: 'ellipsis' }
  | { type: 'bool'; value: boolean }
  | { type: 'int'; value: bigint }
  | { type: 'float'; value: number }
  | { type: 'complex'; real: number; imag: number }
  | { type: 'str'; value: string }
  | { type: 'bytes'; value: Uint8Array }
  /** Only in trees that a program has made. */
  | { type: 'tuple'; items: readonly ConstantValue[] }
  | { type: 'frozenset'; items: readonly ConstantValue[] };

export type expr_context = 'Load' | 'Store' | 'Del';
export type boolop = 'And' | 'Or';
export type operator =
  | 'Add'
  | 'Sub'
  | 'Mult'
  | 'MatMult'
  | 'Div'
  | 'Mod'
  | 'Pow'
  | 'LShift'
  | 'RShift'
  | 'BitOr'
  | 'BitXor'
  | 'BitAnd'
  | 'FloorDiv';
export type unaryop = 'Invert' | 'Not' | 'UAdd' | 'USub';
export type cmpop = 'Eq' | 'NotEq' | 'Lt' | 'LtE' | 'Gt' | 'GtE' | 'Is' | 'IsNot' | 'In' | 'NotIn';

// ---- the rest -------------------------------------------------------------------------------------------------

/** One `for ... in ... if ...` of a comprehension. */
export interface Comprehension {
  kind: 'comprehension';
  target: expr;
  iter: expr;
  ifs: expr[];
  is_async: 0 | 1;
}
export interface ExceptHandler extends Location {
  kind: 'ExceptHandler';
  type: expr | null;
  name: string | null;
  body: stmt[];
}
export type excepthandler = ExceptHandler;
/** The parameters of a function or lambda. */
export interface Arguments {
  kind: 'arguments';
  posonlyargs: Arg[];
  args: Arg[];
  vararg: Arg | null;
  kwonlyargs: Arg[];
  /** One per keyword-only parameter; null where it has no default. */
  kw_defaults: (expr | null)[];
  kwarg: Arg | null;
  /** The defaults of the last parameters of `posonlyargs + args`. */
  defaults: expr[];
}
export interface Arg extends Location {
  kind: 'arg';
  arg: string;
  annotation: expr | null;
  type_comment: string | null;
}
/** A keyword argument; `arg` is null for `**mapping`. */
export interface Keyword extends Location {
  kind: 'keyword';
  arg: string | null;
  value: expr;
}
export interface Alias extends Location {
  kind: 'alias';
  name: string;
  asname: string | null;
}
export interface WithItem {
  kind: 'withitem';
  context_expr: expr;
  optional_vars: expr | null;
}
export interface MatchCase {
  kind: 'match_case';
  pattern: pattern;
  guard: expr | null;
  body: stmt[];
}

// ---- pattern --------------------------------------------------------------------------------------------------

export interface MatchValue extends Location {
  kind: 'MatchValue';
  value: expr;
}
export interface MatchSingleton extends Location {
  kind: 'MatchSingleton';
  value: ConstantValue;
}
export interface MatchSequence extends Location {
  kind: 'MatchSequence';
  patterns: pattern[];
}
export interface MatchMapping extends Location {
  kind: 'MatchMapping';
  keys: expr[];
  patterns: pattern[];
  rest: string | null;
}
export interface MatchClass extends Location {
  kind: 'MatchClass';
  cls: expr;
  patterns: pattern[];
  kwd_attrs: string[];
  kwd_patterns: pattern[];
}
export interface MatchStar extends Location {
  kind: 'MatchStar';
  name: string | null;
}
export interface MatchAs extends Location {
  kind: 'MatchAs';
  pattern: pattern | null;
  name: string | null;
}
export interface MatchOr extends Location {
  kind: 'MatchOr';
  patterns: pattern[];
}
export type pattern =
  MatchValue | MatchSingleton | MatchSequence | MatchMapping | MatchClass | MatchStar | MatchAs | MatchOr;

// ---- type_param -----------------------------------------------------------------------------------------------

export interface TypeVar extends Location {
  kind: 'TypeVar';
  name: string;
  bound: expr | null;
  default_value: expr | null;
}
export interface ParamSpec extends Location {
  kind: 'ParamSpec';
  name: string;
  default_value: expr | null;
}
export interface TypeVarTuple extends Location {
  kind: 'TypeVarTuple';
  name: string;
  default_value: expr | null;
}
export type type_param = TypeVar | ParamSpec | TypeVarTuple;

/** Every node. */
export type AST =
  | mod
  | FunctionType
  | stmt
  | expr
  | pattern
  | type_param
  | TypeIgnore
  | Comprehension
  | ExceptHandler
  | Arguments
  | Arg
  | Keyword
  | Alias
  | WithItem
  | MatchCase;
