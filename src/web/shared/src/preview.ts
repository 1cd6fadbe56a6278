import type { Locale } from './i18n';
import type { OfferedChat } from './offered';

/** What a chat can be looked at in. */
export const scenes = ['welcome', 'outOfHours', 'queue', 'left', 'ended', 'button'] as const;
export type Scene = (typeof scenes)[number];

/** A chat as the console's form has it, before it is saved. */
export interface Preview {
  scene: Scene;
  locale: Locale;
  shopName: string;
  color: string;
  side: 'left' | 'right';
  label: string;
  chat: OfferedChat;
}

const mark = 'chatrouter-preview';

export const previewed = (preview: Preview): Preview & { app: string } => ({ app: mark, ...preview });

/** The preview, if this page's own parent says it. */
export function previewOf({ data, source, origin }: MessageEvent): Preview | undefined {
  const said = data as { app?: unknown } | null | undefined;
  return source === window.parent && origin === location.origin && said?.app === mark ? (data as Preview) : undefined;
}
