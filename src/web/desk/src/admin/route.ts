import { computed, onBeforeUnmount, onMounted, ref, type ComputedRef } from 'vue';
import type { Section } from './sections';

export const addressOf = (section: Section): string => `#/${section.id}`;

/** What the address names: a section, and perhaps something in it. */
export function useAddress(): ComputedRef<string[]> {
  const hash = ref(location.hash);
  const follow = (): void => void (hash.value = location.hash);
  onMounted(() => window.addEventListener('hashchange', follow));
  onBeforeUnmount(() => window.removeEventListener('hashchange', follow));
  return computed(() => hash.value.split('/').slice(1));
}

/** Which of the sections the address names; the first one where it names none. */
export function useRoute(sections: ComputedRef<readonly Section[]>): ComputedRef<Section | undefined> {
  const address = useAddress();
  return computed(() => sections.value.find(({ id }) => id === address.value[0]) ?? sections.value[0]);
}
