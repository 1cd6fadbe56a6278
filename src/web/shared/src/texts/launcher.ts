/** The button on the shop's page: kept apart, because the launcher must stay tiny. */
export const launcherTexts = {
  'widget.launch': ['联系客服', 'Chat with us'],
  'widget.unread': ['，{count} 条未读', ', {count} unread'],
} as const;

/** What opens beside it. */
export const panelTexts = {
  'widget.title': ['在线客服', 'Chat'],
  'widget.notOpened': ['客服未能打开，点击重试', 'The chat did not open. Try again'],
  'widget.dismiss': ['不再显示', 'Dismiss'],
} as const;
