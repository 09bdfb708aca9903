/** The shell that programs find: what is built into shells. (The oracle's CPython has no processes.) */
import * as assert from 'node:assert/strict';
import { testSimulator } from '../../../support/simulator';

async function printed(source: string): Promise<string> {
  const simulator = await testSimulator();
  let text = '';
  const run = simulator.start(source, {
    filename: 'program.py',
    limits: { steps: 1_000_000, milliseconds: 60_000, bytes: 512 * 1024 * 1024 },
    record: false,
    keep: 'oldest',
    input: [],
    argv: [],
    readFile: () => null,
    onOutput: (chunk) => void (text += chunk.text),
  });
  while (run.advance(50));
  return text;
}

describe('the shell', function () {
  this.timeout(60_000);

  it('puts in what the environment says, but not between single quotes', async () => {
    const program = `
import os
os.environ['NAME'] = 'Ada Lovelace'
code = os.system("""echo hello $NAME, \${NAME}! "$NAME" '$NAME' $NOPE.""")
print(code, os.popen('echo $NAME').read(), end='')
`;
    assert.equal(await printed(program), 'hello Ada Lovelace, Ada Lovelace! Ada Lovelace $NAME .\n0 Ada Lovelace\n');
  });
});
