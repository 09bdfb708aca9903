/** The nodes of CPython's abstract syntax tree as Python classes know them: Parser/Python.asdl. */

/** One node class a line: its fields as ASDL writes them, its base, `@` where it has a place in the source. */
const ASDL = `
Add:operator
And:boolop
AnnAssign(expr target, expr annotation, expr? value, int simple):stmt @
Assert(expr test, expr? msg):stmt @
Assign(expr* targets, expr value, string? type_comment):stmt @
AsyncFor(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment):stmt @
AsyncFunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params):stmt @
AsyncWith(withitem* items, stmt* body, string? type_comment):stmt @
Attribute(expr value, identifier attr, expr_context ctx):expr @
AugAssign(expr target, operator op, expr value):stmt @
Await(expr value):expr @
BinOp(expr left, operator op, expr right):expr @
BitAnd:operator
BitOr:operator
BitXor:operator
BoolOp(boolop op, expr* values):expr @
Break:stmt @
Call(expr func, expr* args, keyword* keywords):expr @
ClassDef(identifier name, expr* bases, keyword* keywords, stmt* body, expr* decorator_list, type_param* type_params):stmt @
Compare(expr left, cmpop* ops, expr* comparators):expr @
Constant(constant value, string? kind):expr @
Continue:stmt @
Del:expr_context
Delete(expr* targets):stmt @
Dict(expr?* keys, expr* values):expr @
DictComp(expr key, expr value, comprehension* generators):expr @
Div:operator
Eq:cmpop
ExceptHandler(expr? type, identifier? name, stmt* body):excepthandler @
Expr(expr value):stmt @
Expression(expr body):mod
FloorDiv:operator
For(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment):stmt @
FormattedValue(expr value, int conversion, expr? format_spec):expr @
FunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params):stmt @
FunctionType(expr* argtypes, expr returns):mod
GeneratorExp(expr elt, comprehension* generators):expr @
Global(identifier* names):stmt @
Gt:cmpop
GtE:cmpop
If(expr test, stmt* body, stmt* orelse):stmt @
IfExp(expr test, expr body, expr orelse):expr @
Import(alias* names):stmt @
ImportFrom(identifier? module, alias* names, int? level):stmt @
In:cmpop
Interactive(stmt* body):mod
Interpolation(expr value, constant str, int conversion, expr? format_spec):expr @
Invert:unaryop
Is:cmpop
IsNot:cmpop
JoinedStr(expr* values):expr @
LShift:operator
Lambda(arguments args, expr body):expr @
List(expr* elts, expr_context ctx):expr @
ListComp(expr elt, comprehension* generators):expr @
Load:expr_context
Lt:cmpop
LtE:cmpop
MatMult:operator
Match(expr subject, match_case* cases):stmt @
MatchAs(pattern? pattern, identifier? name):pattern @
MatchClass(expr cls, pattern* patterns, identifier* kwd_attrs, pattern* kwd_patterns):pattern @
MatchMapping(expr* keys, pattern* patterns, identifier? rest):pattern @
MatchOr(pattern* patterns):pattern @
MatchSequence(pattern* patterns):pattern @
MatchSingleton(constant value):pattern @
MatchStar(identifier? name):pattern @
MatchValue(expr value):pattern @
Mod:operator
Module(stmt* body, type_ignore* type_ignores):mod
Mult:operator
Name(identifier id, expr_context ctx):expr @
NamedExpr(expr target, expr value):expr @
Nonlocal(identifier* names):stmt @
Not:unaryop
NotEq:cmpop
NotIn:cmpop
Or:boolop
ParamSpec(identifier name, expr? default_value):type_param @
Pass:stmt @
Pow:operator
RShift:operator
Raise(expr? exc, expr? cause):stmt @
Return(expr? value):stmt @
Set(expr* elts):expr @
SetComp(expr elt, comprehension* generators):expr @
Slice(expr? lower, expr? upper, expr? step):expr @
Starred(expr value, expr_context ctx):expr @
Store:expr_context
Sub:operator
Subscript(expr value, expr slice, expr_context ctx):expr @
TemplateStr(expr* values):expr @
Try(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody):stmt @
TryStar(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody):stmt @
Tuple(expr* elts, expr_context ctx):expr @
TypeAlias(expr name, type_param* type_params, expr value):stmt @
TypeIgnore(int lineno, string tag):type_ignore
TypeVar(identifier name, expr? bound, expr? default_value):type_param @
TypeVarTuple(identifier name, expr? default_value):type_param @
UAdd:unaryop
USub:unaryop
UnaryOp(unaryop op, expr operand):expr @
While(expr test, stmt* body, stmt* orelse):stmt @
With(withitem* items, stmt* body, string? type_comment):stmt @
Yield(expr? value):expr @
YieldFrom(expr value):expr @
alias(identifier name, identifier? asname):AST @
arg(identifier arg, expr? annotation, string? type_comment):AST @
arguments(arg* posonlyargs, arg* args, arg? vararg, arg* kwonlyargs, expr* kw_defaults, arg? kwarg, expr* defaults):AST
boolop:AST
cmpop:AST
comprehension(expr target, expr iter, expr* ifs, int is_async):AST
excepthandler:AST @
expr:AST @
expr_context:AST
keyword(identifier? arg, expr value):AST @
match_case(pattern pattern, expr? guard, stmt* body):AST
mod:AST
operator:AST
pattern:AST @
stmt:AST @
type_ignore:AST
type_param:AST @
unaryop:AST
withitem(expr context_expr, expr? optional_vars):AST
`;

