import { createPinia } from 'pinia';
import { createApp } from 'vue';
import App from './App.vue';
import './elements.css';
import './desk.css';
import { currentLocale, i18n, useLocale } from './i18n';

useLocale(currentLocale());
createApp(App).use(createPinia()).use(i18n).mount('#desk');
