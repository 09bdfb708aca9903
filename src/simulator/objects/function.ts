/**
 * Layout of function objects. Twin of Objects/funcobject.c (its attributes are in functiontype.ts).
 */

/** Word offsets of a function's references. */
export const enum FunctionWord {
  Code,
  Globals,
  Builtins,
  Name,
  Qualname,
  Defaults,
  KwDefaults,
  Closure,
  Doc,
  Dict,
  Module,
  Annotations,
  Annotate,
  TypeParams,
  Count,
}
