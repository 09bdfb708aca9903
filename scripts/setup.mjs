// Installs what the tests and `npm start` need (see lib/setup.mjs); nothing happens where it is there already.
import { ensureChromium, ensureCodeServer, ensurePackages, main } from './lib/setup.mjs';

await main(() => {
  ensurePackages();
  console.log(`packages  ready\nchromium  ${ensureChromium()}`);
  if (process.platform === 'linux') console.log(`vs code   ${ensureCodeServer()}`);
});
