/** The launcher's look, inside a shadow root: a constructed sheet needs no 'unsafe-inline' of the shop's page. */
export const css = `
:host{position:fixed;right:calc(1px*var(--x,24));bottom:calc(1px*var(--y,24));z-index:var(--z,2147483000)}
:host([left]){right:auto;left:calc(1px*var(--x,24))}
button{all:unset;position:relative;padding:14px;border-radius:50%;background:var(--brand,#1668dc);cursor:pointer;box-shadow:0 6px 20px #0004}
button:focus-visible{outline:3px solid}
[hidden]{display:none}
svg{display:block;width:28px;fill:#fff}
span{position:absolute;top:-4px;right:-4px;padding:0 6px;border-radius:10px;background:#cf1322;color:#fff;font:12px/20px system-ui;text-align:center}
span:empty{display:none}
div{position:absolute;right:0;bottom:72px;width:380px;height:min(640px,100vh - 120px);border-radius:10px;overflow:hidden;background:Canvas;box-shadow:0 6px 20px #0004;visibility:hidden}
:host([left]) div{right:auto;left:0}
:host([open]) div{visibility:visible}
iframe{width:100%;height:100%;border:0}
@media (max-width:480px){div{position:fixed;inset:0;width:auto;height:100dvh;border-radius:0}:host([open]) button{display:none}}
@media print{:host{display:none}}`;
