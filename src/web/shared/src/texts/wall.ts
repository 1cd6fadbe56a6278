/** The screen on the wall. */
export const wallTexts = {
  'wall.title': ['客服大屏', 'Wallboard'],
  'wall.code': ['输入这块大屏的口令', 'Type this television\u2019s code'],
  'wall.codeHint': ['主管在「主管台 › 大屏」里生成口令', 'A supervisor makes it at Supervisor › Televisions'],
  'wall.show': ['显示', 'Show'],
  'wall.wrong': ['口令不正确或已撤销，请向主管索取新的口令', 'The code is wrong or was revoked: ask a supervisor for a new one'],
  'wall.unreachable': ['服务器暂时连不上，正在重试', 'The server cannot be reached, trying again'],
  'wall.groups': ['分组', 'Groups'],
  'wall.load': ['负载', 'Load'],
  'wall.longest': ['最长等待', 'Longest wait'],
  'wall.page': ['第 {page}/{pages} 页', 'Page {page} of {pages}'],
  'wall.state': ['状态', 'State'],
  'wall.today': ['今日', 'Today'],
  'wall.stars': ['满意', 'Stars'],
  'wall.rate': ['3分率', '3-min'],
  'wall.nobody': ['无人在线', 'Nobody online'],
  'wall.noGroup': ['未分组', 'In no group'],
} as const;
