// Installs what the tests and `npm start` need (see lib/setup.mjs); nothing happens where it is there already.
import { ensureChromium, ensureCodeServer, ensurePackages } from './lib/setup.mjs';

try {
  ensurePackages();
  console.log(`packages  ready\nchromium  ${ensureChromium()}`);
  if (process.platform === 'linux') console.log(`vs code   ${ensureCodeServer()}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
