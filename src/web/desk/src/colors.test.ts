import { describe, expect, it } from 'vitest';

const files = import.meta.glob<string>('./**/*.{vue,css}', { query: '?raw', import: 'default', eager: true });
const styles = Object.entries(files).map(([path, text]) => ({
  path,
  style: path.endsWith('.css') ? text : (text.split(/<style[^>]*>/u)[1] ?? ''),
}));
// What stands on a picture, on an avatar or on a sample of code looks the same by day and by night; the wall is always dark.
const same = [
  './wall/',
  './parts/ImageTray',
  './parts/ImageView',
  './parts/ConversationRow',
  './parts/screenshot/CutDialog',
  './admin/parts/CodeSample',
];
const palette = ['./colors.css', './elements.css'];

describe('colours', () => {
  it('all have a night', () => {
    const painted = styles.filter(({ path }) => ![...same, ...palette].some((one) => path.startsWith(one)));
    const found = painted.flatMap(({ path, style }) => (style.match(/:[^;{]*#[\da-f]{3,8}\b/giu) ?? []).map((rule) => path + rule));
    expect(painted.length).toBeGreaterThan(100);
    expect(found).toEqual([]);
  });

  it('all have a value', () => {
    const known = named(/--[\w-]+(?=:)/gu);
    const used = named(/(?<=var\()--(?!el-)[\w-]+(?=\))/gu);
    expect([...used].filter((name) => !known.has(name))).toEqual([]);
  });

  const tones = ['good', 'info', 'warn', 'bad', 'note', 'teal'];
  const pairs = [
    ...['text', 'soft', 'faint', 'special', ...tones].map((tone) => [tone, 'card']),
    ...['text', 'soft', 'good', 'info', 'warn', 'bad'].map((tone) => [tone, 'page']),
    ...['text', 'soft'].map((tone) => [tone, 'sunk']),
    ...tones
      .flatMap((tone) => [`${tone}-back`, `${tone}-mark`].map((back) => [tone, back]))
      .filter(([, back]) => value(back ?? '') !== undefined),
    ...['brand', 'info', 'bad'].map((fill) => ['on-fill', fill]),
  ] as [string, string][];

  it.each(pairs)('%s reads on %s', (text, back) => {
    expect(contrasts(text, back).filter((ratio) => ratio < 4.5)).toEqual([]);
  });

  it.each(['edge', 'online', 'paused', 'full', 'lost', 'offline'])('%s is seen on a card', (name) => {
    expect(contrasts(name, 'card').filter((ratio) => ratio < 3)).toEqual([]);
  });
});

function named(pattern: RegExp): Set<string> {
  return new Set(styles.flatMap(({ style }) => style.match(pattern) ?? []));
}

/** By day and by night. */
function contrasts(text: string, back: string): number[] {
  const [ours, theirs] = [value(text), value(back)];
  return [0, 1].map((scheme) => {
    const [dark, light] = [luminance(ours?.[scheme] ?? ''), luminance(theirs?.[scheme] ?? '')].sort((a, b) => a - b) as [number, number];
    return (light + 0.05) / (dark + 0.05);
  });
}

function value(name: string): [string, string] | undefined {
  const [, day, night] = new RegExp(`--${name}: light-dark\\((#\\w+), (#\\w+)\\)`, 'u').exec(files['./colors.css'] ?? '') ?? [];
  return day === undefined || night === undefined ? undefined : [day, night];
}

function luminance(color: string): number {
  const digits = color.length === 4 ? color.replace(/[\da-f]/giu, '$&$&') : color;
  const [r, g, b] = [1, 3, 5]
    .map((at) => parseInt(digits.slice(at, at + 2), 16) / 255)
    .map((part) => (part > 0.04045 ? ((part + 0.055) / 1.055) ** 2.4 : part / 12.92));
  return 0.2126 * (r ?? NaN) + 0.7152 * (g ?? NaN) + 0.0722 * (b ?? NaN);
}
