/* global require, exports, TextEncoder */
// A file system that is on no disk, as those of repositories that were never cloned: memfs:/lesson holds a program of two files.
const vscode = require('vscode');

const texts = {
  '/lesson/main.py': 'import helper\ncfg = helper.load()\nb = cfg\nb.append(3)\nprint(b)\n',
  '/lesson/helper.py': 'def load():\n    items = [1, 2]\n    return items\n',
};

/** @param {import('vscode').ExtensionContext} context */
function activate(context) {
  const files = new Map(Object.entries(texts).map(([path, text]) => [path, new TextEncoder().encode(text)]));
  const changed = new vscode.EventEmitter();
  const dataOf = (uri) => {
    const data = files.get(uri.path);
    if (data === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return data;
  };
  const refuse = () => {
    throw vscode.FileSystemError.NoPermissions();
  };
  const provider = {
    onDidChangeFile: changed.event,
    watch: () => new vscode.Disposable(() => {}),
    stat: (uri) => {
      const isFolder = [...files.keys()].some((path) => path.startsWith(`${uri.path}/`));
      const type = isFolder ? vscode.FileType.Directory : vscode.FileType.File;
      return { type, ctime: 0, mtime: 0, size: isFolder ? 0 : dataOf(uri).length };
    },
    readDirectory: (uri) =>
      [...files.keys()]
        .filter((path) => path.startsWith(`${uri.path}/`))
        .map((path) => [path.slice(uri.path.length + 1), vscode.FileType.File]),
    readFile: dataOf,
    writeFile: (uri, data) => {
      files.set(uri.path, data);
      changed.fire([{ type: vscode.FileChangeType.Changed, uri }]);
    },
    createDirectory: refuse,
    delete: refuse,
    rename: refuse,
  };
  context.subscriptions.push(vscode.workspace.registerFileSystemProvider('memfs', provider));
}

exports.activate = activate;
