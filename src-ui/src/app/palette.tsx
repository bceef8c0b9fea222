import { allCommands } from '@/app/commands';
import { useLayout } from '@/app/layout-store';
import { CommandPalette } from '@/features/palette/command-palette';
import { ShortcutSheet } from '@/features/palette/shortcut-sheet';
import type { Provider } from '@/lib/model/provider';

interface PaletteProps {
  providers: readonly Provider[];
  onSend: () => void;
  operationsUrl: string;
}

/** Every command, to be run by its name or looked up by its keys. */
export function Palette({ providers, onSend, operationsUrl }: PaletteProps) {
  const { overlay, change } = useLayout();
  const commands = allCommands(providers, onSend, operationsUrl);
  const close = () => change({ overlay: null });
  if (overlay === 'shortcuts') return <ShortcutSheet commands={commands} onClose={close} />;
  return <CommandPalette commands={commands} onClose={close} />;
}
