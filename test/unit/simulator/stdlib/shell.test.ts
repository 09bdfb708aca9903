/** The shell that programs find: what is built into shells. (The oracle's CPython has no processes.) */
import * as assert from 'node:assert/strict';
import { ran } from '../../../support/ran';

describe('the shell', function () {
  this.timeout(60_000);

  it('puts in what the environment says, but not between single quotes', async () => {
    const program = `
import os
os.environ['NAME'] = 'Ada Lovelace'
code = os.system("""echo hello $NAME, \${NAME}! "$NAME" '$NAME' $NOPE.""")
print(code, os.popen('echo $NAME').read(), end='')
`;
    const { printed } = await ran(program);
    assert.equal(printed, 'hello Ada Lovelace, Ada Lovelace! Ada Lovelace $NAME .\n0 Ada Lovelace\n');
  });
});
