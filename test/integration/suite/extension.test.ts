import assert from 'node:assert/strict';
import * as vscode from 'vscode';

const ID = 'python-memory-model.python-memory-model';

describe('the extension', () => {
  it('runs in the kind of extension host that is meant', () => {
    const isWorker = typeof (globalThis as { importScripts?: unknown }).importScripts === 'function';
    assert.equal(isWorker, SUITE_HOST === 'web');
  });

  it('is installed', () => assert.ok(vscode.extensions.getExtension(ID), `${ID} is not there`));

  it('activates', async () => {
    const extension = vscode.extensions.getExtension(ID)!;
    await extension.activate();
    assert.equal(extension.isActive, true);
  });

  it('registers every command that it names', async () => {
    const manifest = vscode.extensions.getExtension(ID)!.packageJSON as {
      contributes: { commands: { command: string }[] };
    };
    const known = new Set(await vscode.commands.getCommands(true));
    const named = manifest.contributes.commands.map(({ command }) => command);
    assert.ok(named.length > 0);
    assert.deepEqual(
      named.filter((command) => !known.has(command)),
      [],
    );
  });

  it('calls its first command Show Memory Model', () => {
    const manifest = vscode.extensions.getExtension(ID)!.packageJSON as {
      contributes: { commands: { title: string }[] };
    };
    assert.ok(manifest.contributes.commands.some(({ title }) => title === 'Show Memory Model'));
  });
});
