/** Something that can be done, by its name or by its keys. */
export interface Command {
  id: string;
  title: string;
  /** The heading that it stands below in the list of keys. */
  group: string;
  keys?: string;
  /** Absent for what only the keys do, where the focus is. */
  run?: () => void;
  isDisabled?: boolean;
}

/** Every word must occur; what begins with the query comes first. */
export function findCommands(commands: readonly Command[], query: string): Command[] {
  const wanted = query.trim().toLowerCase();
  const words = wanted.split(/\s+/).filter(Boolean);
  const text = (command: Command) => `${command.title} ${command.group}`.toLowerCase();
  const found = commands.filter(
    (command) => command.run && !command.isDisabled && words.every((word) => text(command).includes(word)),
  );
  const rank = (command: Command) => (command.title.toLowerCase().startsWith(wanted) ? 0 : 1);
  return found.sort((a, b) => rank(a) - rank(b));
}
