import type { ChatStore } from '../store';
import { Contact } from './Contact';
import { RatingForm } from './RatingForm';
import { Topics } from './Topics';

export const Parts = ({ store }: { store: ChatStore }) => (
  <>
    <RatingForm store={store} />
    <Contact store={store} />
    <Topics store={store} />
  </>
);
