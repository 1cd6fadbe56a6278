/** The console's pages about what happened. */
export const adminInsightTexts = {
  'admin.group.insight': ['诊断', 'Insight'],
  'admin.distribution': ['分流诊断', 'Distribution'],
  'admin.distributionText': [
    '一段时间里每位客服分到多少买家，与平均分配差多少，差在哪里。点任意一项，查看背后的会话和当时的决定。',
    'How many buyers each agent got in a period, how far that is from an equal share, and why. Choose a part to see the conversations behind it and the decisions that were made.',
  ],
  'admin.ratings': ['评价', 'Ratings'],
  'admin.ratingsText': [
    '买家给会话打了几分、说了什么，最新的在前。点开可看背后的会话；看过谁的会话，审计日志里有记录。',
    'How buyers rated conversations and what they said, newest first, with the conversation behind each. Whose conversations were read stands in the audit log.',
  ],
  'admin.audit': ['审计日志', 'Audit log'],
  'admin.auditText': [
    '谁在什么时候改了什么、看了什么。只增加，不能修改。',
    'Who changed what, and who looked at what, and when. Entries are added, never changed.',
  ],
} as const;
