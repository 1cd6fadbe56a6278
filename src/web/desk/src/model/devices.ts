/** Where an account is signed in. */
export interface Device {
  id: string;
  device: string;
  place: string;
  startedAt: string;
  usedAt: string;
  current: boolean;
}

/** Somebody signed in to it, or tried to. */
export interface SignIn {
  at: string;
  result: 'signedIn' | 'refused' | 'lockedOut';
  device: string;
  place: string;
}
