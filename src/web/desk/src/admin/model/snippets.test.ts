import { describe, expect, it } from 'vitest';
import ts from 'typescript';
import { frameworks, snippetOf } from './snippets';

const site = { origin: 'https://chat.example.com', shopKey: 'pk_1', tokens: false, pinned: { version: '1.2.3', integrity: 'sha384-abc' } };

const scriptsOf = (code: string): string[] =>
  code.includes('<script') ? Array.from(code.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/gu), ([, script]) => script ?? '') : [code];

const mistakesIn = (script: string): string[] =>
  (ts.transpileModule(script, { reportDiagnostics: true, compilerOptions: { target: ts.ScriptTarget.ESNext } }).diagnostics ?? []).map(
    ({ messageText }) => String(messageText),
  );

describe('the code for a page', () => {
  it.each(frameworks.flatMap((framework) => [true, false].map((tokens) => ({ framework, tokens }))))(
    'is valid and names server and key: %o',
    ({ framework, tokens }) => {
      const code = snippetOf(framework, { ...site, tokens });

      expect(scriptsOf(code).flatMap(mistakesIn)).toEqual([]);
      expect(code).toContain(site.origin);
      expect(code).toContain(site.shopKey);
      expect(code.includes('userToken')).toBe(tokens);
    },
  );

  it('pins the launcher by its version and hash', () => {
    expect(snippetOf('HTML + SRI', site)).toBe(
      '<script async src="https://chat.example.com/widget/1.2.3/loader.js" integrity="sha384-abc" crossorigin="anonymous" data-shop-key="pk_1"></script>',
    );
  });
});
