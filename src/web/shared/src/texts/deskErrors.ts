/** Why the server refused an agent, beside what it may answer to anybody (`errors`). */
export const deskErrors = {
  'error.notOwner': ['会话已转走', 'The conversation has moved to somebody else'],
  'error.signInFailed': ['账号或密码不正确', 'Wrong account or password'],
  'error.lockedOut': ['尝试次数过多,请稍后再试', 'Too many attempts: try again later'],
  'error.targetOffline': ['对方不在线', 'Nobody is online there'],
  'error.unknownTarget': ['转接对象不存在', 'There is no such target'],
  'error.notWaiting': ['买家已被接待', 'The buyer is being served already'],
  'error.stale': ['会话刚刚变化,请重试', 'The conversation has just changed: try again'],
  'error.agentOffline': ['你已离线', 'You are offline'],
  'error.forbiddenWord': ['含违禁词', 'It contains a forbidden word'],
  'error.tooManyPhrases': ['短语已满,请先删除不用的', 'No more phrases fit: delete some first'],
  'error.changedMeanwhile': ['别人刚刚改过,请对比后再保存', 'Somebody has just changed it: compare, then save again'],
  'error.invalidArgument': ['填写的内容不符合要求', 'Something filled in does not fit'],
  'error.notFound': ['已不存在', 'It is no longer there'],
} as const;
