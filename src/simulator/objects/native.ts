/**
 * Functions written in TypeScript and how their arguments are bound. Twin of Objects/methodobject.c and
 * Python/getargs.c: the texts of the errors are theirs.
 *
 * A signature is written as Argument Clinic shows it, without self: `iterable, /, *, key=None, reverse=False`.
 * An optional parameter that was not given arrives as NULL (0), whatever its shown default.
 */
import type { Handle } from '../memory';
import type { Runtime } from './runtime';

/** Gets self (NULL for a module's function) and one handle per parameter. */
export type NativeImpl = (rt: Runtime, self: Handle, ...args: Handle[]) => Handle;
/** Gets the arguments as they came: for `*args`, `**kwargs` and other odd shapes. */
export type RawImpl = (rt: Runtime, self: Handle, args: readonly Handle[], kwnames: readonly string[] | null) => Handle;

export type Binding = 'function' | 'method' | 'class' | 'static';

/** Which of CPython's calling conventions the signature amounts to; it decides the error texts and the fast path. */
export const enum Convention {
  NoArgs,
  One,
  Positional,
  Keywords,
  Raw,
}

export interface NativeFunction {
  readonly name: string;
  /** `list.append`, `len`. */
  qualname: string;
  /** Of a module's function: the module's name. */
  module: string | null;
  /** `math.dist`, `builtins.list.append`: what its texts are found by (librarydocs.ts); empty until it belongs somewhere. */
  key: string;
  readonly binding: Binding;
  readonly convention: Convention;
  readonly parameters: readonly string[];
  /** Positional-only parameters come first, then positional-or-keyword ones, then keyword-only ones. */
  readonly positionalOnly: number;
  readonly positional: number;
  /** Positional parameters without a default. */
  readonly required: number;
  readonly requiredKeywords: ReadonlySet<string>;
  readonly impl: NativeImpl;
  readonly raw: RawImpl | null;
  /** As `__text_signature__` and `inspect.signature` want it, or null where CPython gives none. */
  readonly signature: string | null;
  /** What it says of itself, where CPython has no function of the name (else: librarydocs.ts). */
  readonly doc: string | null;
  /** For a function that calls its first argument with the others, before and after which it has something to do. */
  readonly around: Around | null;
  /** Whether it may let other threads go on while it waits. */
  readonly waits: boolean;
}

/** What is done before and after the call; the machine makes a call of a Python function in its own loop. */
export interface Around {
  readonly enter: (rt: Runtime, self: Handle) => void;
  readonly leave: (rt: Runtime, self: Handle) => void;
}

const unused: NativeImpl = () => 0;

/** Describes a native function by its signature. */
export function native(name: string, signature: string, impl: NativeImpl, options: NativeOptions = {}): NativeFunction {
  const parameters: string[] = [];
  const requiredKeywords = new Set<string>();
  let positionalOnly = 0;
  let positional = 0;
  let required = 0;
  let keywordOnly = false;
  for (const part of signature.split(/,(?![^(]*\))/)) {
    const text = part.trim();
    if (text === '') continue;
    if (text === '/') positionalOnly = parameters.length;
    else if (text === '*') keywordOnly = true;
    else {
      const [parameter, fallback] = text.split('=');
      parameters.push(parameter);
      if (keywordOnly) {
        if (fallback === undefined) requiredKeywords.add(parameter);
      } else {
        positional++;
        if (fallback === undefined) required++;
      }
    }
  }
  let convention = Convention.Keywords;
  if (positionalOnly === parameters.length) {
    convention = Convention.Positional;
    if (parameters.length === 0) convention = Convention.NoArgs;
    else if (parameters.length === 1 && required === 1) convention = Convention.One;
  }
  return {
    name,
    qualname: name,
    module: null,
    key: '',
    binding: options.binding ?? 'method',
    convention,
    parameters,
    positionalOnly,
    positional,
    required,
    requiredKeywords,
    impl,
    raw: null,
    signature,
    doc: options.doc ?? null,
    around: null,
    waits: options.waits ?? false,
  };
}

export interface NativeOptions {
  readonly binding?: Binding;
  readonly doc?: string;
  readonly around?: Around;
  readonly waits?: boolean;
}

/** Describes a native function that binds its arguments itself; `signature` is only shown. */
export function rawNative(
  name: string,
  signature: string | null,
  raw: RawImpl,
  options: NativeOptions = {},
): NativeFunction {
  return {
    name,
    qualname: name,
    module: null,
    key: '',
    binding: options.binding ?? 'method',
    convention: Convention.Raw,
    parameters: [],
    positionalOnly: 0,
    positional: 0,
    required: 0,
    requiredKeywords: new Set(),
    impl: unused,
    raw,
    signature,
    doc: options.doc ?? null,
    around: options.around ?? null,
    waits: options.waits ?? false,
  };
}

/** Calls a native function; the result belongs to the pool or is borrowed from a place that outlives the call. */
export function callNative(
  rt: Runtime,
  fn: NativeFunction,
  self: Handle,
  args: readonly Handle[],
  kwnames: readonly string[] | null,
): Handle {
  if (fn.raw !== null) return fn.raw(rt, self, args, kwnames);
  const bound = bindArguments(rt, fn, args, kwnames);
  switch (bound.length) {
    case 0:
      return fn.impl(rt, self);
    case 1:
      return fn.impl(rt, self, bound[0]);
    case 2:
      return fn.impl(rt, self, bound[0], bound[1]);
    case 3:
      return fn.impl(rt, self, bound[0], bound[1], bound[2]);
    default:
      return fn.impl(rt, self, ...bound);
  }
}

function plural(count: number): string {
  return count === 1 ? '' : 's';
}

