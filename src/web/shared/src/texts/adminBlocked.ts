/** 黑名单: the shop's list of blocked buyers. */
export const adminBlockedTexts = {
  'blocked.none': ['没有拉黑的买家。', 'No buyer is blocked.'],
  'blocked.first': [
    '客服在工作台的“买家”一栏里拉黑；知道买家 ID 的，也可以在上面添加。',
    'Agents block a buyer at the desk, in the tab “Buyer”. Whose id is known can be added above.',
  ],
  'blocked.find': ['查找买家或原因', 'Find a buyer or a reason'],
  'blocked.noMatch': ['没有符合的买家', 'No buyer matches'],
  'blocked.id': ['买家 ID（店铺自己的）', 'Buyer id (the shop’s own)'],
  'blocked.reason': ['原因', 'Reason'],
  'blocked.add': ['拉黑', 'Block'],
  'blocked.buyer': ['买家', 'Buyer'],
  'blocked.by': ['操作人', 'By'],
  'blocked.at': ['时间', 'When'],
  'blocked.do': ['操作', 'Actions'],
  'blocked.letIn': ['解除拉黑', 'Let in again'],
  'blocked.letInWho': ['解除拉黑：{name}', 'Let in again: {name}'],
  'blocked.done': ['已解除拉黑：{name}', 'Let in again: {name}'],
} as const;
