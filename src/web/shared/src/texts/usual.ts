/** What the buyer's chat says unless its shop has words of its own. */
export const usualTexts = {
  'widget.hello': ['您好，有什么可以帮您？', 'Hello, how can we help?'],
  'chat.away': ['客服暂时不在线，留言会在上班后优先回复。', 'Nobody is online. We answer your message first when we are back.'],
  'widget.pool': [
    '客服暂时不在线，留言已收到，上班后优先回复。',
    'Nobody is online. We have your message and answer it first when we are back.',
  ],
  'widget.ended': [
    '会话已结束，再发消息会开始新会话，优先由上次的客服接待',
    'The conversation has ended. Your next message begins another, with the same agent if possible',
  ],
} as const;
