import { defineAsyncComponent, type Component } from 'vue';

export interface Section {
  /** Stands in the address, and names its texts: `admin.<id>`. */
  readonly id: string;
  readonly page: Component;
  /** Supervisors do not get to see it. */
  readonly adminsOnly: boolean;
}

export interface SectionGroup {
  readonly id: string;
  readonly sections: readonly Section[];
}

const section = (id: string, load: () => Promise<{ default: Component }>, adminsOnly = false): Section => ({
  id,
  page: defineAsyncComponent(load),
  adminsOnly,
});

// Everything the console has, as its navigation shows it. Each page is loaded when it is first opened.
const groups: readonly SectionGroup[] = [
  { id: 'start', sections: [section('overview', () => import('./pages/OverviewPage.vue'))] },
  {
    id: 'team',
    sections: [
      section('members', () => import('./pages/MembersPage.vue'), true),
      section('shifts', () => import('./pages/ShiftsPage.vue')),
    ],
  },
  {
    id: 'routing',
    sections: [
      section('rules', () => import('./pages/RulesPage.vue')),
      section('groups', () => import('./pages/GroupsPage.vue')),
      section('matrix', () => import('./pages/MatrixPage.vue')),
      section('capacity', () => import('./pages/CapacityPage.vue')),
      section('preset', () => import('./pages/PresetPage.vue')),
      section('busy', () => import('./pages/BusyPage.vue')),
      section('pool', () => import('./pages/PoolPage.vue')),
      section('simulate', () => import('./pages/SimulatePage.vue')),
      section('publish', () => import('./pages/PublishPage.vue')),
    ],
  },
  {
    id: 'words',
    sections: [
      section('phrases', () => import('./pages/PhrasesPage.vue')),
      section('forbidden', () => import('./pages/ForbiddenPage.vue')),
      section('reasons', () => import('./pages/ReasonsPage.vue')),
    ],
  },
  {
    id: 'site',
    sections: [section('widget', () => import('./pages/WidgetPage.vue')), section('orders', () => import('./pages/OrdersPage.vue'))],
  },
  {
    id: 'integrations',
    sections: [
      section('keys', () => import('./pages/KeysPage.vue'), true),
      section('webhooks', () => import('./pages/WebhooksPage.vue'), true),
    ],
  },
  {
    id: 'insight',
    sections: [
      section('distribution', () => import('./pages/DistributionPage.vue')),
      section('audit', () => import('./pages/AuditPage.vue')),
    ],
  },
];

/** What of it the role gets to see. */
export const groupsFor = (mayChange: boolean): SectionGroup[] =>
  groups
    .map((group) => ({ ...group, sections: group.sections.filter(({ adminsOnly }) => mayChange || !adminsOnly) }))
    .filter(({ sections }) => sections.length > 0);
