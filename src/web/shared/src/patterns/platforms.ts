import { placeIn, type Folded, type Place } from './folded';

const platforms = ['淘宝', '天猫', '拼多多', '抖音', '抖店', '快手', '京东', '小红书', '平台', 'taobao', 'tmall', 'pinduoduo', 'douyin', 'kuaishou'];
// A shop's own people say 天猫旗舰店客服: a shop between the two is not among these.
const between = [
  ...['官方', '平台', '小店', '商城', '电商', '总部', '后台', '售后', '风控', '审核', '安全', '运营', '客户', '服务', '中心', '在线', '人工', '的'],
  ...['official', 'platform', '’s', "'s"],
];
const staff = ['客服', '小二', '工作人员', '专员', '员工', '管理员', '审核员', '经理', '人员', 'support', 'staff', 'customerservice'];
const claims = [
  ...['我是', '我们是', '咱是', '咱们是', '这里是', '这边是', '本人是', '我就是', '我们就是', '我代表', '我们代表', '我来自', '我们来自'],
  ...['iam', "i'm", 'i’m', 'weare', 'thisis'],
];
const leadingIn = ['来自', '一名', '一位', '一个', '您的', '你的', 'from', 'the', 'with'];
const serving = ['为您服务', '为你服务', '提醒您', '提醒你', '通知您', '通知你'];
const greetings = ['您好', '你好', '亲'];
const begins = /[\s，,。.!！~～;；:：、]/u;
const [mostBetween, mostLeadingIn] = [4, 2];

/**
 * Who says that he is the platform's: a claim, the platform's name and what its people are called, or the two at the beginning of a sentence and that
 * they serve or remind. Spaces do not count.
 */
export function platformPeople(read: Folded): Place[] {
  const at = [...read.text].flatMap((char, i) => (/\s/u.test(char) ? [] : [i]));
  const text = at.map((i) => read.text.charAt(i)).join('');
  const found: Place[] = [];
  let from = 0;
  for (let name = 0; name < text.length; name++) {
    const end = staffAfter(text, name);
    if (end === undefined) continue;
    const claim = claimBefore(text, name, from);
    const served = claim === undefined && isBeginning(read.text, at, text, name) ? wordAt(text, end, serving) : 0;
    if (claim === undefined && served === 0) continue;
    from = end + served;
    found.push(placeIn(read, at[claim ?? name] ?? 0, (at[from - 1] ?? 0) + 1));
    name = from - 1;
  }
  return found;
}

/** The length of the word that stands there; 0: none of them. */
const wordAt = (text: string, at: number, words: readonly string[]): number => words.find((word) => text.startsWith(word, at))?.length ?? 0;
const wordBefore = (text: string, end: number, words: readonly string[]): number =>
  words.filter((word) => text.endsWith(word, end)).reduce((most, { length }) => Math.max(most, length), 0);

function staffAfter(text: string, name: number): number | undefined {
  let at = name + wordAt(text, name, platforms);
  if (at === name) return undefined;
  for (let words = 0; words <= mostBetween; words++) {
    const people = wordAt(text, at, staff);
    if (people > 0) return at + people;
    const word = wordAt(text, at, between);
    if (word === 0) return undefined;
    at += word;
  }
  return undefined;
}

function claimBefore(text: string, name: number, from: number): number | undefined {
  let end = name;
  for (let words = 0; words < mostLeadingIn; words++) end -= wordBefore(text, end, leadingIn);
  const begin = end - wordBefore(text, end, claims);
  // Siam and other words end like it.
  const isWord = begin < end && !(/[a-z]/u.test(text.charAt(begin)) && /[a-z0-9]/u.test(text.charAt(begin - 1)));
  return isWord && begin >= from ? begin : undefined;
}

function isBeginning(read: string, at: readonly number[], text: string, name: number): boolean {
  return name === 0 || begins.test(read.charAt((at[name] ?? 0) - 1)) || wordBefore(text, name, greetings) > 0;
}
