import { InlineImage } from '../blocks/ImageBlock.tsx';
import { ButtonElement } from './ButtonElement.tsx';
import { ChoiceElement } from './ChoiceElement.tsx';
import { DateElement } from './DateElement.tsx';
import type { ElementJson } from './element.ts';
import { FeedbackElement } from './FeedbackElement.tsx';
import { FileElement } from './FileElement.tsx';
import { OverflowElement } from './OverflowElement.tsx';
import { SelectElement } from './SelectElement.tsx';
import { TextElement } from './TextElement.tsx';

/** How an element is tied to its label, hint and error in an input block. */
export interface FieldTies {
  id: string;
  describedBy: string | undefined;
  invalid: boolean;
}

export interface ElementProps {
  element: ElementJson;
  blockId: string;
  /** Whether the app hears of every change (else with the form alone). */
  dispatch: boolean;
  field?: FieldTies | undefined;
}

/** Any element of Block Kit, interactive. */
export function Element(props: ElementProps) {
  const { element } = props;
  switch (element.type) {
    case 'button':
    case 'workflow_button':
      return <ButtonElement {...props} />;
    case 'overflow':
      return <OverflowElement {...props} />;
    case 'checkboxes':
    case 'radio_buttons':
      return <ChoiceElement {...props} />;
    case 'datepicker':
    case 'timepicker':
    case 'datetimepicker':
      return <DateElement {...props} />;
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
    case 'rich_text_input':
      return <TextElement {...props} />;
    case 'file_input':
      return <FileElement {...props} />;
    case 'feedback_buttons':
    case 'icon_button':
      return <FeedbackElement {...props} />;
    case 'image':
      return <InlineImage image={element} size={72} />;
    default:
      return element.type.endsWith('_select') ? (
        <SelectElement {...props} />
      ) : (
        <UnknownElement element={element} />
      );
  }
}

function UnknownElement({ element }: { element: ElementJson }) {
  return (
    <span className="element-unknown">
      A <code>{element.type}</code> element, which the sandbox cannot draw
    </span>
  );
}
