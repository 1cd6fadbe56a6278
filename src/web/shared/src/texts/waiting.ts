/** Buyers whom nobody serves yet, on the desk. */
export const waitingTexts = {
  'waiting.take': ['接入', 'Take'],
  'waiting.takeWhom': ['接入 {name}', 'Take {name}'],
  'waiting.since': ['已等待 {time}', 'Waiting {time}'],
  'waiting.noneQueued': ['没有排队的买家', 'Nobody is in the queue'],
  'waiting.noneInPool': ['没有留言', 'No messages in the pool'],
  'waiting.rest': ['还有 {count} 位', '{count} more'],
  'waiting.notSearched': ['另有 {count} 位没有列出，未参与搜索', 'Not listed and not searched: {count} more'],
} as const;
