// Fails when a page's scripts and styles outgrow their budget, in bytes after gzip.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const out = fileURLToPath(new URL('../../ChatRouter.Server/wwwroot/', import.meta.url));
const budgets = { 'widget/v1': 3_072, 'widget/chat': 40_960, desk: 256_000, demo: 8_192 };

const sizeOf = (folder) =>
  readdirSync(`${out}${folder}`, { recursive: true })
    .filter((name) => /\.(js|css)$/u.test(name))
    .reduce((sum, name) => sum + gzipSync(readFileSync(`${out}${folder}/${name}`), { level: 9 }).length, 0);

let over = 0;
for (const [folder, budget] of Object.entries(budgets)) {
  const size = sizeOf(folder);
  if (size > budget) over++;
  console.log(`${size > budget ? 'TOO BIG' : 'ok     '} ${folder.padEnd(12)} ${size} of ${budget} bytes (gzip)`);
}
process.exit(over === 0 ? 0 : 1);