/** What a function is called in errors: with its module. Twin of _PyObject_FunctionStr. */
function functionName({ module, qualname }: NativeFunction): string {
  return module === null || module === 'builtins' ? qualname : `${module}.${qualname}`;
}

/** One handle per parameter, NULL for those not given; raises TypeError as CPython words it. */
export function bindArguments(
  rt: Runtime,
  fn: NativeFunction,
  args: readonly Handle[],
  kwnames: readonly string[] | null,
): readonly Handle[] {
  const { name, parameters } = fn;
  const keywords = kwnames === null ? 0 : kwnames.length;
  const given = args.length - keywords;
  if (fn.convention !== Convention.Keywords) {
    if (keywords > 0) rt.raise('TypeError', `${functionName(fn)}() takes no keyword arguments`);
    const wanted = parameters.length;
    if (fn.convention === Convention.NoArgs) {
      if (given !== 0) rt.raise('TypeError', `${functionName(fn)}() takes no arguments (${given} given)`);
    } else if (fn.convention === Convention.One) {
      if (given !== 1) rt.raise('TypeError', `${functionName(fn)}() takes exactly one argument (${given} given)`);
    } else {
      if (given < fn.required) {
        const kind = fn.required < wanted ? 'at least ' : '';
        rt.raise('TypeError', `${name} expected ${kind}${fn.required} argument${plural(fn.required)}, got ${given}`);
      }
      if (given > wanted) {
        const kind = fn.required < wanted ? 'at most ' : '';
        rt.raise('TypeError', `${name} expected ${kind}${wanted} argument${plural(wanted)}, got ${given}`);
      }
      if (given < wanted) return padded(args, wanted);
    }
    return args;
  }
  return bindKeywords(rt, fn, args, kwnames, given, keywords);
}

function padded(args: readonly Handle[], length: number): Handle[] {
  const bound = args.slice();
  while (bound.length < length) bound.push(0);
  return bound;
}

/** Twin of _PyArg_UnpackKeywords. */
function bindKeywords(
  rt: Runtime,
  fn: NativeFunction,
  args: readonly Handle[],
  kwnames: readonly string[] | null,
  given: number,
  keywords: number,
): Handle[] {
  const { name, parameters, positional, positionalOnly, required } = fn;
  const most = parameters.length;
  if (given + keywords > most) {
    const kind = given === 0 ? 'keyword ' : '';
    const amount = most === 0 ? 'no' : 'at most';
    const count = most === 0 ? '' : ` ${most}`;
    rt.raise(
      'TypeError',
      `${name}() takes ${amount}${count} ${kind}argument${plural(most)} (${given + keywords} given)`,
    );
  }
  if (given > positional) {
    if (positional === 0) rt.raise('TypeError', `${name}() takes no positional arguments`);
    const amount = required < positional ? 'at most' : 'exactly';
    rt.raise(
      'TypeError',
      `${name}() takes ${amount} ${positional} positional argument${plural(positional)} (${given} given)`,
    );
  }
  if (given < Math.min(required, positionalOnly)) {
    const wanted = Math.min(required, positionalOnly);
    const amount = wanted < positional ? 'at least' : 'exactly';
    rt.raise('TypeError', `${name}() takes ${amount} ${wanted} positional argument${plural(wanted)} (${given} given)`);
  }
  const bound = padded(args.slice(0, given), most);
  // What is missing is said before what is too much.
  let twice = 0;
  let unexpected: string | null = null;
  for (let k = 0; k < keywords; k++) {
    const keyword = (kwnames as readonly string[])[k];
    const place = parameters.indexOf(keyword);
    if (place >= Math.max(positionalOnly, given)) bound[place] = args[given + k];
    else {
      twice ||= place >= positionalOnly ? place + 1 : 0;
      unexpected ??= place < positionalOnly ? keyword : null;
    }
  }
  for (let i = given; i < most; i++) {
    const needed = i < positional ? i < required : fn.requiredKeywords.has(parameters[i]);
    if (needed && bound[i] === 0) {
      rt.raise('TypeError', `${name}() missing required argument '${parameters[i]}' (pos ${i + 1})`);
    }
  }
  if (twice > 0) {
    rt.raise('TypeError', `argument for ${name}() given by name ('${parameters[twice - 1]}') and position (${twice})`);
  }
  if (unexpected !== null) unexpectedKeyword(rt, name, unexpected, parameters.slice(positionalOnly));
  return bound;
}

/** Twin of error_unexpected_keyword_arg of Python/getargs.c. */
export function unexpectedKeyword(rt: Runtime, name: string, keyword: string, known: readonly string[]): never {
  const suggestion = rt.suggest(keyword, known);
  const hint = suggestion === null ? '' : `. Did you mean '${suggestion}'?`;
  const who = name === '' ? 'this function' : `${name}()`;
  return rt.raise('TypeError', `${who} got an unexpected keyword argument '${keyword}'${hint}`);
}

/**
 * For raw functions of the shape `name(*args, key=..., other=...)`: the positional arguments and one handle per named
 * keyword (NULL when not given).
 */
export function splitKeywords(
  rt: Runtime,
  name: string,
  names: readonly string[],
  args: readonly Handle[],
  kwnames: readonly string[] | null,
): { readonly rest: readonly Handle[]; readonly keywords: readonly Handle[] } {
  const keywords = names.map(() => 0);
  if (kwnames === null) return { rest: args, keywords };
  const given = args.length - kwnames.length;
  kwnames.forEach((keyword, k) => {
    const place = names.indexOf(keyword);
    if (place < 0) unexpectedKeyword(rt, name, keyword, names);
    keywords[place] = args[given + k];
  });
  return { rest: args.slice(0, given), keywords };
}
