import type { AccountRole } from '@chatrouter/shared/contract';
import { defineAsyncComponent, type Component } from 'vue';

export interface Section {
  /** Stands in the address, and names its texts: `admin.<id>`. */
  readonly id: string;
  readonly page: Component;
  /** Who gets to see it. */
  readonly roles: readonly AccountRole[];
}

export interface SectionGroup {
  readonly id: string;
  readonly sections: readonly Section[];
}

const admins: readonly AccountRole[] = ['admin'];
const shop: readonly AccountRole[] = ['supervisor', 'admin'];
const everybody: readonly AccountRole[] = ['supervisor', 'admin', 'ops'];

const section = (id: string, load: () => Promise<{ default: Component }>, roles = everybody): Section => ({
  id,
  page: defineAsyncComponent(load),
  roles,
});

// Everything the console has, as its navigation shows it. Each page is loaded when it is first opened.
const groups: readonly SectionGroup[] = [
  {
    id: 'start',
    sections: [
      section('overview', () => import('./pages/OverviewPage.vue'), shop),
      section('system', () => import('./pages/SystemPage.vue'), ['admin', 'ops']),
    ],
  },
  {
    id: 'team',
    sections: [
      section('members', () => import('./pages/MembersPage.vue'), admins),
      section('shifts', () => import('./pages/ShiftsPage.vue'), shop),
    ],
  },
  {
    id: 'routing',
    sections: [
      section('rules', () => import('./pages/RulesPage.vue')),
      section('groups', () => import('./pages/GroupsPage.vue')),
      section('matrix', () => import('./pages/MatrixPage.vue')),
      section('capacity', () => import('./pages/CapacityPage.vue'), shop),
      section('preset', () => import('./pages/PresetPage.vue')),
      section('busy', () => import('./pages/BusyPage.vue')),
      section('pool', () => import('./pages/PoolPage.vue')),
      section('simulate', () => import('./pages/SimulatePage.vue'), shop),
      section('publish', () => import('./pages/PublishPage.vue')),
    ],
  },
  {
    id: 'words',
    sections: [
      section('phrases', () => import('./pages/PhrasesPage.vue'), shop),
      section('bot', () => import('./pages/BotPage.vue')),
      section('forbidden', () => import('./pages/ForbiddenPage.vue')),
      section('reasons', () => import('./pages/ReasonsPage.vue')),
      section('pauses', () => import('./pages/PausesPage.vue')),
      section('tags', () => import('./pages/TagsPage.vue')),
      section('blocked', () => import('./pages/BlockedPage.vue'), shop),
    ],
  },
  {
    id: 'site',
    sections: [section('widget', () => import('./pages/WidgetPage.vue')), section('orders', () => import('./pages/OrdersPage.vue'))],
  },
  {
    id: 'integrations',
    sections: [
      section('keys', () => import('./pages/KeysPage.vue'), admins),
      section('webhooks', () => import('./pages/WebhooksPage.vue'), ['admin', 'ops']),
    ],
  },
  {
    id: 'insight',
    sections: [
      section('distribution', () => import('./pages/DistributionPage.vue'), shop),
      section('ratings', () => import('./pages/RatingsPage.vue'), shop),
      section('audit', () => import('./pages/AuditPage.vue'), shop),
    ],
  },
];

/** What of it the role gets to see. */
export const groupsFor = (role: AccountRole): SectionGroup[] =>
  groups
    .map((group) => ({ ...group, sections: group.sections.filter(({ roles }) => roles.includes(role)) }))
    .filter(({ sections }) => sections.length > 0);
