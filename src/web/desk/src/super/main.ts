import { wallTexts } from '@chatrouter/shared/texts/wall';
import { addTexts } from '../i18n';
import { mountPage } from '../mount';
import SuperApp from './SuperApp.vue';
import '../serving';

addTexts(wallTexts);
mountPage(SuperApp, '#super');
