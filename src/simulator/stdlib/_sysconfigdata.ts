/**
 * _sysconfigdata__linux_x86_64-linux-gnu: how the interpreter was built, as far as `sysconfig` and those who ask it need to know.
 * CPython's `make` writes this module; here are the values of a plain release build.
 */
import type { BuiltinModule } from '../machine/modules';

const VARIABLES: Readonly<Record<string, string | number>> = {
  ABIFLAGS: '',
  CC: 'gcc',
  CFLAGS: '-fno-strict-overflow -Wsign-compare -DNDEBUG -g -O3 -Wall',
  CONFIG_ARGS: '',
  EXT_SUFFIX: '.cpython-314-x86_64-linux-gnu.so',
  HAVE_FORK: 1,
  HOST_GNU_TYPE: 'x86_64-pc-linux-gnu',
  LDVERSION: '3.14',
  MULTIARCH: 'x86_64-linux-gnu',
  PY_CFLAGS: '-fno-strict-overflow -Wsign-compare -DNDEBUG -g -O3 -Wall',
  Py_DEBUG: 0,
  Py_ENABLE_SHARED: 0,
  Py_GIL_DISABLED: 0,
  SIZEOF_LONG: 8,
  SIZEOF_SIZE_T: 8,
  SIZEOF_VOID_P: 8,
  SOABI: 'cpython-314-x86_64-linux-gnu',
  VERSION: '3.14',
  WITH_DOC_STRINGS: 1,
  WITH_PYMALLOC: 1,
};

export const sysconfigDataModule: BuiltinModule = {
  name: '_sysconfigdata__linux_x86_64-linux-gnu',
  doc: '',
  init: (vm, _module, set) => {
    const variables = vm.newDict();
    for (const [name, value] of Object.entries(VARIABLES)) {
      vm.setItem(variables, vm.newStr(name), typeof value === 'string' ? vm.newStr(value) : vm.newInt(value));
    }
    set('build_time_vars', variables);
  },
};
