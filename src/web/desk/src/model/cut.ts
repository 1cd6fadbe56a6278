export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A part of a picture, in its own whole pixels. */
export interface Cut extends Size {
  readonly left: number;
  readonly top: number;
}

/** Less than that nobody means. */
export const leastSide = 8;

const between = (least: number, value: number, most: number): number => Math.min(Math.max(value, least), most);

/** The rectangle of two opposite corners, however they lie, as far as it is within the picture; none when it is too small to be meant. */
export function cutOf(a: Point, b: Point, picture: Size): Cut | undefined {
  const x = (point: Point): number => Math.round(between(0, point.x, picture.width));
  const y = (point: Point): number => Math.round(between(0, point.y, picture.height));
  const [left, top] = [Math.min(x(a), x(b)), Math.min(y(a), y(b))];
  const [width, height] = [Math.abs(x(a) - x(b)), Math.abs(y(a) - y(b))];
  return width < leastSide || height < leastSide ? undefined : { left, top, width, height };
}

/** What keys begin with: the middle half. */
export const middleOf = ({ width, height }: Size): Cut => ({
  left: Math.round(width / 4),
  top: Math.round(height / 4),
  width: Math.round(width / 2),
  height: Math.round(height / 2),
});

export const moved = (cut: Cut, by: Point, picture: Size): Cut => ({
  ...cut,
  left: between(0, cut.left + by.x, picture.width - cut.width),
  top: between(0, cut.top + by.y, picture.height - cut.height),
});

/** Its left upper corner stays. */
export const sized = (cut: Cut, by: Point, picture: Size): Cut => ({
  ...cut,
  width: between(Math.min(leastSide, cut.width), cut.width + by.x, picture.width - cut.left),
  height: between(Math.min(leastSide, cut.height), cut.height + by.y, picture.height - cut.top),
});

const arrows: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** The cut after an arrow key: moved by a hundredth of the picture, with Shift sized; undefined for any other key. */
export function cutAfter(cut: Cut | undefined, { key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>, picture: Size): Cut | undefined {
  const arrow = arrows[key];
  if (arrow === undefined) return undefined;
  if (cut === undefined) return middleOf(picture);
  const step = Math.max(1, Math.round(Math.max(picture.width, picture.height) / 100));
  return (shiftKey ? sized : moved)(cut, { x: arrow.x * step, y: arrow.y * step }, picture);
}
