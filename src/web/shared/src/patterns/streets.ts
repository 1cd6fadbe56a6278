import { after, placeIn, type Folded, type Place } from './folded';

const longestName = 40;
const longestNumber = 5;
const nameOfArea = 2;
const ways = ['路', '街', '大道', '巷', '弄', '胡同', '小区', '花园', '大厦', '广场', '园区', '村', '苑'];
const houses = ['号', '弄', '栋', '幢', '座', '单元', '室', '楼'];
const areas = /[省市区县镇乡]/u;
const han = /[\u4e00-\u9fff]/u;
const ofName = /[\u4e00-\u9fffa-z0-9\-\s]/u;

/**
 * Addresses of places: a province, town or district, a street or building in it, and a number there. All three stand in one row: a street and
 * a number alone may be a day, as with 半路 15 号到. A line of the underground is none.
 */
export function streets(read: Folded): Place[] {
  const { text } = read;
  const found: Place[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    if (!/\d/u.test(text.charAt(at))) continue;
    const number = at;
    at = after(text, at, /[\d-]/u);
    const end = at - number > longestNumber ? undefined : houseAfter(text, at);
    const begin = end === undefined ? undefined : areaBefore(text, number, from);
    if (end === undefined || begin === undefined) continue;
    found.push(placeIn(read, begin, end));
    [from, at] = [end, end - 1];
  }
  return found;
}

function houseAfter(text: string, number: number): number | undefined {
  const at = after(text, number, /\s/u);
  const house = houses.find((name) => text.startsWith(name, at));
  return house === undefined || text.charAt(at + house.length) === '线' ? undefined : at + house.length;
}

/** From the name of the area on, of which two characters are sure. */
function areaBefore(text: string, number: number, from: number): number | undefined {
  let end = number;
  while (end > from && /\s/u.test(text.charAt(end - 1))) end--;
  const before = text.slice(Math.max(from, end - longestName), end);
  const way = ways.find((name) => before.endsWith(name));
  if (way === undefined) return undefined;
  let begin: number | undefined;
  for (let at = end - way.length - 1; at >= from + nameOfArea && end - at <= longestName && ofName.test(text.charAt(at)); at--)
    if (areas.test(text.charAt(at)) && han.test(text.charAt(at - 1)) && han.test(text.charAt(at - 2))) begin = at - nameOfArea;
  return begin;
}
