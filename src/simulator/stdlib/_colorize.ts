/**
 * The module _colorize: which parts of messages have which colour on a terminal. Twin of Lib/_colorize.py, whose
 * dataclasses would be made at the start of every program that imports doctest, unittest, argparse or traceback. No
 * stream of the simulator is a terminal.
 */
import { FALSE, NONE, NULL, TRUE, type Handle } from '../memory';
import type { Interpreter } from '../machine/interpreter';
import { machineOf } from '../machine/frametype';
import type { BuiltinModule } from '../machine/modules';
import { native } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { setAdd } from '../objects/set';
import { TypeId } from '../objects/typeids';

const NAMES = ['BLACK', 'RED', 'GREEN', 'YELLOW', 'BLUE', 'MAGENTA', 'CYAN', 'WHITE'];

function ansiColors(): ReadonlyMap<string, string> {
  const colors = new Map([
    ['RESET', '0'],
    ['GREY', '90'],
    ['BOLD', '1'],
  ]);
  NAMES.forEach((name, i) => {
    colors.set(name, `${30 + i}`);
    colors.set(`BOLD_${name}`, `1;${30 + i}`);
    colors.set(`INTENSE_${name}`, `${90 + i}`);
    colors.set(`BACKGROUND_${name}`, `${40 + i}`);
    colors.set(`INTENSE_BACKGROUND_${name}`, `${100 + i}`);
  });
  return new Map([...colors].map(([name, code]) => [name, `\x1b[${code}m`]));
}

const COLORS = ansiColors();

/** `default_theme`. */
const THEME: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  argparse: {
    usage: 'BOLD_BLUE',
    prog: 'BOLD_MAGENTA',
    prog_extra: 'MAGENTA',
    heading: 'BOLD_BLUE',
    summary_long_option: 'CYAN',
    summary_short_option: 'GREEN',
    summary_label: 'YELLOW',
    summary_action: 'GREEN',
    long_option: 'BOLD_CYAN',
    short_option: 'BOLD_GREEN',
    label: 'BOLD_YELLOW',
    action: 'BOLD_GREEN',
    reset: 'RESET',
  },
  syntax: {
    prompt: 'BOLD_MAGENTA',
    keyword: 'BOLD_BLUE',
    keyword_constant: 'BOLD_BLUE',
    builtin: 'CYAN',
    comment: 'RED',
    string: 'GREEN',
    number: 'YELLOW',
    op: 'RESET',
    definition: 'BOLD',
    soft_keyword: 'BOLD_BLUE',
    reset: 'RESET',
  },
  traceback: {
    type: 'BOLD_MAGENTA',
    message: 'MAGENTA',
    filename: 'MAGENTA',
    line_no: 'MAGENTA',
    frame: 'MAGENTA',
    error_highlight: 'BOLD_RED',
    error_range: 'RED',
    reset: 'RESET',
  },
  unittest: { passed: 'GREEN', warn: 'YELLOW', fail: 'RED', fail_info: 'BOLD_RED', reset: 'RESET' },
};

function theme(rt: Runtime, colored: boolean): Handle {
  const text = (color: string): Handle => rt.newStr(colored ? (COLORS.get(color) ?? '') : '');
  const namespace = (entries: readonly (readonly [string, Handle])[]): Handle =>
    machineOf(rt).newNamespace(Object.fromEntries(entries));
  return namespace(
    Object.entries(THEME).map(([section, colors]) => [
      section,
      namespace(Object.entries(colors).map(([part, color]) => [part, text(color)])),
    ]),
  );
}

/** The class `ANSIColors`. */
function colorsClass(vm: Interpreter): Handle {
  const namespace = vm.newDict();
  for (const [name, code] of COLORS) vm.setDict(namespace, vm.intern(name), vm.newStr(code));
  vm.setDict(namespace, vm.intern('__module__'), vm.intern('_colorize'));
  return vm.call(vm.types[TypeId.Type].handle, [vm.newStr('ANSIColors'), vm.newTuple([]), namespace]);
}

const isGiven = (rt: Runtime, h: Handle): boolean => h !== NULL && rt.truth(h);

export const colorizeModule: BuiltinModule = {
  name: '_colorize',
  functions: [
    native('can_colorize', '*, file=None', () => FALSE),
    native('get_colors', 'colorize=False, *, file=None', (rt, _self, colorize) => {
      const module = rt.importModule('_colorize');
      return isGiven(rt, colorize) ? rt.call(rt.getAttr(module, 'ANSIColors'), []) : rt.getAttr(module, 'NoColors');
    }),
    native('decolor', 'text', (rt, _self, text) => {
      let plain = rt.text(text);
      for (const code of COLORS.values()) plain = plain.replaceAll(code, '');
      return rt.newStr(plain);
    }),
    native('get_theme', '*, tty_file=None, force_color=False, force_no_color=False', (rt, _self, _file, forced) =>
      rt.getAttr(rt.importModule('_colorize'), isGiven(rt, forced) ? '_theme' : 'theme_no_color'),
    ),
    native('set_theme', 't', (rt, _self, chosen) => {
      rt.setAttr(rt.importModule('_colorize'), '_theme', chosen);
      return NONE;
    }),
  ],
  init: (vm, _module, set) => {
    const type = colorsClass(vm);
    const none = vm.call(type, []);
    const codes = vm.newSet([]);
    for (const [name, code] of COLORS) {
      vm.setAttr(none, name, vm.newStr(''));
      setAdd(vm, codes, vm.newStr(code));
    }
    set('COLORIZE', TRUE);
    set('ANSIColors', type);
    set('NoColors', none);
    set('ColorCodes', codes);
    const colored = theme(vm, true);
    set('default_theme', colored);
    set('_theme', colored);
    set('theme_no_color', theme(vm, false));
  },
};
