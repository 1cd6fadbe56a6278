import { signUpTexts } from '@chatrouter/shared/texts/signUp';
import { createApp } from 'vue';
import { addTexts, currentLocale, i18n, useLocale } from '../i18n';
import '../colors.css';
import { useScheme } from '../scheme';
import '../formPage.css';
import SignUpApp from './SignUpApp.vue';

addTexts(signUpTexts);
useScheme();
useLocale(currentLocale());
createApp(SignUpApp).use(i18n).mount('#signup');
