// Builds every page into the server's wwwroot.
import { fileURLToPath } from 'node:url';
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, rm } from 'node:fs/promises';
import preact from '@preact/preset-vite';
import vue from '@vitejs/plugin-vue';
import { build } from 'vite';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const out = at('../../ChatRouter.Server/wwwroot/');
const common = { configFile: false, logLevel: 'warn' };
// SignalR's buffer for stateful reconnects, which our socket does not offer: nothing ever constructs it.
const unusedBuffer = '\0signalr-message-buffer';
const isSignalr = (id) => /signalr[\\/]dist/u.test(id ?? '');
// And what it would log, which goes to a logger that keeps nothing, and what nothing of ours calls: streams, and reconnects of its own.
const unusedMethods = [
  'stream',
  'send',
  'off',
  'onreconnecting',
  'onreconnected',
  '_reconnect',
  '_getNextRetryDelay',
  '_createStreamInvocation',
];
const withoutUnused = (code) =>
  unusedMethods.reduce((left, name) => {
    const without = left.replace(new RegExp(`^ {4}(?:async )?${name}\\(.*\\) \\{$[^]*?^ {4}\\}$`, 'mu'), '');
    if (without === left) throw new Error(`SignalR has no ${name} any more.`);
    return without;
  }, code);
const lean = {
  name: 'lean-signalr',
  enforce: 'pre',
  resolveId: (id, importer) => (id === './MessageBuffer' && isSignalr(importer) ? unusedBuffer : undefined),
  load: (id) => (id === unusedBuffer ? 'export const MessageBuffer = undefined;' : undefined),
  transform: (code, id) => {
    if (!isSignalr(id)) return undefined;
    const silent = code.replace(/^\s*(?:this\._)?logger\.log\(.*\);$/gmu, ';');
    return id.endsWith('/HubConnection.js') ? withoutUnused(silent) : silent;
  },
};
// The chat's parts that come later bring no styles of their own, so nothing has to be loaded before them.
const leanLater = {
  name: 'lean-later',
  enforce: 'pre',
  load: (id) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : undefined),
};
const page = (root, base, plugins = [], define = {}) => ({
  ...common,
  root: at(root),
  base,
  plugins: [lean, ...plugins],
  define: {
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_I18N_LEGACY_API__: 'false',
    __INTLIFY_PROD_DEVTOOLS__: 'false',
    ...define,
  },
  // Assets stay files: the pages' Content-Security-Policy allows nothing inline.
  build: {
    outDir: `${out}${base.slice(1)}`,
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});

// What a shop's page loads: the launcher at once, the panel at the first open.
const script = (entry, fileName, format) => ({
  ...common,
  publicDir: false,
  build: {
    outDir: `${out}widget/v1`,
    emptyOutDir: false,
    target: 'es2022',
    lib: { entry: at(entry), formats: [format], name: 'chatRouterLoader', fileName: () => fileName },
    // A module made as a library keeps its blanks unless told so; nobody bundles this one again.
    rolldownOptions: { output: { minify: true } },
  },
});

await rm(out, { recursive: true, force: true });
await build(script('../widget/src/loader/loader.ts', 'loader.js', 'iife'));
await build(script('../widget/src/panel/panel.ts', 'panel.js', 'es'));
// Where the widget's errors send those who put it on a page.
await copyFile(at('../widget/README.md'), `${out}widget/v1/README.txt`);
// The launcher once more where it never changes, and its hash for pages that pin it.
const { version } = JSON.parse(await readFile(at('../widget/package.json'), 'utf8'));
await mkdir(`${out}widget/${version}`);
await copyFile(`${out}widget/v1/loader.js`, `${out}widget/${version}/loader.js`);
const hash = createHash('sha384')
  .update(await readFile(`${out}widget/v1/loader.js`))
  .digest('base64');
const pinned = { version, integrity: `sha384-${hash}` };
await build(page('../widget/src/chat', '/widget/chat/', [leanLater, preact({ devToolsEnabled: false, prefreshEnabled: false })]));
await build(page('../widget/src/preview', '/widget/preview/', [leanLater, preact({ devToolsEnabled: false, prefreshEnabled: false })]));
await build(page('../widget/src/demo', '/demo/'));
await build(page('../desk/src', '/desk/', [vue()]));
await build(page('../desk/src/super', '/super/', [vue()]));
await build(page('../desk/src/admin', '/admin/', [vue()], { __PINNED_LOADER__: JSON.stringify(pinned) }));
await build(page('../desk/src/wall', '/wall/', [vue()]));
await build(page('../desk/src/join', '/join/', [vue()]));
await build(page('../desk/src/signup', '/signup/', [vue()]));
