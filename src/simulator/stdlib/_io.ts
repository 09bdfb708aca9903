/** The _io module. Twin of Modules/_io/_iomodule.c; its types stand in the folder io. */
import { NONE, NULL, type Handle } from '../memory';
import type { Interpreter } from '../machine/interpreter';
import type { BuiltinModule } from '../machine/modules';
import { native, rawNative } from '../objects/native';
import { bufferedTypes, DEFAULT_BUFFER_SIZE } from './io/buffered';
import { bufferedPair } from './io/bufferedpair';
import { bytesIO } from './io/bytesio';
import { fileIO } from './io/fileio';
import { binaryBaseTypes } from './io/iobase';
import { openFile } from './io/open';
import { incrementalNewlineDecoder, stringIO } from './io/stringio';
import { addTypes, moduleType } from './typedef';

/** `class UnsupportedOperation(OSError, ValueError)`. */
function makeUnsupportedOperation(vm: Interpreter): Handle {
  const bases = vm.newTuple([vm.exceptionType('OSError').handle, vm.exceptionType('ValueError').handle]);
  const namespace = vm.newDict();
  vm.setItem(namespace, vm.newStr('__module__'), vm.newStr('io'));
  return vm.call(vm.builtin('type'), [vm.newStr('UnsupportedOperation'), bases, namespace]);
}

export const ioModule: BuiltinModule = {
  name: '_io',
  doc: "The io module provides the Python interfaces to stream handling. The\nbuiltin open function is defined in this module.\n\nAt the top of the I/O hierarchy is the abstract base class IOBase. It\ndefines the basic interface to a stream. Note, however, that there is no\nseparation between reading and writing to streams; implementations are\nallowed to raise an OSError if they do not support a given operation.\n\nExtending IOBase is RawIOBase which deals simply with the reading and\nwriting of raw bytes to a stream. FileIO subclasses RawIOBase to provide\nan interface to OS files.\n\nBufferedIOBase deals with buffering on a raw byte stream (RawIOBase). Its\nsubclasses, BufferedWriter, BufferedReader, and BufferedRWPair buffer\nstreams that are readable, writable, and both respectively.\nBufferedRandom provides a buffered interface to random access\nstreams. BytesIO is a simple stream of in-memory bytes.\n\nAnother IOBase subclass, TextIOBase, deals with the encoding and decoding\nof streams into text. TextIOWrapper, which extends it, is a buffered text\ninterface to a buffered raw stream (`BufferedIOBase`). Finally, StringIO\nis an in-memory stream for text.\n\nArgument names are not part of the specification, and only the arguments\nof open() are intended to be used as keyword arguments.\n\ndata:\n\nDEFAULT_BUFFER_SIZE\n\n   An int containing the default buffer size used by the module's buffered\n   I/O classes.\n",
  functions: [
    native('open_code', 'path', (rt, _self, path) => openFile(rt, [path, rt.newStr('rb')], null)),
    native('text_encoding', 'encoding, stacklevel=2, /', (rt, _self, encoding) =>
      encoding === NULL || encoding === NONE ? rt.newStr('locale') : encoding,
    ),
  ],
  init: (vm, _module, set) => {
    addTypes(vm, set, [
      ...binaryBaseTypes,
      fileIO,
      bytesIO,
      stringIO,
      incrementalNewlineDecoder,
      ...bufferedTypes,
      bufferedPair,
    ]);
    for (const name of ['_IOBase', '_TextIOBase', 'TextIOWrapper']) set(name, moduleType(vm, `_io.${name}`).handle);
    set('DEFAULT_BUFFER_SIZE', vm.newInt(DEFAULT_BUFFER_SIZE));
    set('UnsupportedOperation', makeUnsupportedOperation(vm));
    set('BlockingIOError', vm.exceptionType('BlockingIOError').handle);
    // The builtin is the module's function.
    set('open', vm.builtin('open'));
    const open = rawNative('open', null, (rt, _self, args, kwnames) => openFile(rt, args, kwnames));
    vm.modules.openFile = vm.heap.immortalize(vm.newBuiltinFunction(open, NULL, NULL));
  },
};
