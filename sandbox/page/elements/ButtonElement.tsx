import { useState } from 'react';
import { useHost } from '../blocks/host.tsx';
import { useActor } from '../shell/actor.ts';
import { follow } from '../shell/message-link.ts';
import { Text } from '../text/Text.tsx';
import { useConfirm } from './confirm.tsx';
import type { ElementProps } from './Element.tsx';
import { stringField, textField } from './element.ts';

/** A button; while the sandbox has not answered it shows that it is at work. */
export function ButtonElement({ element, blockId }: ElementProps) {
  const host = useHost();
  const actor = useActor();
  const [working, setWorking] = useState(false);
  const { ask, question } = useConfirm(element);
  const text = textField(element, 'text');
  const url = stringField(element, 'url');
  const label = stringField(element, 'accessibility_label');
  const run = async () => {
    if (url !== undefined) follow(url, actor);
    setWorking(true);
    await host.press(blockId, element);
    setWorking(false);
  };
  return (
    <>
      <button
        type="button"
        className={`button button-${stringField(element, 'style') ?? 'default'}`}
        aria-label={label}
        aria-busy={working}
        data-action={element.action_id}
        onClick={() => ask(run)}
      >
        {text !== undefined && <Text value={text} />}
      </button>
      {question}
    </>
  );
}
