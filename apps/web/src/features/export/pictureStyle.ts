/** The whole style of a saved page. Its policy names this text by hash: whoever changes it changes `STYLE_HASH`, too. */
export const STYLE = `
:root{color-scheme:light;--paper:#fff;--canvas:#f2f2f2;--text:#151515;--subtle:#4d4d4d;--line:#d2d2d2;--broken:#731f00;--broken-fill:#ffe3d9;--degraded:#54330b;--degraded-fill:#fff4cc}
:root[data-theme=dark]{color-scheme:dark;--paper:#1f1f1f;--canvas:#151515;--text:#fff;--subtle:#c7c7c7;--line:#3c3c3c;--broken:#fbbea8;--broken-fill:#4c1405;--degraded:#ffe072;--degraded-fill:#33240a}
body{max-width:1400px;margin:0 auto;padding:24px;background:var(--canvas);color:var(--text);font:14px/1.5 "Red Hat Text","Noto Sans CJK SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif;font-variant-numeric:tabular-nums}
h1{margin:0;font-size:22px}
h2{margin:32px 0 12px;font-size:18px}
h3{margin:0;font-size:15px}
p{margin:4px 0}
img{display:block;max-width:100%;height:auto;margin-top:16px;border:1px solid var(--line);border-radius:8px}
section section{margin:12px 0;padding:12px 16px;border:1px solid var(--line);border-inline-start-width:6px;border-radius:8px;background:var(--paper)}
section .broken{border-inline-start-color:var(--broken)}
section .degraded{border-inline-start-color:var(--degraded);border-inline-start-style:double}
.subtle{color:var(--subtle)}
.verdict{display:inline-block;padding:0 8px;border:1px solid;border-radius:10px;font-size:12px;font-weight:600}
.verdict.broken{background:var(--broken-fill);color:var(--broken)}
.verdict.degraded{background:var(--degraded-fill);color:var(--degraded)}
ul{margin:4px 0;padding-inline-start:20px}
.scroll{overflow-x:auto}
table{width:100%;margin-top:8px;border-collapse:collapse;background:var(--paper)}
th,td{padding:4px 12px 4px 0;border-bottom:1px solid var(--line);text-align:start;vertical-align:top}
th{font-size:12px;white-space:nowrap}
td:first-child{min-width:20ch;overflow-wrap:anywhere}
.why{width:60%;overflow-wrap:anywhere}
.mono{font-family:"Red Hat Mono",ui-monospace,monospace;font-size:13px}
@media print{:root[data-theme=dark]{color-scheme:light;--paper:#fff;--canvas:#f2f2f2;--text:#151515;--subtle:#4d4d4d;--line:#d2d2d2;--broken:#731f00;--broken-fill:#ffe3d9;--degraded:#54330b;--degraded-fill:#fff4cc}body{max-width:none;padding:0;background:none}img{max-height:180mm;object-fit:contain;break-after:page}section section,tr{break-inside:avoid}}
@media (forced-colors:active){.verdict{border-color:CanvasText}}
`;

/** SHA-256 of `STYLE`, as a content security policy spells it. */
export const STYLE_HASH = 'sha256-0DUQc48kQBfEQDXGhali8nTivzY1KEzZXWq+FAhQ3i4=';