/** The alternatives of each sum type, in the order of the ASDL. */
const ALTERNATIVES = `
boolop: And Or
cmpop: Eq NotEq Lt LtE Gt GtE Is IsNot In NotIn
excepthandler: ExceptHandler
expr: BoolOp NamedExpr BinOp UnaryOp Lambda IfExp Dict Set ListComp SetComp DictComp GeneratorExp Await Yield YieldFrom Compare Call FormattedValue Interpolation JoinedStr TemplateStr Constant Attribute Subscript Starred Name List Tuple Slice
expr_context: Load Store Del
mod: Module Interactive Expression FunctionType
operator: Add Sub Mult MatMult Div Mod Pow LShift RShift BitOr BitXor BitAnd FloorDiv
pattern: MatchValue MatchSingleton MatchSequence MatchMapping MatchClass MatchStar MatchAs MatchOr
stmt: FunctionDef AsyncFunctionDef ClassDef Return Delete Assign TypeAlias AugAssign AnnAssign For AsyncFor While If With AsyncWith Match Raise Try TryStar Assert Import ImportFrom Global Nonlocal Expr Pass Break Continue
type_ignore: TypeIgnore
type_param: TypeVar ParamSpec TypeVarTuple
unaryop: Invert Not UAdd USub
`;

/** A field of a node class. */
export interface NodeField {
  readonly name: string;
  /** `expr`, `identifier`, `int` ... */
  readonly type: string;
  /** `*`: a list. */
  readonly many: boolean;
  /** `?`: may be None. */
  readonly optional: boolean;
}

/** A class of the module ast. */
export interface NodeClass {
  readonly name: string;
  readonly base: string;
  /** Whether it has a place in the source. */
  readonly placed: boolean;
  readonly fields: readonly NodeField[];
  readonly doc: string;
}

function parseClass(line: string): NodeClass {
  const [, shape, base, at] = /^(.*):(\w+)( @)?$/.exec(line) as unknown as [string, string, string, string | undefined];
  const [, name, , list = ''] = /^(\w+)(\((.*)\))?$/.exec(shape) as unknown as [string, string, string, string?];
  const fields =
    list === ''
      ? []
      : list.split(', ').map((field) => {
          const [type, fieldName] = field.split(' ');
          return {
            name: fieldName,
            type: type.replace(/[*?]+$/, ''),
            many: type.endsWith('*'),
            optional: type.endsWith('?'),
          };
        });
  return { name, base, placed: at !== undefined, fields, doc: shape };
}

let parsed: ReadonlyMap<string, NodeClass> | null = null;

/** All node classes by name (but AST itself). */
export function nodeClasses(): ReadonlyMap<string, NodeClass> {
  if (parsed !== null) return parsed;
  const classes = new Map(
    ASDL.trim()
      .split('\n')
      .map(parseClass)
      .map((node) => [node.name, node]),
  );
  for (const line of ALTERNATIVES.trim().split('\n')) {
    const [name, names] = line.split(': ');
    const sum = classes.get(name) as NodeClass;
    const lines = names.split(' ').map((each) => classes.get(each)?.doc ?? each);
    const gap = `\n${' '.repeat(name.length + 1)}| `;
    const short = lines.every((each) => !each.includes('('));
    classes.set(name, { ...sum, doc: `${name} = ${lines.join(short ? ' | ' : gap)}` });
  }
  parsed = classes;
  return classes;
}
