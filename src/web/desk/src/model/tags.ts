export const tagColors = ['gray', 'red', 'orange', 'green', 'blue', 'purple'] as const;
export type TagColor = (typeof tagColors)[number];

/** What a shop's agents can mark buyers with. */
export interface ShopTag {
  name: string;
  color: TagColor;
}

export const colorOfTag = (tags: readonly ShopTag[], name: string): TagColor => tags.find((tag) => tag.name === name)?.color ?? 'gray';
