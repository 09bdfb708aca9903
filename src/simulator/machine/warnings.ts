/** Warnings. Twin of Python/_warnings.c, as long as the module warnings is not imported: then that one decides and shows. */
import { NULL, type Handle } from '../memory';
import { dictGetStr } from '../objects/dict';
import { writeStream } from './hooks';
import type { Interpreter } from './interpreter';

/** Categories that the default filters ignore everywhere. */
const NEVER_SHOWN = ['ImportWarning', 'PendingDeprecationWarning', 'ResourceWarning'];

export class Warnings {
  constructor(private readonly vm: Interpreter) {}

  /**
   * A warning, on stderr as CPython shows it by default; the warnings module takes over once it is imported. `source`: the object
   * that it is about.
   */
  warn(category: string, message: string, source: Handle = NULL): void {
    const { vm } = this;
    const module = dictGetStr(vm, vm.modules.dict, vm.intern('warnings'));
    if (module !== NULL) {
      const args = [vm.newStr(message), vm.exceptionType(category).handle];
      if (source === NULL) vm.call(vm.getAttr(module, 'warn'), args);
      else vm.call(vm.getAttr(module, 'warn'), [...args, vm.newInt(1), source], ['stacklevel', 'source']);
      return;
    }
    if (vm.depth === 0) {
      this.showWarning(category, message, 'sys', 1);
      return;
    }
    const place = vm.exec.code.filename;
    // What is deprecated matters to who runs the program: the main module alone shows it. Once for each place.
    const name = dictGetStr(vm, vm.globals, vm.intern('__name__'));
    const isMain = name !== NULL && vm.isStr(name) && vm.text(name) === '__main__';
    const key = `${category} ${message} ${place}:${vm.currentLine()}`;
    if (this.shownWarnings.has(key)) return;
    if (isMain) this.shownWarnings.add(key);
    this.showWarning(category, message, place, vm.currentLine(), isMain);
  }

  /** Warnings of the main module that have been shown: its `__warningregistry__`. */
  private readonly shownWarnings = new Set<string>();

  /** A warning about a place in a source. Twin of PyErr_WarnExplicitObject. */
  warnExplicit(category: string, message: string, filename: string, line: number): void {
    const { vm } = this;
    const module = dictGetStr(vm, vm.modules.dict, vm.intern('warnings'));
    if (module === NULL) {
      this.showWarning(category, message, filename, line);
      return;
    }
    const type = vm.exceptionType(category).handle;
    vm.call(vm.getAttr(module, 'warn_explicit'), [vm.newStr(message), type, vm.newStr(filename), vm.newInt(line)]);
  }

  /** Shows a warning as the default filters do. */
  private showWarning(category: string, message: string, file: string, line: number, isMain = false): void {
    const { vm } = this;
    if ((category === 'DeprecationWarning' && !isMain) || NEVER_SHOWN.includes(category)) return;
    const lines = vm.codes.fileNamed(file)?.source.split(/\r\n|\r|\n/) ?? [];
    const source = lines[line - 1]?.trim() ?? '';
    writeStream(vm, 'stderr', `${file}:${line}: ${category}: ${message}\n${source === '' ? '' : `  ${source}\n`}`);
  }
}
