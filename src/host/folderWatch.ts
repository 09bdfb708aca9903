/** Tells when files change that programs may read: those of the workspace, and those next to a program outside of it. */
import type { Disposable, FileSystemWatcher, GlobPattern, TextDocument, Uri } from 'vscode';
import { RelativePattern, workspace } from 'vscode';
import { folderOf } from './documents';

/** Watches only while the panel is open. */
export class FolderWatch implements Disposable {
  private inside: Disposable | null = null;
  private outside: Disposable | null = null;

  constructor(private readonly changed: (uri: Uri) => void) {}

  /** The panel is open. */
  start(): void {
    this.inside ??= this.watch('**/*');
  }

  /** The program on show is another one. */
  follow(document: TextDocument | null): void {
    this.outside?.dispose();
    this.outside = null;
    if (document === null || document.isUntitled || workspace.getWorkspaceFolder(document.uri) !== undefined) return;
    const folder = folderOf(document);
    // Its folder alone: what is below may be a whole disk.
    if (folder !== null) this.outside = this.watch(new RelativePattern(folder, '*'));
  }

  /** The panel was closed. */
  stop(): void {
    this.follow(null);
    this.inside?.dispose();
    this.inside = null;
  }

  dispose(): void {
    this.stop();
  }

  private watch(pattern: GlobPattern): Disposable {
    const watcher: FileSystemWatcher = workspace.createFileSystemWatcher(pattern);
    watcher.onDidChange(this.changed);
    watcher.onDidCreate(this.changed);
    watcher.onDidDelete(this.changed);
    return watcher;
  }
}
