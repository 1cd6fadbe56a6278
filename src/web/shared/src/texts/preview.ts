/** What is said in the console's preview of the chat. */
export const previewTexts = {
  'preview.asked': ['请问什么时候发货？', 'When do you ship?'],
  'preview.answered': ['您好，今天发出。', 'Hello! It ships today.'],
  'preview.agent': ['小方', 'Anna'],
} as const;
