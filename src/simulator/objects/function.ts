/**
 * Layout of function objects. Twin of Objects/funcobject.c (its attributes are in functiontype.ts).
 */

/** Word offsets of a function's references, in the order of func_traverse. */
export const enum FunctionWord {
  Code,
  Globals,
  Builtins,
  Module,
  Defaults,
  KwDefaults,
  Doc,
  Name,
  Dict,
  Closure,
  Annotations,
  Annotate,
  TypeParams,
  Qualname,
  Count,
}
