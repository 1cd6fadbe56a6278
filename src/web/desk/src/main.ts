import App from './App.vue';
import { mountPage } from './mount';
import './serving';

mountPage(App, '#desk');
