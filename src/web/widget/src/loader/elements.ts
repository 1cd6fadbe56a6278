export function make<Name extends keyof HTMLElementTagNameMap>(name: Name, values = {}): HTMLElementTagNameMap[Name] {
  return set(document.createElement(name), values);
}

/** Sets attributes; the page's own policies and prototypes are not asked. */
export function set<E extends Element>(element: E, values: Record<string, unknown>): E {
  for (const name in values) element.setAttribute(name, String(values[name]));
  return element;
}
