import { useHost } from '../blocks/host.tsx';
import { Icon } from '../parts/Icon.tsx';
import { MenuButton } from '../parts/Menu.tsx';
import { useActor } from '../shell/actor.ts';
import { follow } from '../shell/message-link.ts';
import { Text } from '../text/Text.tsx';
import { useConfirm } from './confirm.tsx';
import type { ElementProps } from './Element.tsx';
import { optionsField } from './element.ts';

/** The three dots: a menu whose choice goes straight to the app. */
export function OverflowElement({ element, blockId }: ElementProps) {
  const host = useHost();
  const actor = useActor();
  const { ask, question } = useConfirm(element);
  const items = optionsField(element, 'options').map((option) => ({
    label: <Text value={option.text} />,
    ...(option.description === undefined ? {} : { detail: option.description.text }),
    run: () =>
      ask(() => {
        if (option.url !== undefined) follow(option.url, actor);
        void host.press(blockId, element, { type: 'overflow', selected_option: option });
      }),
  }));
  return (
    <>
      <MenuButton label="More options" className="button button-default button-overflow" items={items}>
        <Icon name="more" />
      </MenuButton>
      {question}
    </>
  );
}
