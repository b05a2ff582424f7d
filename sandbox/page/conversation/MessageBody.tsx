import { useMemo, useState } from 'react';
import type { BlockJson, Container, Message } from '../../protocol.ts';
import { Blocks } from '../blocks/Blocks.tsx';
import { BlockHostProvider } from '../blocks/host.tsx';
import { elementsField, stringField } from '../elements/element.ts';
import { useActor } from '../shell/actor.ts';
import { Mrkdwn } from '../text/Text.tsx';
import { actOrNotify } from '../wire/act.ts';
import { Files } from './Files.tsx';

interface MessageBodyProps {
  message: Message;
  editing: boolean;
  onEdited: () => void;
}

/** What a message says: its blocks, or its text where it has none, then attachments and files. */
export function MessageBody({ message, editing, onEdited }: MessageBodyProps) {
  const edited = message.editedTs !== null && <span className="edited"> (edited)</span>;
  if (editing) return <EditBox message={message} onDone={onEdited} />;
  return (
    <>
      {message.blocks.length > 0 && !isTyped(message) ? (
        <div className="message-blocks">
          <HostedBlocks message={message} blocks={message.blocks} part="blocks" />
          {edited}
        </div>
      ) : (
        message.text !== '' && (
          <div className="prose message-text">
            <Mrkdwn text={message.text} />
            {edited}
          </div>
        )
      )}
      {message.attachments.map((attachment, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: attachments keep their places
        <Attachment key={index} message={message} attachment={attachment} part={`attachment-${index}`} />
      ))}
      <Files files={message.files} />
    </>
  );
}

/** Typed by a person: the sandbox keeps it as one plain rich_text beside the text, which holds the marks. */
function isTyped(message: Message): boolean {
  return message.botId === null && message.blocks.every((block) => block.type === 'rich_text');
}

function HostedBlocks({
  message,
  blocks,
  part,
}: {
  message: Message;
  blocks: readonly BlockJson[];
  part: string;
}) {
  const actor = useActor();
  const { channel, ts } = message;
  const container = useMemo<Container>(() => ({ in: 'message', channel, ts }), [channel, ts]);
  return (
    <BlockHostProvider
      surface="message"
      container={container}
      keepAs={`${actor.id} ${channel} ${ts} ${part}`}
    >
      <Blocks blocks={blocks} />
    </BlockHostProvider>
  );
}

function Attachment({
  message,
  attachment,
  part,
}: {
  message: Message;
  attachment: BlockJson;
  part: string;
}) {
  const text = stringField(attachment, 'text') ?? stringField(attachment, 'fallback') ?? '';
  const title = stringField(attachment, 'title');
  const blocks = elementsField(attachment, 'blocks');
  const color = stringField(attachment, 'color') ?? '';
  const shade = /^[0-9a-f]{6}$/i.test(color) ? `#${color}` : color.startsWith('#') ? color : undefined;
  return (
    <div className="attachment" style={shade === undefined ? undefined : { borderColor: shade }}>
      {title !== undefined && <strong className="prose">{<Mrkdwn text={title} />}</strong>}
      {blocks.length > 0 ? (
        <HostedBlocks message={message} blocks={blocks} part={part} />
      ) : (
        <div className="prose">
          <Mrkdwn text={text} />
        </div>
      )}
    </div>
  );
}

function EditBox({ message, onDone }: { message: Message; onDone: () => void }) {
  const actor = useActor();
  const [text, setText] = useState(message.text);
  const save = async () => {
    const { channel, ts } = message;
    const answer = await actOrNotify({ do: 'edit', person: actor.id, channel, ts, text });
    if (answer.ok) onDone();
  };
  return (
    <div className="edit-box">
      <textarea
        // biome-ignore lint/a11y/noAutofocus: the person has just asked to edit this
        autoFocus
        aria-label="Edit the message"
        className="field"
        rows={2}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone();
          if (event.key !== 'Enter' || event.shiftKey) return;
          event.preventDefault();
          void save();
        }}
      />
      <button type="button" className="button button-default" onClick={onDone}>
        Cancel
      </button>
      <button type="button" className="button button-primary filled" onClick={save}>
        Save
      </button>
    </div>
  );
}
