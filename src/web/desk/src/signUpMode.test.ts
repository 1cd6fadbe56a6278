// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { signUpMode } from './signUpMode';

function write(content: string): void {
  const meta = document.createElement('meta');
  [meta.name, meta.content] = ['sign-up', content];
  document.head.replaceChildren(meta);
}

it('is what the server wrote into the page, else closed', () => {
  expect(signUpMode()).toBe('closed');
  const modes = ['closed', 'by-letter', 'review', 'open'].map((content) => {
    write(content);
    return signUpMode();
  });
  expect(modes).toEqual(['closed', 'closed', 'review', 'open']);
});
