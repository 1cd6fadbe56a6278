import { localeContextKey } from 'element-plus';
import { focusableStack } from 'element-plus/es/components/focus-trap/index';
import en from 'element-plus/es/locale/lang/en';
import zhCn from 'element-plus/es/locale/lang/zh-cn';
import { createPinia } from 'pinia';
import { createApp, ref, watch, type Component } from 'vue';
import './elements.css';
import './colors.css';
import './desk.css';
import { currentLocale, i18n, useLocale } from './i18n';
import { useScheme } from './scheme';

// Element Plus leaves a menu paused that closes under the dialog it opened: it would never hear Escape again.
const { remove } = focusableStack;
focusableStack.remove = (layer) => {
  layer.resume?.();
  remove(layer);
};

/** Puts a page for staff into the document: its stores, its colours, its language and Element Plus' words in the same one. */
export function mountPage(root: Component, place: string): void {
  useScheme();
  useLocale(currentLocale());
  const app = createApp(root).use(createPinia()).use(i18n);
  const words = ref(zhCn);
  watch(i18n.global.locale, () => (words.value = currentLocale() === 'en' ? en : zhCn), { immediate: true });
  app.provide(localeContextKey, words);
  app.mount(place);
}
