/** Black or white, whichever reads better on a colour: the contrast is at least 4.58:1. White on what no colour is known of. */
export function readableOn(color: string): '#000' | '#fff' {
  const [, r, g, b] = /^#(..)(..)(..)/u.exec(hexOf(color)) ?? [];
  if (r === undefined || g === undefined || b === undefined) return '#fff';
  const luminance = 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  return luminance > 0.179 ? '#000' : '#fff';
}

// A canvas writes any colour that CSS knows as #rrggbb.
function hexOf(color: string): string {
  if (/^#[\da-f]{6}$/iu.test(color)) return color;
  const pen = document.createElement('canvas').getContext('2d');
  if (pen === null) return '';
  pen.fillStyle = color;
  return String(pen.fillStyle);
}

function linear(hex: string): number {
  const part = parseInt(hex, 16) / 255;
  return part > 0.04045 ? ((part + 0.055) / 1.055) ** 2.4 : part / 12.92;
}
