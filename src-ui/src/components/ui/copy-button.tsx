import { useEffect, useState } from 'react';
import { Button, type ButtonProps } from '@/components/ui/button';
import { t } from '@/lib/messages/translate';

type CopyButtonProps = Omit<ButtonProps, 'onClick' | 'children'> & {
  name: string;
  word?: string;
  read: () => string;
};

/** Says in place whether it worked: some browsers refuse the clipboard. */
export function CopyButton({ name, word, read, ...rest }: CopyButtonProps) {
  const [state, setState] = useState<'ready' | 'copied' | 'failed'>('ready');

  useEffect(() => {
    if (state === 'ready') return;
    const timer = setTimeout(() => setState('ready'), 1600);
    return () => clearTimeout(timer);
  }, [state]);

  const copy = () =>
    writeClipboard(read()).then(
      () => setState('copied'),
      () => setState('failed'),
    );
  return (
    <Button
      {...rest}
      icon={state === 'copied' ? 'check' : 'copy'}
      aria-label={name}
      title={name}
      onClick={copy}
    >
      {state === 'ready' ? (word ?? name) : t(state === 'copied' ? 'copy.done' : 'request.copyFailed')}
    </Button>
  );
}

/** The clipboard is missing on an insecure origin, which is a failure like a refusal. */
async function writeClipboard(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
}
