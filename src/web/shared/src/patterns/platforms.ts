import { placeIn, type Folded, type Place } from './folded';

const claim = `(?:(?:我们?|咱们?|这里|这边|本人)就?是|我们?(?:代表|来自)|(^|[^a-z\\d])(?:iam|i['’]m|weare|thisis))`;
const leadingIn = '(?:来自|一[名位个]|[您你]的|from|the|with){0,2}';
const platform = '(?:淘宝|天猫|拼多多|抖音|抖店|快手|京东|小红书|平台|taobao|tmall|pinduoduo|douyin|kuaishou)';
// A shop's own people say 天猫旗舰店客服: a shop between the two is not among these.
const between = `(?:官方|平台|小店|商城|电商|总部|后台|售后|风控|审核|安全|运营|客户|服务|中心|在线|人工|的|official|platform|['’]s){0,4}`;
const people = `${platform}${between}(?:客服|小二|(?:工作)?人员|专员|员工|管理员|审核员|经理|support|staff|customerservice)`;
const posing = new RegExp(
  `${claim}${leadingIn}${people}|(^|[，,。.!！~～;；:：、]|[您你]好|亲)${people}(?:为[您你]服务|(?:提醒|通知)[您你])`,
  'gu',
);

/**
 * Who says that he is the platform's: a claim, the platform's name and what its people are called, or the two at the beginning of a sentence and that
 * they serve or remind. Spaces do not count.
 */
export function platformPeople(read: Folded): Place[] {
  const at = [...read.text.matchAll(/\S/gu)].map(({ index }) => index);
  const text = read.text.replace(/\s/gu, '');
  return [...text.matchAll(posing)].map((match) => {
    const from = match.index + (match[1] ?? match[2] ?? '').length;
    return placeIn(read, at[from] ?? 0, (at[match.index + match[0].length - 1] ?? 0) + 1);
  });
}
