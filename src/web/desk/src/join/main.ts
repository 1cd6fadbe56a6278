import { createApp } from 'vue';
import { currentLocale, i18n, useLocale } from '../i18n';
import '../colors.css';
import { useScheme } from '../scheme';
import '../formPage.css';
import JoinApp from './JoinApp.vue';

useScheme();
useLocale(currentLocale());
createApp(JoinApp).use(i18n).mount('#join');
