import { after, placeIn, type Folded, type Place } from './folded';

const messengers = [
  '微信',
  '威信',
  '薇信',
  '维信',
  '徽信',
  'v信',
  '扣扣',
  '抠抠',
  'weixin',
  'wechat',
  'vx',
  'wx',
  'qq',
  'whatsapp',
  'telegram',
];
// Other words of English follow these as well: WeChat payment.
const spoken = new Set(['wechat', 'qq', 'whatsapp', 'telegram']);
const naming = ['number', 'account', 'id', 'no', 'is'];
const named = /[:=号码是]/u;
const filler = /[\s:=号码是账帐户为加我的搜找同群联系公众,，.。、~～_\-–—/|()（）[\]【】<>《》「」"'“”‘’*·+;；!！]/u;
const idChar = /[a-z0-9_-]/u;
const mostFiller = 16;
const [shortest, longest] = [5, 20];

/** Contacts of messengers: what one is called, and an id after it. */
export function messengerContacts(folded: Folded): Place[] {
  const { text } = folded;
  const found: Place[] = [];
  for (let from = 0; from < text.length; from++) {
    for (const messenger of messengers) {
      const id = idAfter(text, endOf(text, from, messenger), messenger);
      if (id === undefined) continue;
      found.push(placeIn(folded, from, id));
      from = id - 1;
      break;
    }
  }
  return found;
}

// Spaces between characters that are not ASCII do not count, as with forbidden words.
function endOf(text: string, from: number, messenger: string): number {
  if (text[from] !== messenger[0] || (idChar.test(messenger.charAt(0)) && /[a-z0-9]/u.test(text.charAt(from - 1)))) return -1;
  let at = from + 1;
  for (const char of messenger.slice(1)) {
    if (char > '\u007f' && text.charAt(at - 1) > '\u007f') at = after(text, at, /\s/u);
    if (text[at] !== char) return -1;
    at++;
  }
  return at;
}

/** Where the id ends. */
function idAfter(text: string, from: number, messenger: string): number | undefined {
  if (from < 0) return undefined;
  const { at, isNamed } = fillerAfter(text, from);
  // VXL123 is another word.
  if (at === from && /[a-z]/u.test(messenger.slice(-1)) && !/\d/u.test(text.charAt(at))) return undefined;
  let end = at;
  while (end - at <= longest && idChar.test(text.charAt(end))) end++;
  const id = text.slice(at, end);
  const fits = id.length >= shortest && id.length <= longest && !messengers.includes(id);
  return fits && (isNamed || !spoken.has(messenger) || /[0-9_]/u.test(id)) ? end : undefined;
}

/** Named: what stands there says that an id comes. */
function fillerAfter(text: string, from: number): { at: number; isNamed: boolean } {
  let [at, isNamed] = [from, false];
  for (let skipped = 0; skipped < mostFiller; skipped++) {
    const word = naming.find((name) => text.startsWith(name, at) && !idChar.test(text.charAt(at + name.length)));
    if (word === undefined && !filler.test(text.charAt(at))) break;
    isNamed ||= word !== undefined || named.test(text.charAt(at));
    at += word?.length ?? 1;
  }
  return { at, isNamed };
}
