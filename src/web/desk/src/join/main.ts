import { createApp } from 'vue';
import { currentLocale, i18n, useLocale } from '../i18n';
import './join.css';
import JoinApp from './JoinApp.vue';

useLocale(currentLocale());
createApp(JoinApp).use(i18n).mount('#join');
