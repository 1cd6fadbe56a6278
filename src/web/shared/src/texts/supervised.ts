/** What a supervisor does that an agent sees at his desk. */
export const supervisedTexts = {
  'supervised.online': ['{by} 将你的状态改为「在线」：{reason}', '{by} set you to Online: {reason}'],
  'supervised.paused': ['{by} 将你的状态改为「挂起」：{reason}', '{by} set you to Paused: {reason}'],
  'supervised.offline': ['{by} 将你的状态改为「离线」：{reason}', '{by} set you to Offline: {reason}'],
  'supervised.grace': ['{by} 更改了你的状态：{reason}', '{by} changed your state: {reason}'],
  'supervised.routing': ['分流设置已更新', 'Routing settings updated'],
  'supervised.notice': ['{by}：{text}', '{by}: {text}'],
} as const;
