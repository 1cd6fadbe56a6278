// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { scenes, previewed, previewOf } from '@chatrouter/shared/preview';
import { availabilityOf } from '../chat/report';
import { isUnrated, noTalk, opened } from '../chat/talk';
import { snapshotOf } from './scenes';

const now = Date.parse('2026-11-11T10:00:00Z');
const talkOf = (scene: (typeof scenes)[number]) => opened(noTalk, snapshotOf({ scene, locale: 'en', shopName: 'Boutique' }, now), true);

describe('the preview', () => {
  it.each([
    ['welcome', undefined, 'online', 0],
    ['outOfHours', undefined, 'offline', 0],
    ['queue', 'queued', 'queue', 1],
    ['left', 'offlinePool', 'offline', 1],
    ['ended', 'closed', 'online', 2],
    ['button', undefined, 'online', 0],
  ] as const)('shows a chat that is %s as the chat itself would', (scene, status, state, messages) => {
    const talk = talkOf(scene);

    expect([talk.status?.status, availabilityOf(talk)?.state, talk.timeline.messages.length]).toEqual([status, state, messages]);
    expect(talk.shopName).toBe('Boutique');
    expect(isUnrated(talk)).toBe(scene === 'ended');
  });

  it('listens to nobody but the page of this server around it', () => {
    const data = previewed({ scene: 'welcome', locale: 'en', shopName: '', color: '#000000', side: 'left', label: '', chat: {} });
    const said = (more: object) => previewOf({ data, source: window.parent, origin: location.origin, ...more } as MessageEvent);

    expect(said({})).toMatchObject({ scene: 'welcome' });
    expect([
      said({ origin: 'https://shop.example' }),
      said({ source: null }),
      said({ data: null }),
      said({ data: { app: 'chatrouter' } }),
    ]).toEqual([undefined, undefined, undefined, undefined]);
  });
});
