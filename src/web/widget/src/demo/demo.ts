import { pickLocale, textIn } from '@chatrouter/shared/i18n';
import { demoTexts } from '@chatrouter/shared/texts/demo';
import jacket from './jacket.svg';
import './demo.css';

// The snippet as a shop pastes it: a queue that works before the script is there.
interface Queue {
  (command: string, ...args: unknown[]): unknown;
  q?: unknown[][];
}
const page = window as unknown as { ChatRouter?: Queue };
const queue: Queue = page.ChatRouter ?? ((...call) => (queue.q = [...(queue.q ?? []), call]));
page.ChatRouter = queue;

const locale = pickLocale(new URLSearchParams(location.search).get('lang'));
document.documentElement.lang = locale;
document.title = textIn(demoTexts['demo.shop'], locale);
for (const place of document.querySelectorAll<HTMLElement>('[data-text]')) {
  place.textContent = textIn(demoTexts[place.dataset['text'] as keyof typeof demoTexts], locale);
}
document.querySelector('#language')?.setAttribute('href', locale === 'en' ? '?lang=zh-CN' : '?lang=en');

queue('boot', {
  shopKey: 'demo',
  locale,
  routing: { entry: 'demo' },
  product: {
    id: 'cloudlight-jacket',
    title: textIn(demoTexts['demo.title'], locale),
    price: textIn(demoTexts['demo.price'], locale),
    image: jacket,
    url: location.pathname,
  },
});
