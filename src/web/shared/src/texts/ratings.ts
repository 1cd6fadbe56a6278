/** What buyers said, as a shop's supervisors read it. */
export const ratingsTexts = {
  'ratings.score': ['评分', 'Score'],
  'ratings.bad': ['差评（1–2 星）', 'Bad ones (1–2 stars)'],
  'ratings.stars': ['{n} 星', '{n} stars'],
  'ratings.words': ['只看有文字的', 'With words only'],
  'ratings.asOf': ['截至 {time}', 'As of {time}'],
  'ratings.average': ['平均分', 'Average'],
  'ratings.count': ['评价数', 'Ratings'],
  'ratings.share': ['评价率', 'Rated'],
  'ratings.shareOf': ['{rated}/{served} 次会话', '{rated} of {served} conversations'],
  'ratings.shareText': [
    '评价率：这段时间分到客服的会话里，买家给过评价的占多少；与评分、文字的筛选无关。',
    'Rated: of the conversations that came to an agent in this period, how many their buyers rated, whatever score or words are chosen above.',
  ],
  'ratings.scores': ['分数分布', 'Scores'],
  'ratings.none': [
    '这段时间没有评价。会话结束后，买家可以在聊天窗口里打分、留言。',
    'Nobody rated in this period. Buyers are asked in the chat when a conversation has ended.',
  ],
  'ratings.noneSuch': ['没有符合条件的评价', 'No rating matches the filter'],
  'ratings.at': ['时间', 'Time'],
  'ratings.buyer': ['买家', 'Buyer'],
  'ratings.nobody': ['无人接待', 'Nobody'],
  'ratings.tags': ['标签', 'Tags'],
  'ratings.said': ['评价', 'Rating'],
  'ratings.text': ['文字', 'Words'],
  'ratings.conversation': ['会话', 'Conversation'],
} as const;
