import { mountPage } from '../mount';
import SuperApp from './SuperApp.vue';
import '../serving';

mountPage(SuperApp, '#super');
