import { openWorkbench } from './driver';
const stops: Record<string, number[]> = { 'bank.py': [16, 27, 33], 'inventory.py': [13, 16], 'maze.py': [17, 28], 'lru.py': [42, 48], 'counter.py': [28, 35], 'tree.py': [24, 30], 'matrix.py': [12], 'cycle.py': [19, 23], 'shop.py': [38, 41], 'words.py': [11, 17] };
const only = process.argv.slice(3);
const w = await openWorkbench({ folder: '/tmp/lead/ten', width: 1600, height: 1000 });
try {
  await w.theme((process.argv[2] ?? 'light') as 'light');
  let opened = false;
  for (const [file, lines] of Object.entries(stops)) {
    if (only.length > 0 && !only.includes(file)) continue;
    await w.openFile(file);
    if (!opened) { await w.runCommand('Show Memory Model'); opened = true; }
    await w.panel().locator('.card').first().waitFor({ state: 'attached' });
    for (const line of lines) {
      await w.page.waitForTimeout(1200);
      await w.goTo(line);
      await w.page.waitForTimeout(1500);
      await w.screenshot(`ten-${file.replace('.py', '')}-${line}`);
    }
  }
} finally { await w.close(); }
