import { describe, expect, it } from 'vitest';
import ts from 'typescript';
import { frameworks, snippetOf } from './snippets';

const site = { origin: 'https://chat.example.com', shopKey: 'pk_1', tokens: false };

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
});
