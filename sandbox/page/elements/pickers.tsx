import type { Datepicker, DateTimepicker, Timepicker } from '@slack/types';
import { useEffect, useRef } from 'preact/hooks';
import { naming, type Spot, useField } from './spot.ts';

/** A year typed digit by digit is a date at every digit; this many milliseconds of quiet make it the one that is meant. */
const QUIET = 600;

export function DatepickerView({ element, spot }: { element: Datepicker; spot: Spot }) {
  const shown = (spot.value ? spot.value.selected_date : element.initial_date) ?? '';
  const field = useField(spot, element, shown);
  const settle = useQuiet(spot);
  return (
    <input
      type="date"
      class="input picker"
      max="9999-12-31"
      {...naming(spot, element.placeholder?.text ?? 'Date')}
      value={field.value}
      onChange={({ currentTarget: { value } }) => settle(() => void field.set(value, value || null))}
    />
  );
}

export function TimepickerView({ element, spot }: { element: Timepicker; spot: Spot }) {
  const shown = (spot.value ? spot.value.selected_time : element.initial_time) ?? '';
  const field = useField(spot, element, shown);
  const settle = useQuiet(spot);
  return (
    <input
      type="time"
      class="input picker"
      {...naming(spot, element.placeholder?.text ?? 'Time')}
      value={field.value}
      onChange={({ currentTarget: { value } }) => settle(() => void field.set(value, value || null))}
    />
  );
}

/** Read and written in the device's time zone. */
export function DateTimepickerView({ element, spot }: { element: DateTimepicker; spot: Spot }) {
  const seconds = spot.value ? spot.value.selected_date_time : element.initial_date_time;
  const field = useField(spot, element, seconds ? localText(seconds) : '');
  const settle = useQuiet(spot);
  const set = (value: string) => void field.set(value, value === '' ? null : new Date(value).toISOString());
  return (
    <input
      type="datetime-local"
      class="input picker"
      max="9999-12-31T23:59"
      {...naming(spot, 'Date and time')}
      value={field.value}
      onChange={({ currentTarget: { value } }) => settle(() => set(value))}
    />
  );
}

function localText(seconds: number): string {
  const date = new Date(seconds * 1000);
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

/** A form's field may change as often as it likes; an action is sent once its value rests. */
function useQuiet(spot: Spot): (send: () => void) => void {
  const timer = useRef<number | undefined>(undefined);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  return (send) => {
    window.clearTimeout(timer.current);
    if (spot.kind === 'field') send();
    else timer.current = window.setTimeout(send, QUIET);
  };
}
