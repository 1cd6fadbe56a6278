import { ref } from 'vue';

const key = 'chatrouter.accepted';
const most = 100;

function kept(): string[] {
  const stored = localStorage.getItem(key) ?? '';
  return stored === '' ? [] : stored.split(' ');
}

/** The hand-overs that were accepted at this browser, by conversation and placement: a reload asks for none of them again. */
export function useAccepted(): { has: (handover: string) => boolean; add: (handover: string) => void } {
  const known = ref(kept());
  return {
    has: (handover) => known.value.includes(handover),
    add: (handover) => {
      known.value = [...kept().filter((one) => one !== handover), handover].slice(-most);
      localStorage.setItem(key, known.value.join(' '));
    },
  };
}
