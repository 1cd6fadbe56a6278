/** A buyer's rating: asked for in the chat, shown on the desk. */
export const ratingTexts = {
  'rating.ask': ['请为本次服务评分', 'How was it?'],
  'rating.stars': ['{n} 星', '{n} of 5 stars'],
  'rating.1': ['很差', 'Bad'],
  'rating.2': ['较差', 'Poor'],
  'rating.3': ['一般', 'Fair'],
  'rating.4': ['满意', 'Good'],
  'rating.5': ['非常满意', 'Very good'],
  'rating.tags': ['选择标签（可选）', 'Tags (optional)'],
  'rating.solved': ['问题已解决', 'Problem solved'],
  'rating.fast': ['回复快', 'Quick reply'],
  'rating.friendly': ['态度好', 'Friendly'],
  'rating.expert': ['很专业', 'Knows the product'],
  'rating.unsolved': ['问题未解决', 'Problem not solved'],
  'rating.slow': ['回复慢', 'Slow reply'],
  'rating.rude': ['态度差', 'Unfriendly'],
  'rating.confusing': ['答非所问', 'Beside the point'],
  'rating.text': ['补充说明（可选）', 'Anything else? (optional)'],
  'rating.submit': ['提交评价', 'Send the rating'],
  'rating.skip': ['跳过', 'Skip'],
  'rating.thanks': ['感谢您的评价：{stars}', 'Thank you for your rating: {stars}'],
  'rating.failed': ['评价未提交：{why}', 'Not sent: {why}'],
} as const;

/** What a buyer may say of a conversation with one click; the names are stored. */
export const praises = ['solved', 'fast', 'friendly', 'expert'] as const;
export const complaints = ['unsolved', 'slow', 'rude', 'confusing'] as const;
