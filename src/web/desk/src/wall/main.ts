import { wallTexts } from '@chatrouter/shared/texts/wall';
import { createPinia } from 'pinia';
import { createApp } from 'vue';
import { addTexts, currentLocale, i18n, useLocale } from '../i18n';
import './wall.css';
import WallApp from './WallApp.vue';

addTexts(wallTexts);
useLocale(currentLocale());
createApp(WallApp).use(createPinia()).use(i18n).mount('#wall');
