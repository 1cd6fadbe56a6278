// Timers of a hidden page are throttled to one a minute, those of a worker are not.
const pingEveryMs = 4_000;

setInterval(() => postMessage(null), pingEveryMs);
