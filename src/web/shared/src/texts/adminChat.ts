/** The console's words about what the shop's chat says, and how it will look. */
export const adminChatTexts = {
  'site.texts': ['聊天里的文字', 'What the chat says'],
  'site.textsText': [
    '留空则用灰色的默认文字，每种语言各自如此。按原样显示。',
    'Empty: the usual words, in grey, of that language. Shown as written.',
  ],
  'site.text.welcome': ['欢迎语', 'Welcome'],
  'site.text.outOfHours': ['非工作时间', 'Out of hours'],
  'site.text.queue': ['排队时多说一句', 'One line more in the queue'],
  'site.text.left': ['留言之后', 'After a message is left'],
  'site.text.ended': ['会话结束时', 'At the end'],
  'site.text.button': ['只有按钮', 'The button alone'],
  'site.onPhone': ['手机', 'Phone'],
} as const;
