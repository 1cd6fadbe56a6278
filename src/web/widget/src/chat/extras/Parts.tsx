import type { ChatStore } from '../store';
import { Contact } from './Contact';
import { Topics } from './Topics';

export const Parts = ({ store }: { store: ChatStore }) => (
  <>
    <Contact store={store} />
    <Topics store={store} />
  </>
);
