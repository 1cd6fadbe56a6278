import { ref, watch } from 'vue';

/** Day or night colours: as the device has them, or always one of the two. */
export const schemes = ['auto', 'light', 'dark'] as const;
export type Scheme = (typeof schemes)[number];

const key = 'chatrouter.scheme';

/** What the person at this device chose; every page of ours in this browser follows at once. */
export const scheme = ref<Scheme>(known(localStorage.getItem(key)));

/** Gives the page its colours, from now on too. */
export function useScheme(): void {
  watch(scheme, (value) => (document.documentElement.dataset.scheme = value), { immediate: true });
  addEventListener('storage', (event) => {
    if (event.key === key) scheme.value = known(event.newValue);
  });
}

export function chooseScheme(value: Scheme): void {
  scheme.value = value;
  localStorage.setItem(key, value);
}

function known(kept: string | null): Scheme {
  return schemes.find((one) => one === kept) ?? 'auto';
}
