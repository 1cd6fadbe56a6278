// What a page's scripts and styles may weigh after gzip. First is what the page itself names; later comes when it is wanted.
import { readFileSync } from 'node:fs';

const out = '../ChatRouter.Server/wwwroot';
const all = (page) => `${out}/${page}/**/*.{js,css}`;
const named = (page) =>
  Array.from(
    readFileSync(new URL(`${out}/${page}/index.html`, import.meta.url), 'utf8').matchAll(/"(\/[^"]+\.(?:js|css))"/gu),
    ([, address]) => `${out}${address}`,
  );
const unnamed = (page) => [all(page), ...named(page).map((path) => `!${path}`)];

const budget = (name, limit, path) => ({ name, limit, path, gzip: true });

export default [
  budget('loader', '3 KiB', `${out}/widget/v1/loader.js`),
  budget('panel', '3 KiB', `${out}/widget/v1/panel.js`),
  budget('chat, first', '40 KiB', named('widget/chat')),
  budget('chat, later', '4 KiB', unnamed('widget/chat')),
  budget('preview', '48 KiB', all('widget/preview')),
  budget('desk', '250 KiB', all('desk')),
  budget('super', '250 KiB', all('super')),
  budget('admin, first', '168 KiB', named('admin')),
  budget('admin, later', '152 KiB', unnamed('admin')),
  budget('wall', '96 KiB', all('wall')),
  budget('join', '88 KiB', all('join')),
  budget('signup', '80 KiB', all('signup')),
  budget('demo', '8 KiB', all('demo')),
];
