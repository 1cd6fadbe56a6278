import { createPinia } from 'pinia';
import { createApp } from 'vue';
import { currentLocale, i18n, useLocale } from '../i18n';
import './wall.css';
import WallApp from './WallApp.vue';

useLocale(currentLocale());
createApp(WallApp).use(createPinia()).use(i18n).mount('#wall');
