/** The launcher's look, inside a shadow root: a constructed sheet needs no 'unsafe-inline' of the shop's page. */
export const css = `
:host{position:fixed;right:calc(1px*var(--x,24));bottom:calc(1px*var(--y,24));z-index:var(--z,2147483000)}
:host([left]){right:auto;left:calc(1px*var(--x,24))}
button{all:unset;box-sizing:border-box;cursor:pointer}
button:focus-visible{outline:3px solid #fff;box-shadow:0 0 0 6px #000}
#launcher{position:relative;width:56px;padding:14px;border-radius:50%;background:var(--brand,#1668dc);color:#fff;box-shadow:0 6px 20px #0004}
@supports (color:oklch(from red l c h)){#launcher{color:oklch(from var(--brand,#1668dc) clamp(0,(.65 - l)*99,1) 0 0)}}
[hidden]{display:none!important}
svg{display:block;fill:currentcolor}
span{position:absolute;top:-4px;right:-4px;padding:0 6px;border-radius:10px;background:#cf1322;color:#fff;font:12px/20px system-ui}
span:empty{display:none}
@media print{:host{display:none}}`;
