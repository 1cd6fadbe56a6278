/** Whether an owner can make a shop himself, as the installation's server wrote it into the page. */
export type SignUpMode = 'closed' | 'review' | 'open';

export function signUpMode(): SignUpMode {
  const said = document.querySelector<HTMLMetaElement>('meta[name="sign-up"]')?.content;
  return said === 'review' || said === 'open' ? said : 'closed';
}
