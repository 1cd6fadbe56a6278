import { defineStore } from 'pinia';
import { ref, watch } from 'vue';

export type SendKey = 'enter' | 'ctrlEnter';

/** What the agent prefers on this device. */
export const useSettings = defineStore('settings', () => {
  const sendKey = ref<SendKey>(localStorage.getItem('chatrouter.sendKey') === 'ctrlEnter' ? 'ctrlEnter' : 'enter');
  const goNext = ref(localStorage.getItem('chatrouter.goNext') !== 'no');
  watch(sendKey, (value) => localStorage.setItem('chatrouter.sendKey', value));
  watch(goNext, (value) => localStorage.setItem('chatrouter.goNext', value ? 'yes' : 'no'));
  return { sendKey, goNext };
});
