// Fails when a page's scripts and styles outgrow their budget, in bytes after gzip. First is what the page itself names; later comes when it is wanted.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const out = fileURLToPath(new URL('../../ChatRouter.Server/wwwroot/', import.meta.url));
const budgets = {
  'widget/v1/loader.js': 3_072,
  'widget/v1/panel.js': 3_072,
  'widget/chat first': 40_960,
  'widget/chat later': 4_096,
  'widget/preview': 49_152,
  desk: 256_000,
  super: 256_000,
  'admin first': 172_032,
  'admin later': 155_648,
  wall: 98_304,
  join: 90_112,
  signup: 81_920,
  demo: 8_192,
};

const filesOf = (path) => (statSync(path).isFile() ? [path] : readdirSync(path, { recursive: true }).map((name) => `${path}/${name}`));
const namesIt = (page, file) => readFileSync(`${page}/index.html`, 'utf8').includes(file.slice(file.lastIndexOf('/')));

function filesIn(place) {
  const [path, when] = place.split(' ');
  const all = filesOf(`${out}${path}`).filter((name) => /\.(js|css)$/u.test(name));
  return when === undefined ? all : all.filter((file) => namesIt(`${out}${path}`, file) === (when === 'first'));
}

const sizeOf = (place) => filesIn(place).reduce((sum, name) => sum + gzipSync(readFileSync(name), { level: 9 }).length, 0);

let over = 0;
for (const [place, budget] of Object.entries(budgets)) {
  const size = sizeOf(place);
  if (size > budget) over++;
  console.log(`${size > budget ? 'TOO BIG' : 'ok     '} ${place.padEnd(20)} ${size} of ${budget} bytes (gzip)`);
}
process.exit(over === 0 ? 0 : 1);
