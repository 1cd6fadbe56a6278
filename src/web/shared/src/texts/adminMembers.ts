/** What a member serves just now: loaded with the page of members. */
export const adminMemberTexts = {
  'member.openChats': [
    '{name} 正在接待 {active} 位买家，其中 {pending} 位等待回复。',
    '{name} is serving: {active}. Waiting for an answer: {pending}.',
  ],
  'member.pauseFirst': ['暂不停用：先挂起，答完再来', 'Not yet: pause first, and disable once all are answered'],
} as const;
