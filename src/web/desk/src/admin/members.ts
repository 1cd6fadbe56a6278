import type { Member } from './model/members';

type Call = <T>(method: 'GET', path: string) => Promise<T>;

/** Every member of the shop, page by page. */
export async function readMembers(call: Call): Promise<Member[]> {
  const all: Member[] = [];
  let after: string | undefined;
  do {
    const page: { members: Member[]; next?: string } = await call(
      'GET',
      `members?limit=200${after === undefined ? '' : `&after=${encodeURIComponent(after)}`}`,
    );
    all.push(...page.members);
    after = page.next;
  } while (after !== undefined);
  return all;
}
