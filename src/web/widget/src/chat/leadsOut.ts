/** The address, if the shop wants to be asked about it: it leads to a web site that is neither the shop's nor this server. */
export function leadsOut(href: string | undefined, ownOrigins: readonly string[] | undefined): URL | undefined {
  if (href === undefined || ownOrigins === undefined) return undefined;
  const url = new URL(href);
  return url.protocol.startsWith('http') && ![...ownOrigins, location.origin].includes(url.origin) ? url : undefined;
}
