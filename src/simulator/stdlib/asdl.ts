/** The nodes of CPython's abstract syntax tree as Python classes know them: Parser/Python.asdl. */

/**
 * One node class a line: name, base, `@` where it has a place in the source, its fields. `*`: a list, `?`: optional.
 */
export const ASDL = `
Add(operator): 
And(boolop): 
AnnAssign(stmt @): target annotation value? simple
Assert(stmt @): test msg?
Assign(stmt @): targets* value type_comment?
AsyncFor(stmt @): target iter body* orelse* type_comment?
AsyncFunctionDef(stmt @): name args body* decorator_list* returns? type_comment? type_params*
AsyncWith(stmt @): items* body* type_comment?
Attribute(expr @): value attr ctx
AugAssign(stmt @): target op value
Await(expr @): value
BinOp(expr @): left op right
BitAnd(operator): 
BitOr(operator): 
BitXor(operator): 
BoolOp(expr @): op values*
Break(stmt @): 
Call(expr @): func args* keywords*
ClassDef(stmt @): name bases* keywords* body* decorator_list* type_params*
Compare(expr @): left ops* comparators*
Constant(expr @): value kind?
Continue(stmt @): 
Del(expr_context): 
Delete(stmt @): targets*
Dict(expr @): keys* values*
DictComp(expr @): key value generators*
Div(operator): 
Eq(cmpop): 
ExceptHandler(excepthandler @): type? name? body*
Expr(stmt @): value
Expression(mod): body
FloorDiv(operator): 
For(stmt @): target iter body* orelse* type_comment?
FormattedValue(expr @): value conversion format_spec?
FunctionDef(stmt @): name args body* decorator_list* returns? type_comment? type_params*
FunctionType(mod): argtypes* returns
GeneratorExp(expr @): elt generators*
Global(stmt @): names*
Gt(cmpop): 
GtE(cmpop): 
If(stmt @): test body* orelse*
IfExp(expr @): test body orelse
Import(stmt @): names*
ImportFrom(stmt @): module? names* level?
In(cmpop): 
Interactive(mod): body*
Interpolation(expr @): value str conversion format_spec?
Invert(unaryop): 
Is(cmpop): 
IsNot(cmpop): 
JoinedStr(expr @): values*
LShift(operator): 
Lambda(expr @): args body
List(expr @): elts* ctx
ListComp(expr @): elt generators*
Load(expr_context): 
Lt(cmpop): 
LtE(cmpop): 
MatMult(operator): 
Match(stmt @): subject cases*
MatchAs(pattern @): pattern? name?
MatchClass(pattern @): cls patterns* kwd_attrs* kwd_patterns*
MatchMapping(pattern @): keys* patterns* rest?
MatchOr(pattern @): patterns*
MatchSequence(pattern @): patterns*
MatchSingleton(pattern @): value
MatchStar(pattern @): name?
MatchValue(pattern @): value
Mod(operator): 
Module(mod): body* type_ignores*
Mult(operator): 
Name(expr @): id ctx
NamedExpr(expr @): target value
Nonlocal(stmt @): names*
Not(unaryop): 
NotEq(cmpop): 
NotIn(cmpop): 
Or(boolop): 
ParamSpec(type_param @): name default_value?
Pass(stmt @): 
Pow(operator): 
RShift(operator): 
Raise(stmt @): exc? cause?
Return(stmt @): value?
Set(expr @): elts*
SetComp(expr @): elt generators*
Slice(expr @): lower? upper? step?
Starred(expr @): value ctx
Store(expr_context): 
Sub(operator): 
Subscript(expr @): value slice ctx
TemplateStr(expr @): values*
Try(stmt @): body* handlers* orelse* finalbody*
TryStar(stmt @): body* handlers* orelse* finalbody*
Tuple(expr @): elts* ctx
TypeAlias(stmt @): name type_params* value
TypeIgnore(type_ignore): lineno tag
TypeVar(type_param @): name bound? default_value?
TypeVarTuple(type_param @): name default_value?
UAdd(unaryop): 
USub(unaryop): 
UnaryOp(expr @): op operand
While(stmt @): test body* orelse*
With(stmt @): items* body* type_comment?
Yield(expr @): value?
YieldFrom(expr @): value
alias(AST @): name asname?
arg(AST @): arg annotation? type_comment?
arguments(AST): posonlyargs* args* vararg? kwonlyargs* kw_defaults* kwarg? defaults*
boolop(AST): 
cmpop(AST): 
comprehension(AST): target iter ifs* is_async
excepthandler(AST @): 
expr(AST @): 
expr_context(AST): 
keyword(AST @): arg? value
match_case(AST): pattern guard? body*
mod(AST): 
operator(AST): 
pattern(AST @): 
stmt(AST @): 
type_ignore(AST): 
type_param(AST @): 
unaryop(AST): 
withitem(AST): context_expr optional_vars?
`;
