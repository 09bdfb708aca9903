/** Computed attributes of builtin types that CPython keeps as members (PyMemberDef), by type: their descriptors are of that kind. */
const MEMBERS: Readonly<Record<string, string>> = {
  '_csv.Dialect': 'doublequote skipinitialspace strict',
  '_csv.reader': 'line_num',
  '_io.TextIOWrapper': 'buffer encoding line_buffering write_through',
  'builtins.AttributeError': 'name obj',
  'builtins.BaseException': '__suppress_context__',
  'builtins.ImportError': 'msg name name_from path',
  'builtins.NameError': 'name',
  'builtins.OSError': 'errno filename filename2 strerror',
  'builtins.StopIteration': 'value',
  'builtins.SyntaxError': '_metadata end_lineno end_offset filename lineno msg offset print_file_and_line text',
  'builtins.SystemExit': 'code',
  'builtins.UnicodeDecodeError': 'encoding end object reason start',
  'builtins.UnicodeEncodeError': 'encoding end object reason start',
  'builtins.UnicodeTranslateError': 'encoding end object reason start',
  'builtins.async_generator': 'ag_running',
  'builtins.builtin_function_or_method': '__module__',
  'builtins.classmethod': '__func__ __wrapped__',
  'builtins.classmethod_descriptor': '__name__ __objclass__',
  'builtins.code':
    'co_argcount co_consts co_exceptiontable co_filename co_firstlineno co_flags co_kwonlyargcount co_linetable co_name ' +
    'co_names co_nlocals co_posonlyargcount co_qualname co_stacksize',
  'builtins.complex': 'imag real',
  'builtins.coroutine': 'cr_origin',
  'builtins.frame': 'f_trace_lines',
  'builtins.function': '__builtins__ __closure__ __doc__ __globals__ __module__',
  'builtins.getset_descriptor': '__name__ __objclass__',
  'builtins.member_descriptor': '__name__ __objclass__',
  'builtins.method-wrapper': '__self__',
  'builtins.method_descriptor': '__name__ __objclass__',
  'builtins.property': '__doc__',
  'builtins.staticmethod': '__func__ __wrapped__',
  'builtins.traceback': 'tb_lasti',
  'builtins.type': '__base__ __basicsize__ __dictoffset__ __flags__ __itemsize__ __weakrefoffset__',
  'builtins.wrapper_descriptor': '__name__ __objclass__',
  'collections._tuplegetter': '__doc__',
  'collections.defaultdict': 'default_factory',
  're.Match': 'endpos pos',
  're.Pattern': 'flags groups',
  'types.GenericAlias': '__unpacked__',
  'types.SimpleNamespace': '__dict__',
  'typing.ParamSpec': '__bound__ __contravariant__ __covariant__ __infer_variance__',
  'typing.TypeVar': '__contravariant__ __covariant__ __infer_variance__',
  'weakref.ReferenceType': '__callback__',
};

/** The names for a type. */
export function memberNames(module: string, type: string): ReadonlySet<string> {
  return new Set(MEMBERS[`${module}.${type}`]?.split(' '));
}
