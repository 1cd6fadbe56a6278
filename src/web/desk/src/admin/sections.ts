import { defineAsyncComponent, type Component } from 'vue';

export interface Section {
  /** Stands in the address, and names its texts: `admin.<id>`. */
  readonly id: string;
  readonly page: Component;
}

export interface SectionGroup {
  readonly id: string;
  readonly sections: readonly Section[];
}

const section = (id: string, load: () => Promise<{ default: Component }>): Section => ({ id, page: defineAsyncComponent(load) });

/** Everything the console has, as its navigation shows it. Each page is loaded when it is first opened. */
export const groups: readonly SectionGroup[] = [
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
];

export const sections: readonly Section[] = groups.flatMap((group) => group.sections);
