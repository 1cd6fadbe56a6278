/** Serving buyers: what the desk and the supervisor's page say, and no other page. */
export const servingTexts = {
  'span.hours': ['{count} 小时', '{count} h'],
  'span.minutes': ['{count} 分钟', '{count} min'],
  'span.seconds': ['{count} 秒', '{count} s'],
  'status.recentWithin': ['最近联系：{time}内聊过的仍会来', 'Recent contact: those you talked to in the last {time}'],
  'status.lostSystem': ['系统判定', 'set by the system'],
  'status.lostOpen': ['进行中的会话：保留 {time}，之后重新分流', 'Open conversations: kept for {time}, then routed again'],
  'leave.title': ['还有会话未结束', 'Conversations are still open'],
  'leave.open': [
    '还有 {count} 个已回复的会话。离线后，买家再发消息时重新分流。',
    'Replied conversations still open: {count}. Once you are offline they are routed when the buyer writes again.',
  ],
  'leave.go': ['离线', 'Go offline'],
  'pane.entry': ['来源：{entry}', 'From: {entry}'],
  'span.minutesAndSeconds': ['{minutes} 分 {seconds} 秒', '{minutes} min {seconds} s'],
  'span.hoursAndMinutes': ['{hours} 小时 {minutes} 分', '{hours} h {minutes} min'],
  'tier.bold': ['等待中', 'Waiting'],
  'tier.amber': ['等待较久', 'Waiting long'],
  'tier.orange': ['即将超时', 'Nearly overdue'],
  'tier.red': ['已超时', 'Overdue'],
  'tier.crossed': ['{count} 位买家等待超过{seconds}秒', 'waiting over {seconds} s: {count}'],
  'tier.go': ['去回复', 'Reply'],
} as const;
