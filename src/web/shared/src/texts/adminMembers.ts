/** What a member serves just now: loaded with the page of members. */
export const adminMemberTexts = {
  'member.openChats': [
    '{name} 正在接待 {active} 位买家，其中 {pending} 位等待回复。',
    '{name} is serving: {active}. Waiting for an answer: {pending}.',
  ],
  'member.openTurnsTitle': ['等待回复的买家怎样安排？', 'What happens to buyers who wait for an answer?'],
  'member.openTurns.routedAtOnce': ['马上重新分给其他客服', 'Other agents get them now'],
  'member.openTurns.untilNextMessage': [
    '先不动，买家再次发消息时重新分流',
    'They stay where they are, and are routed again when they next write',
  ],
  'member.pauseFirst': ['暂不停用：先挂起，答完再来', 'Not yet: pause first, and disable once all are answered'],
} as const;
