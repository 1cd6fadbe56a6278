/** The words on how this browser lets a site notify again, once that was refused. */
export const howToAllow = ((agent: string) => {
  if (/Firefox\//u.test(agent)) return 'alert.deniedHow.firefox';
  // Every other browser says that it is like Safari; this one alone says nothing else.
  return /Version\/[\d.]+.* Safari\//u.test(agent) ? 'alert.deniedHow.safari' : 'alert.deniedHow.chromium';
})(navigator.userAgent);
