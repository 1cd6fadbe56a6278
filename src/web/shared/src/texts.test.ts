import { describe, expect, it } from 'vitest';
import { orderStates, routeNotes, routeReasons, unassignedReasons } from './contract';
import { fill, inLocale, pickLocale, type Texts } from './i18n';
import { adminTexts } from './texts/admin';
import { adminBotTexts } from './texts/adminBot';
import { adminGroupTexts } from './texts/adminGroups';
import { adminHookTexts } from './texts/adminHooks';
import { adminInsightTexts } from './texts/adminInsight';
import { adminFaultTexts } from './texts/adminFaults';
import { adminKeyTexts } from './texts/adminKeys';
import { adminListTexts } from './texts/adminLists';
import { adminMemberTexts } from './texts/adminMembers';
import { adminRoutingTexts } from './texts/adminRouting';
import { adminRulesTexts } from './texts/adminRules';
import { adminSettingTexts } from './texts/adminSettings';
import { adminShiftTexts } from './texts/adminShifts';
import { adminShopTexts } from './texts/adminShop';
import { adminSimulateTexts } from './texts/adminSimulate';
import { adminSiteTexts } from './texts/adminSite';
import { adminTeamTexts } from './texts/adminTeam';
import { adminVersionTexts } from './texts/adminVersions';
import { composerTexts } from './texts/composer';
import { deskErrors } from './texts/deskErrors';
import { deskTexts } from './texts/desk';
import { deskShellTexts } from './texts/deskShell';
import { distributionTexts } from './texts/distribution';
import { demoTexts } from './texts/demo';
import { deviceTexts } from './texts/devices';
import { errors } from './texts/errors';
import { extraTexts } from './texts/extras';
import { imageTexts } from './texts/images';
import { joinTexts } from './texts/join';
import { signUpTexts } from './texts/signUp';
import { launcherTexts, panelTexts } from './texts/launcher';
import { permissionTexts } from './texts/permission';
import { servingTexts } from './texts/serving';
import { routingTexts } from './texts/routing';
import { ratingTexts } from './texts/rating';
import { ratingsTexts } from './texts/ratings';
import { supervisedTexts } from './texts/supervised';
import { superTexts } from './texts/super';
import { adminChatTexts } from './texts/adminChat';
import { previewTexts } from './texts/preview';
import { usualTexts } from './texts/usual';
import { vouchedTexts } from './texts/vouched';
import { terms } from './texts/terms';
import { chatTexts } from './texts/chat';
import { waitingTexts } from './texts/waiting';
import { wallTexts } from './texts/wall';
import { widgetTexts } from './texts/widget';

const sets: Texts[] = [
  terms,
  usualTexts,
  vouchedTexts,
  previewTexts,
  adminChatTexts,
  errors,
  deskErrors,
  routingTexts,
  servingTexts,
  launcherTexts,
  panelTexts,
  widgetTexts,
  chatTexts,
  demoTexts,
  deviceTexts,
  distributionTexts,
  deskTexts,
  deskShellTexts,
  composerTexts,
  extraTexts,
  imageTexts,
  joinTexts,
  signUpTexts,
  permissionTexts,
  ratingTexts,
  ratingsTexts,
  supervisedTexts,
  superTexts,
  waitingTexts,
  wallTexts,
  adminTexts,
  adminBotTexts,
  adminGroupTexts,
  adminHookTexts,
  adminInsightTexts,
  adminFaultTexts,
  adminKeyTexts,
  adminListTexts,
  adminMemberTexts,
  adminRoutingTexts,
  adminRulesTexts,
  adminSettingTexts,
  adminShiftTexts,
  adminShopTexts,
  adminSimulateTexts,
  adminSiteTexts,
  adminTeamTexts,
  adminVersionTexts,
];
const all: Texts = Object.assign({}, ...sets);
const placeholders = (text: string) => (text.match(/\{\w+\}/gu) ?? []).sort();

describe('texts', () => {
  it.each(Object.entries(all))('%s says the same in both languages', (_key, [zh, en]) => {
    expect(zh.trim()).not.toBe('');
    expect(en.trim()).not.toBe('');
    expect(placeholders(zh)).toEqual(placeholders(en));
  });

  it('name every key once', () => {
    expect(Object.keys(all).length).toBe(sets.reduce((sum, set) => sum + Object.keys(set).length, 0));
  });

  it('have a word for every reason, note and order state of the contract', () => {
    const needed = [
      ...routeReasons.map((r) => `reason.${r}`),
      ...routeNotes.map((n) => `note.${n}`),
      ...orderStates.map((o) => `order.${o}`),
      ...unassignedReasons.map((r) => `moved.${r}`),
    ];
    expect(needed.filter((key) => !(key in all))).toEqual([]);
  });

  it('stay plain text for the message compiler', () => {
    expect(Object.entries(all).filter(([, pair]) => pair.some((text) => /[|@]/u.test(text)))).toEqual([]);
  });
});

describe('i18n', () => {
  it('picks the wanted language, else the browser\u2019s, else English', () => {
    expect(pickLocale('zh-TW', ['en'])).toBe('zh-CN');
    expect(pickLocale('auto', ['fr', 'zh-Hans'])).toBe('zh-CN');
    expect(pickLocale(null, ['fr'])).toBe('en');
  });

  it('fills placeholders and leaves unknown ones alone', () => {
    expect(fill('{a} and {b}', { a: 1 })).toBe('1 and {b}');
    expect(inLocale({ x: ['一', 'one'] }, 'en')).toEqual({ x: 'one' });
  });
});
