/** An agent of the worked example: how many of his buyers need a reply. */
export interface Example {
  name: string;
  weight: number;
  pending: number;
}

export interface Judged extends Example {
  busy: boolean;
  /** Competes for the next buyer. */
  competes: boolean;
  /** His part of the buyers while nobody's load changes; when all are busy the least busy gets the next. */
  share: number;
  next: boolean;
}

/** Rules 8 and 9 on agents who start even: the not busy compete by weight; when all are busy, the least busy for his weight gets the buyer. */
export function judge(agents: readonly Example[], busyAbove: number, average: boolean): Judged[] {
  const weightOf = ({ weight }: Example): number => (average ? 1 : weight);
  const judged = agents.map((agent) => ({ ...agent, busy: agent.pending > busyAbove }));
  const serving = judged.filter(({ weight }) => weight > 0);
  const allBusy = serving.every(({ busy }) => busy);
  const competing = serving.filter(({ busy }) => allBusy || !busy);
  const sum = competing.reduce((total, agent) => total + weightOf(agent), 0);
  const load = (agent: Example): number => agent.pending / weightOf(agent);
  const least = competing.reduce<Example | undefined>(
    (best, agent) => (best === undefined || load(agent) < load(best) ? agent : best),
    undefined,
  );
  const next = allBusy ? least : competing[0];
  return judged.map((agent) => ({
    ...agent,
    competes: competing.includes(agent),
    share: !competing.includes(agent) ? 0 : allBusy ? Number(agent === next) : weightOf(agent) / sum,
    next: agent === next,
  }));
}
