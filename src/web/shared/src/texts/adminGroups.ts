/** Words of the groups' members: loaded with their page. */
export const adminGroupTexts = {
  'group.mode': ['分配方式（全店相同）', 'How buyers are shared (the whole shop alike)'],
  'group.state': ['状态', 'State'],
  'group.serving': ['{state}，接待 {count}', '{state}, serving {count}'],
} as const;
