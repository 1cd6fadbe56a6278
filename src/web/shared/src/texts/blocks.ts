/** 黑名单: blocking the buyer whom one serves. */
export const blockTexts = {
  'block.do': ['拉黑买家…', 'Block the buyer…'],
  'block.title': ['拉黑{name}', 'Block {name}'],
  'block.text': [
    '之后不再接收他的消息和图片，买家会看到“本店暂不接收您的消息”。同事和主管看得到是谁、因为什么拉黑的，可以随时解除。',
    'Nothing more is taken from him, messages or images; he reads “This shop does not accept your messages”. Colleagues see who blocked him and why, and can let him in again at any time.',
  ],
  'block.reason': ['原因（只有同事看得到）', 'Reason (for colleagues only)'],
  'block.ads': ['广告', 'Advertising'],
  'block.abuse': ['辱骂', 'Abuse'],
  'block.harassing': ['恶意骚扰', 'Harassment'],
  'block.fraud': ['欺诈', 'Fraud'],
  'block.close': ['同时结束会话', 'End the conversation as well'],
  'block.confirm': ['拉黑', 'Block'],
  'block.done': ['已拉黑{name}', '{name} is blocked'],
  'block.is': ['{by} 于 {at} 拉黑：{reason}', 'Blocked by {by}, {at}: {reason}'],
  'block.undo': ['解除拉黑', 'Let him in again'],
} as const;
