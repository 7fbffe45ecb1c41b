import type { InputBlock, InputBlockElement, PlainTextOption } from '@slack/types';
import { type Instant, SECOND } from '../../domain/time.ts';
import { DURATIONS } from '../../domain/window/typed/duration.ts';
import { plainText } from '../blocks/plain-text.ts';
import { REQUEST_BREAK_GLASS, REQUEST_DURATION, REQUEST_START, REQUEST_WHEN } from '../window-action-ids.ts';
import { field } from './field.ts';
import type { RequestFormValues } from './request-form.ts';

/** The value of "At a time". */
export const AT_A_TIME = 'at';

/** The longest duration that anybody types. */
const DURATION_LENGTH = 50;

const WHEN: Readonly<Record<RequestFormValues['when'], PlainTextOption>> = {
  'on-approval': { text: plainText('As soon as it is approved'), value: 'on-approval' },
  at: { text: plainText('At a time'), value: AT_A_TIME },
};
const BREAK_GLASS: PlainTextOption = {
  text: plainText('Open it at once, without approval'),
  value: 'break-glass',
  description: plainText('Pages everyone now. Somebody else must review it afterwards.'),
};

export function whenField({ when }: RequestFormValues): InputBlock {
  const options = [WHEN['on-approval'], WHEN.at];
  const element: InputBlockElement = { type: 'radio_buttons', options, initial_option: WHEN[when] };
  return field(REQUEST_WHEN, 'When', element, { redraws: true });
}

export function startField(start: Instant | undefined): InputBlock {
  const element: InputBlockElement = {
    type: 'datetimepicker',
    ...(start !== undefined && { initial_date_time: Math.floor(start / SECOND) }),
  };
  const hint =
    'In your own time zone; cards and lists show UTC. If it is approved later, it starts then and still ends on time.';
  return field(REQUEST_START, 'Start', element, { hint });
}

/** `longest`: as the policy has it, in words. */
export function durationField({ duration }: RequestFormValues, longest: string | undefined): InputBlock {
  const element: InputBlockElement = {
    type: 'plain_text_input',
    max_length: DURATION_LENGTH,
    ...(duration !== '' && { initial_value: duration }),
  };
  const hint = `Such as ${DURATIONS}.${longest === undefined ? '' : ` At most ${longest} here.`}`;
  return field(REQUEST_DURATION, 'Duration', element, { hint });
}

export function breakGlassField({ breakGlass }: RequestFormValues): InputBlock {
  const element: InputBlockElement = {
    type: 'checkboxes',
    options: [BREAK_GLASS],
    ...(breakGlass && { initial_options: [BREAK_GLASS] }),
  };
  return field(REQUEST_BREAK_GLASS, 'Break-glass', element, { optional: true, redraws: true });
}
