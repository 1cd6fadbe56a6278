export const frameworks = ['HTML', 'HTML + SRI', 'Vue', 'React'] as const;
export type Framework = (typeof frameworks)[number];

/** The launcher as this server's version has it, for pages that run nothing else. */
export interface PinnedLoader {
  version: string;
  integrity: string;
}

export interface Site {
  /** Where the chat server is. */
  origin: string;
  shopKey: string;
  /** The page gets a signed token of its buyer. */
  tokens: boolean;
  pinned: PinnedLoader;
}

const token = `() => fetch('/chat-token').then((response) => response.text())`;

/** The code that puts the chat on a page. */
export function snippetOf(framework: Framework, { origin, shopKey, tokens, pinned }: Site): string {
  const html = (version: string, more = '') =>
    [
      ...(tokens ? ['<script>', `  window.chatRouterSettings = { userToken: ${token} };`, '</script>'] : []),
      `<script async src="${origin}/widget/${version}/loader.js"${more} data-shop-key="${shopKey}"></script>`,
    ].join('\n');
  switch (framework) {
    case 'HTML':
      return html('v1');
    case 'HTML + SRI':
      return html(pinned.version, ` integrity="${pinned.integrity}" crossorigin="anonymous"`);
    case 'Vue':
      return [
        '<script setup>',
        `import { createChatRouter } from '@chatrouter/widget';`,
        `import { onMounted, onUnmounted } from 'vue';`,
        '',
        'let chat;',
        'onMounted(async () => {',
        ...created(origin, shopKey, tokens, 'chat = '),
        '});',
        'onUnmounted(() => chat?.destroy());',
        '</script>',
      ].join('\n');
    case 'React':
      return [
        `import { createChatRouter } from '@chatrouter/widget';`,
        `import { useEffect } from 'react';`,
        '',
        'export function useChat() {',
        '  useEffect(() => {',
        ...created(origin, shopKey, tokens, 'const chat = ', '    ', ''),
        '    return () => void chat.then((chat) => chat.destroy());',
        '  }, []);',
        '}',
      ].join('\n');
  }
}

const created = (origin: string, shopKey: string, tokens: boolean, to: string, indent = '  ', wait = 'await '): string[] => [
  `${indent}${to}${wait}createChatRouter({`,
  `${indent}  baseUrl: '${origin}',`,
  `${indent}  shopKey: '${shopKey}',`,
  ...(tokens ? [`${indent}  userToken: ${token},`] : []),
  `${indent}});`,
];
