/** Words of the groups' members: loaded with their page. */
export const adminGroupTexts = {
  'group.mode': ['分配方式（全店相同）', 'How buyers are shared (the whole shop alike)'],
  'group.entries': ['入口页面，每行一个', 'Entries, one a line'],
  'group.entriesHint': [
    '网页 routing.entry 的值；没有就是页面路径。以 * 结尾的匹配这样开头的。网页指定了分组时不看入口。',
    'What the page gives as routing.entry, else its path; with * at its end, whatever begins so. Does not count where the page names a group.',
  ],
  'group.fromLevel': ['会员等级从', 'From member level'],
  'group.fromLevelHint': [
    '买家令牌里的 level 达到它就来这里；入口已经决定时不看。先于订单状态；组内无人在线时由全店接待。',
    'Buyers whose token says this level or more come here, unless their entry decides. Goes before order states; with nobody online here, the whole shop serves.',
  ],
  'group.tab.texts': ['文案', 'Texts'],
  'group.textsText': [
    '只对这个组的买家说；留空则用灰色的全店文字，每种语言各自如此。按原样显示。',
    'For the buyers of this group. Empty: what the shop says, in grey, in that language. Shown as written.',
  ],
  'group.state': ['状态', 'State'],
  'group.serving': ['{state}，接待 {count}', '{state}, serving {count}'],
} as const;
