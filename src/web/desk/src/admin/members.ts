import type { Member } from './model/members';
import { queryOf } from '../query';

type Call = <T>(method: 'GET', path: string) => Promise<T>;

export interface MemberPage {
  members: Member[];
  /** For the page after it; none: there are no more. */
  next?: string;
}

const pageSize = 100;

/** The first members of the shop, or those after a page. */
const readPage = (call: Call, after?: string): Promise<MemberPage> => call('GET', `members?${queryOf({ limit: String(pageSize), after })}`);

/** The members up to that many, and the rest of their last page. */
export async function readMembers(call: Call, most: number): Promise<MemberPage> {
  let page = await readPage(call);
  const members = [...page.members];
  while (members.length < most && page.next !== undefined) {
    page = await readPage(call, page.next);
    members.push(...page.members);
  }
  return { members, ...(page.next !== undefined && { next: page.next }) };
}
