import { mountPage } from '../mount';
import SuperApp from './SuperApp.vue';

mountPage(SuperApp, '#super');
