import type { AccountRole } from '@chatrouter/shared/contract';
import { onActivated, shallowRef, type ShallowRef } from 'vue';
import { useSession } from '../stores/session';

export interface Person {
  id: string;
  name: string;
  /** Gets no buyers, unless the plan says so. */
  admin: boolean;
  disabled: boolean;
}

interface RoutingPerson {
  id: string;
  displayName: string;
  role: AccountRole;
  disabled: boolean;
}

/** The shop's people, whom a plan can name. */
export function usePeople(): { people: ShallowRef<readonly Person[]>; nameOf: (id: string) => string } {
  const session = useSession();
  const people = shallowRef<readonly Person[]>([]);
  const read = async (): Promise<Person[]> => {
    const { people } = await session.call<{ people: RoutingPerson[] }>('GET', 'routing/people');
    return people
      .filter(({ role }) => role !== 'ops')
      .map(({ id, displayName, role, disabled }) => ({ id, name: displayName, admin: role === 'admin', disabled }));
  };
  // Ids stand for the names as long as those cannot be read.
  onActivated(async () => void (people.value = await read().catch(() => people.value)));
  return { people, nameOf: (id) => people.value.find((person) => person.id === id)?.name ?? id };
}
