import { computed, onBeforeUnmount, onMounted, ref, type ComputedRef } from 'vue';
import type { Section } from './sections';

export const addressOf = (section: Section): string => `#/${section.id}`;

/** Which of the sections the address names; the first one where it names none. */
export function useRoute(sections: ComputedRef<readonly Section[]>): ComputedRef<Section | undefined> {
  const hash = ref(location.hash);
  const follow = (): void => void (hash.value = location.hash);
  onMounted(() => window.addEventListener('hashchange', follow));
  onBeforeUnmount(() => window.removeEventListener('hashchange', follow));
  return computed(() => sections.value.find((section) => addressOf(section) === hash.value) ?? sections.value[0]);
}
