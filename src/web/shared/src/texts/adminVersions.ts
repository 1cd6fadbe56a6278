/** What a version of the routing changed, and going back to it: loaded with the page of versions. */
export const adminVersionTexts = {
  'version.changes': ['查看修改', 'Changes'],
  'version.changesOf': ['查看修改：第 {version} 版', 'Changes of version {version}'],
  'version.before': ['修改前', 'Before'],
  'version.after': ['修改后', 'After'],
  'version.same': ['没有差异', 'Nothing differs'],
  'version.back': ['恢复后与现在（第 {version} 版）相比：', 'Against what is in force (version {version}), this would change:'],
  'version.newer': [
    '其间第 {version} 版已发布，差异已更新，请再看一遍。',
    'Version {version} was published in the meantime. The differences are up to date: look again.',
  ],
} as const;
