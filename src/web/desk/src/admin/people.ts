import { onActivated, shallowRef, type ShallowRef } from 'vue';
import { useSession } from '../stores/session';
import { useMayChange } from './access';
import { readMembers } from './members';
import { useTargets } from './targets';

export interface Person {
  id: string;
  name: string;
  /** Gets no buyers, unless the plan says so. */
  admin: boolean;
  disabled: boolean;
}

/** The shop's people. Supervisors, who may not read the accounts, get those whom their desk knows. */
export function usePeople(): { people: ShallowRef<readonly Person[]>; nameOf: (id: string) => string } {
  const session = useSession();
  const mayChange = useMayChange();
  const targets = useTargets();
  const people = shallowRef<readonly Person[]>([]);
  const read = async (): Promise<Person[]> => {
    if (!mayChange.value) {
      // Ids stand for names where none are told.
      const { agents = [] } = (await targets()) ?? {};
      return agents.map(({ id, name }) => ({ id, name, admin: false, disabled: false }));
    }
    const { members } = await readMembers(session.call);
    return members
      .filter(({ role }) => role !== 'ops')
      .map(({ id, displayName, role, status }) => ({
        id,
        name: displayName,
        admin: role === 'admin',
        disabled: status === 'disabled',
      }));
  };
  // Ids stand for the names as long as those cannot be read.
  onActivated(async () => void (people.value = await read().catch(() => people.value)));
  return { people, nameOf: (id) => people.value.find((person) => person.id === id)?.name ?? id };
}
