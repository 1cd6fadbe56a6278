import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const widget = resolve(import.meta.dirname, '../widget');
const folder = mkdtempSync(join(tmpdir(), 'chatrouter-npm-'));

// As `npm pack` does, but elsewhere.
function emit() {
  const { config } = ts.readConfigFile(join(widget, 'tsconfig.npm.json'), ts.sys.readFile);
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, widget);
  ts.createProgram(fileNames, { ...options, outDir: join(folder, 'dist') }).emit();
}

function faultsOf(code, moduleResolution, module) {
  const file = join(folder, 'page.ts');
  writeFileSync(file, code);
  const program = ts.createProgram([file], {
    strict: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    types: [],
    module,
    moduleResolution,
  });
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

/** What a page's own compiler makes of `@chatrouter/widget`. */
describe('the package', () => {
  beforeAll(() => {
    emit();
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([
    ['a bundler', ts.ModuleResolutionKind.Bundler, ts.ModuleKind.ESNext],
    ['Node', ts.ModuleResolutionKind.NodeNext, ts.ModuleKind.NodeNext],
  ])(
    'types what a page passes and hears, as %s resolves it',
    (_, resolution, module) => {
      const page = (count) => `
      import { createChatRouter, type BootOptions } from './dist/index.js';
      const options: BootOptions = { shopKey: 'pk' };
      const chat = await createChatRouter({ ...options, baseUrl: 'https://chat.example.com' });
      chat.on('unread', ({ count }) => { const n: ${count} = count; void n; });
      export {};`;

      expect(faultsOf(page('number'), resolution, module)).toEqual([]);
      expect(faultsOf(page('string'), resolution, module)).toEqual(["Type 'number' is not assignable to type 'string'."]);
    },
    60_000,
  );
});
