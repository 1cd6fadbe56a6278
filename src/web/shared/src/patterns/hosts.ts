import type { Place } from './folded';

/** A full stop as Chinese keyboards write it is one of a host's as well. */
export const hostChar = /[a-z0-9._。-]/u;

/** The endings of hosts that are known without `https://` before them. */
export const endings = new Set(
  (
    'com net org edu gov cn hk mo tw jp kr sg us uk eu de fr ru cc co io me tv ly gl ai app asia biz cloud club dev fun icu info ink link live ' +
    'ltd mobi online pw ren shop site space store tech top vip wang website win work xyz'
  ).split(' '),
);

/** The hosts in a run of their characters: names with a dot between them, the last one an ending. */
export function hostsIn(text: string, from: number, to: number, isEnding: (name: string) => boolean): Place[] {
  const hosts: Place[] = [];
  let [begin, end, name] = [from, from, from];
  for (let i = from; i <= to; i++) {
    if (i < to && text[i] !== '.' && text[i] !== '。') continue;
    if (i > name && name > begin && isEnding(text.slice(name, i))) end = i;
    if (i === name || i === to) {
      if (end > begin) hosts.push([begin, end]);
      begin = i + 1;
    }
    name = i + 1;
    end = Math.max(end, begin);
  }
  return hosts;
}

/** Whether it is one of the domains, or below one. */
export const isOwn = (host: string, domains: readonly string[]): boolean =>
  domains.some((domain) => host === domain || host.endsWith(`.${domain}`));

/** The host that browsers go to, of what follows an address's `//`. */
export function hostOf(rest: string): string {
  const begun = rest.replace(/^[/\\]+/u, '');
  const authority = begun.slice(0, endOf(begun, /[/\\?#]/u));
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  return host.slice(0, endOf(host, /:/u)).replace(/\.$/u, '');
}

function endOf(text: string, sign: RegExp): number {
  const at = text.search(sign);
  return at < 0 ? text.length : at;
}
