/** Types of vscode-server.mjs, for the tests. */
export interface WorkbenchOptions {
  readonly folder: string;
  readonly extension: string;
  readonly tests?: string;
  readonly web?: boolean;
}

export interface VSCodeServer {
  readonly port: number;
  readonly exited: Promise<number | null>;
  stop(): Promise<void>;
  url(what: WorkbenchOptions): string;
}

export function startVSCodeServer(options?: {
  port?: number;
  dataDir?: string;
  settings?: Readonly<Record<string, unknown>>;
  extensions?: readonly string[];
  env?: Readonly<Record<string, string>>;
  onLog?: (line: string) => void;
}): Promise<VSCodeServer>;
