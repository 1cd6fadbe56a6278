import { after, placeIn, type Folded, type Place } from './folded';

const payments = '支付宝 银行卡 银行账 银行帐 收款账 收款帐 对公账 对公帐 zhifubao zfb alipay paypal'.split(' ');
const adding = '加v +v 加微 加薇 加q +q'.split(' ');
const names = [...'微信 威信 薇信 维信 徽信 v信 扣扣 抠抠 weixin wechat vx wx qq whatsapp telegram'.split(' '), ...adding, ...payments];
// Other words of English follow these as well: WeChat payment.
const spoken = new Set(['wechat', 'qq', 'whatsapp', 'telegram', ...adding, ...payments]);
// After these any word may follow a colon: PayPal: accepted.
const foreign = /^(?:alipay|paypal)$/u;
// These are parted between syllables as well; we chat is none.
const pinyin = /^(?:weixin|zhifubao)$/u;
const naming = ['number', 'account', 'id', 'no', 'is'];
const named = /[:=号码是]/u;
const paying = /[收款转到至]/u;
const filler = /[\s:=号码是账帐户为加我的搜找同群联系公众收款转到至,，.。、~～_\-–—/|()（）[\]【】<>《》「」"'“”‘’*·+;；!！]/u;
const idChar = /[a-z0-9_-]/u;
const mailChar = /[a-z0-9_.-]/u;
const digit = /\d/u;
const gap = /[\s.·*_~-]/u;
const between = /[ .-]/u;
const mostFiller = 16;
const [shortest, longest] = [5, 20];
// Shorter numbers after a way to pay are amounts and days, and of + V12345 a product.
const [shortestNumber, longestNumber] = [9, 24];

/** Contacts and accounts outside of the platform: what a messenger or a way to pay is called, and an id or an account after it. */
export function messengerContacts(folded: Folded): Place[] {
  const { text } = folded;
  const found: Place[] = [];
  for (let from = 0; from < text.length; from++) {
    for (const name of names) {
      const end = endOf(text, from, name);
      const id = end && idAfter(text, name, end.at, end.isSpelt);
      if (id === undefined) continue;
      found.push(placeIn(folded, from, id));
      from = id - 1;
      break;
    }
  }
  return found;
}

/** Signs between two characters do not count, but between letters only if all stand apart. Spelt: they do. */
function endOf(text: string, from: number, name: string): { at: number; isSpelt: boolean } | undefined {
  const before = text.charAt(from - 1);
  // 增加 V12345 adds a product.
  const other = name.startsWith('加') ? /[增参附追]/u : name.charAt(0) < '\u0080' ? /[a-z0-9]/u : undefined;
  if (text[from] !== name[0] || other?.test(before)) return undefined;
  let [at, isApart, isTogether] = [from + 1, false, false];
  for (const char of name.slice(1)) {
    const next = after(text, at, gap);
    if (text[next] !== char) return undefined;
    if (/[a-z]{2}/u.test(text.charAt(at - 1) + char)) {
      isApart ||= next > at;
      isTogether ||= next === at;
    }
    at = next + 1;
  }
  return isApart && isTogether && !pinyin.test(name) ? undefined : { at, isSpelt: isApart };
}

/** Where the id ends. */
function idAfter(text: string, name: string, from: number, isSpelt: boolean): number | undefined {
  const { at, isNamed, isPaid } = fillerAfter(text, from);
  // VXL123 is another word.
  if (at === from && /[a-z]/u.test(name.slice(-1)) && !digit.test(text.charAt(at))) return undefined;
  // 2026-11-28
  if (/^[12]\d{3}[ .-]\d{1,2}(?!\d)/u.test(text.slice(at, at + 8))) return undefined;
  const needsNumber = isPaid || payments.includes(name) || (!isNamed && (isSpelt || adding.includes(name)));
  return mailAfter(text, at) ?? numberAfter(text, at) ?? wordAfter(text, at, name, isNamed, needsNumber ? shortestNumber : shortest);
}

/** Named: what stands there says that an id comes. Paid: that money goes there. */
function fillerAfter(text: string, from: number): { at: number; isNamed: boolean; isPaid: boolean } {
  let [at, isNamed, isPaid] = [from, false, false];
  for (let skipped = 0; skipped < mostFiller; skipped++) {
    const next = text.charAt(at);
    const word = naming.find((name) => text.startsWith(name, at) && !idChar.test(text.charAt(at + name.length)));
    if (word === undefined && !filler.test(next)) break;
    isNamed ||= word !== undefined || named.test(next);
    isPaid ||= paying.test(next);
    at += word?.length ?? 1;
  }
  return { at, isNamed, isPaid };
}

function mailAfter(text: string, at: number): number | undefined {
  const sign = Math.min(after(text, at, mailChar), at + longest * 2);
  if (sign === at || text[sign] !== '@') return undefined;
  let end = after(text, sign + 1, mailChar);
  while (/[.-]/u.test(text.charAt(end - 1))) end--;
  return end - sign > 3 ? end : undefined;
}

/** Digits in groups. */
function numberAfter(text: string, at: number): number | undefined {
  let [end, digits, groups] = [at, 0, 0];
  for (let next = at; digit.test(text.charAt(next)) && digits <= longestNumber; groups++) {
    end = after(text, next, digit);
    digits += end - next;
    next = between.test(text.charAt(end)) ? end + 1 : end;
  }
  return groups > 1 && digits >= shortestNumber && digits <= longestNumber && !idChar.test(text.charAt(end)) ? end : undefined;
}

function wordAfter(text: string, at: number, name: string, isNamed: boolean, least: number): number | undefined {
  let end = at;
  while (end - at <= longest && idChar.test(text.charAt(end))) end++;
  const id = text.slice(at, end);
  if (id.length < shortest || id.length > longest || names.includes(id)) return undefined;
  const isAmount = id.length < shortestNumber && /^\d+$/u.test(id) && /[元块人笔万%]/u.test(text.charAt(after(text, end, /\s/u)));
  const isOfThat = /[0-9_]/u.test(id) || !spoken.has(name) || (isNamed && !foreign.test(name));
  const fits = /[a-z]/u.test(id) ? isOfThat : id.replace(/\D/gu, '').length >= least && !isAmount;
  return fits ? end : undefined;
}
