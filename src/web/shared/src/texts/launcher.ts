/** The button on the shop's page: kept apart, because the launcher must stay tiny. */
export const launcherTexts = {
  'widget.title': ['在线客服', 'Chat'],
  'widget.launch': ['联系客服', 'Chat with us'],
  'widget.launchUnread': ['联系客服, {count} 条未读', 'Chat with us, {count} unread'],
} as const;
