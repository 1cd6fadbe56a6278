import App from './App.vue';
import { mountPage } from './mount';

mountPage(App, '#desk');
