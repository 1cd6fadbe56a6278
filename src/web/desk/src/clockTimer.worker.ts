// Timers of a hidden page are throttled to one a minute, those of a worker are not.
setInterval(() => postMessage(null), 1_000);
