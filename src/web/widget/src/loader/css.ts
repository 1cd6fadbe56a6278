/** The launcher's look, inside a shadow root: a constructed sheet needs no 'unsafe-inline' of the shop's page. */
export const css = `
:host{all:initial;position:fixed;right:var(--x,24px);bottom:var(--y,24px);z-index:var(--z,2147483000);}
:host([left]){right:auto;left:var(--x,24px)}
button{all:unset;box-sizing:border-box;position:relative;display:grid;place-items:center;width:56px;height:56px;border-radius:50%;background:var(--brand,#1668dc);cursor:pointer;box-shadow:0 6px 20px rgb(0 0 0/.25);transition:.15s}
button:hover{transform:scale(1.05)}
button:focus-visible{outline:3px solid var(--brand,#1668dc);outline-offset:3px}
button[hidden]{display:none}
svg{width:28px;height:28px;fill:#fff}
span{position:absolute;top:-4px;right:-4px;min-width:20px;padding:0 5px;box-sizing:border-box;border-radius:10px;background:#cf1322;color:#fff;font:600 12px/20px system-ui,sans-serif;text-align:center}
span:empty{display:none}
div{position:absolute;right:0;bottom:72px;width:380px;height:min(640px,calc(100vh - 120px));border-radius:16px;overflow:hidden;background:#fff;box-shadow:0 12px 40px rgb(0 0 0/.28);visibility:hidden;opacity:0;transform:translateY(10px);transition:.15s}
:host([left]) div{right:auto;left:0}
:host([open]) div{visibility:visible;opacity:1;transform:none}
iframe{display:block;width:100%;height:100%;border:0}
@media (prefers-color-scheme:dark){div{background:#16181c}}
@media (max-width:480px){div{position:fixed;inset:0;width:auto;height:100dvh;border-radius:0}:host([open]) button{display:none}}
@media (prefers-reduced-motion:reduce){*{transition:none!important}}
@media print{:host{display:none}}`;
