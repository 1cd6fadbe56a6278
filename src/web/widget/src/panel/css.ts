/** A phone, upright or on its side. */
export const narrow = '(max-width:480px),(max-height:480px) and (pointer:coarse)';

/** The chat's frame and the teaser, in the launcher's shadow root. */
export const css = `
.panel{position:absolute;right:0;bottom:72px;width:380px;height:min(640px,100vh - 120px);border-radius:calc(1px*var(--r,10));overflow:hidden;background:Canvas;box-shadow:0 6px 20px #0004;visibility:hidden}
:host([left]) .panel,:host([left]) .teaser{right:auto;left:0}
:host([open]) .panel{visibility:visible}
iframe{display:block;width:100%;height:100%;border:0}
.teaser{position:absolute;right:0;bottom:72px;display:flex;align-items:start;width:max-content;max-width:280px;border-radius:calc(1px*var(--r,10));color:CanvasText;background:Canvas;box-shadow:0 6px 20px #0004;font:14px/1.45 system-ui,'PingFang SC','Microsoft YaHei',sans-serif}
.teaser button{min-width:0;padding:10px 0 10px 14px;overflow-wrap:anywhere}
.teaser b{display:block;font-size:12.5px;opacity:.75}
.teaser .dismiss{flex:none;width:36px;height:36px;padding:0;text-align:center}
.again{width:100%;height:100%;text-align:center;font:14px system-ui;text-decoration:underline;color:CanvasText;background:Canvas}
:host([open]) .teaser{display:none}
@media ${narrow}{
.panel{position:fixed;box-sizing:border-box;inset:auto;left:0!important;top:var(--top,0);width:100%;height:var(--height,100dvh);padding:env(safe-area-inset-top) 0 env(safe-area-inset-bottom);border-radius:0;background:var(--brand,#1668dc)}
:host([open]) #launcher{display:none}
:host([open]) .panel:has(.again)~#launcher{display:block}
.teaser{max-width:calc(100vw - 48px)}
}`;
