// @vitest-environment happy-dom
import { composerTexts } from '@chatrouter/shared/texts/composer';
import { describe, expect, it } from 'vitest';
import { failureKey } from './failure';

describe('orders that are not there', () => {
  const said = (code: string): readonly [string, string] | undefined =>
    Object.entries<readonly [string, string]>(composerTexts).find(([key]) => key === failureKey(code))?.[1];

  it.each(['ordersTimeout', 'ordersPaused', 'ordersFailed', 'whatever comes'])('never stop the chat: %s', (code) => {
    expect(said(code)?.[0]).toContain('聊天不受影响');
    expect(said(code)?.[1]).toContain('chatting goes on');
  });

  it('are told apart', () => {
    const codes = ['ordersTimeout', 'ordersPaused', 'ordersFailed', 'offline', 'unknownConversation'];
    expect(new Set(codes.map((code) => said(code)?.[0])).size).toBe(codes.length);
  });
});
