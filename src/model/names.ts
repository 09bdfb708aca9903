/** A name as it stands in a program's text: what a front end asks a recording about. */
import type { Span } from './ids';

/** A name with the attributes and items that lead on from it: `cfg`, `self.x`, `rows[0][i]`. */
export interface NamePlace {
  /** The name it begins with. */
  readonly root: string;
  readonly parts: readonly NamePart[];
  readonly span: Span;
  /** The scope whose code holds it. */
  readonly scope: TextScope;
}

/** One step on from an object. */
export type NamePart =
  { readonly kind: 'attribute'; readonly name: string } | { readonly kind: 'item'; readonly key: ItemKey };

/** What stands between the brackets, where that can be looked up without running anything. */
export type ItemKey =
  | { readonly kind: 'int' | 'float'; readonly value: number }
  | { readonly kind: 'str'; readonly value: string }
  | { readonly kind: 'constant'; readonly value: 'None' | 'True' | 'False' }
  | { readonly kind: 'tuple'; readonly items: readonly ItemKey[] }
  /** A name with what leads on from it. */
  | { readonly kind: 'place'; readonly root: string; readonly parts: readonly NamePart[] }
  /** `i + 1`, `i - 1`. */
  | { readonly kind: 'sum'; readonly of: ItemKey; readonly add: number }
  /** `-i`. */
  | { readonly kind: 'negative'; readonly of: ItemKey }
  /** `len(rows)`. */
  | { readonly kind: 'length'; readonly of: ItemKey };

/**
 * What has a code object of its own: a module, a function (also a lambda or a generator expression), a class body; or a
 * list, set or dict comprehension, whose variables live in the code around it (PEP 709).
 */
export interface TextScope {
  readonly kind: 'module' | 'function' | 'class' | 'comprehension';
  /** First line of its code, decorators included; 0 for a module. */
  readonly line: number;
  /** `co_name`. */
  readonly name: string;
  /** The names it binds itself (none are listed for a module). */
  readonly binds: readonly string[];
  /** The names it declares global. */
  readonly globals: readonly string[];
  readonly parent: TextScope | null;
}
