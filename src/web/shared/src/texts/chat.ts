/** What the buyer can do beside writing, and what he is told of his wait. */
export const chatTexts = {
  'chat.menu': ['更多', 'More'],
  'chat.sound': ['新消息提示音', 'Sound for new messages'],
  'chat.language': ['English', '中文'],
  'chat.end': ['结束会话', 'End the conversation'],
  'chat.endAsk': ['确定结束本次会话吗?', 'End this conversation?'],
  'chat.cancel': ['取消', 'Cancel'],
  'chat.privacy': ['隐私说明', 'Privacy'],
  'chat.privacyText': [
    '您发送的内容由本店保存,并提供给客服用于解答您的问题。请勿发送密码、银行卡号或验证码,客服不会向您索要。',
    'What you write is kept by this shop and shown to its agents so that they can help you. Never send passwords, card numbers or codes: nobody here asks for them.',
  ],
  'chat.understood': ['知道了', 'Close'],
  'chat.order': ['订单 {id}', 'Order {id}'],
  'chat.dismiss': ['不发送', 'Do not send'],
  'chat.progress': ['排队进度', 'Progress in the queue'],
  'chat.movedBack': ['优先买家已插入,您的位置有变化', 'A buyer with priority came before you'],
  'chat.groupFull': ['该组客服都在接待中', 'Everybody of this team is serving'],
  'chat.allAway': ['客服暂时离开', 'Everybody is away for a moment'],
  'chat.slow': ['发送太快,请稍候 {n} 秒,消息会自动发送', 'Too fast: your message is sent by itself in {n} s'],
  'chat.blocked': ['本店暂不接收您的消息,请用其他方式联系本店', 'This shop does not accept your messages. Reach it another way.'],
  'chat.leaving': [
    '此链接通往店外网站 {host},请勿在那里输入密码或付款。',
    'This link leads out of the shop, to {host}. Do not enter a password or pay there.',
  ],
  'chat.leave': ['仍要打开', 'Open it anyway'],
  'chat.caughtUp': ['补齐 {count} 条消息', '{count} messages caught up'],
} as const;
