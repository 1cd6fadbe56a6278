/** Images in the chat and on the desk. */
export const imageTexts = {
  'image.add': ['发送图片', 'Send an image'],
  'image.tray': ['待发送的图片', 'Images to send'],
  'image.preparing': ['正在处理…', 'Preparing…'],
  'image.remove': ['移除图片 {name}', 'Remove image {name}'],
  'image.own': ['我发送的图片', 'Image from you'],
  'image.from': ['{name} 发送的图片', 'Image from {name}'],
  'image.loading': ['图片加载中', 'Loading the image'],
  'image.notLoaded': ['图片加载失败，点击重试', 'Image not loaded: try again'],
  'image.open': ['查看大图：{what}', 'Open: {what}'],
  'image.close': ['关闭大图', 'Close'],
  'image.uploading': ['正在上传 {percent}%', 'Uploading, {percent}%'],
  'image.cancel': ['取消发送', 'Cancel'],
} as const;
