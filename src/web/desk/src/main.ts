import { localeContextKey } from 'element-plus';
import en from 'element-plus/es/locale/lang/en';
import zhCn from 'element-plus/es/locale/lang/zh-cn';
import { createPinia } from 'pinia';
import { createApp, ref, watch } from 'vue';
import App from './App.vue';
import './elements.css';
import './desk.css';
import { currentLocale, i18n, useLocale } from './i18n';

useLocale(currentLocale());
const app = createApp(App).use(createPinia()).use(i18n);
const words = ref(zhCn);
watch(i18n.global.locale, () => (words.value = currentLocale() === 'en' ? en : zhCn), { immediate: true });
app.provide(localeContextKey, words);
app.mount('#desk');
