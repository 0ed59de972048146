/** The arguments that start all processes. */
export const FEDERATED = ['dist/main.js', 'federated'];

export interface RunningProcess {
  pid: number;
  url: string;
}

/** The processes that a start lists. */
export function processesIn(output: string): Map<string, RunningProcess> {
  return new Map(
    [...output.matchAll(/^ {2}(\w+) +(http\S+) {2}\(process (\d+)\)$/gm)].map(([, name, url, pid]) => [
      name!,
      { url: url!, pid: Number(pid) },
    ]),
  );
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
