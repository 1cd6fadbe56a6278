import { computed, onBeforeUnmount, onMounted, ref, type ComputedRef } from 'vue';
import { sections, type Section } from './sections';

export const addressOf = (section: Section): string => `#/${section.id}`;

/** The section that the address names; the first one where it names none. */
export function useRoute(): ComputedRef<Section | undefined> {
  const hash = ref(location.hash);
  const follow = (): void => void (hash.value = location.hash);
  onMounted(() => window.addEventListener('hashchange', follow));
  onBeforeUnmount(() => window.removeEventListener('hashchange', follow));
  return computed(() => sections.find((section) => addressOf(section) === hash.value) ?? sections[0]);
}
