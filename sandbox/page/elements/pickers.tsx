import type { Datepicker, DateTimepicker, Timepicker } from '@slack/types';
import { useEffect, useRef, useState } from 'preact/hooks';
import { naming, type Spot, useField } from './spot.ts';

export function DatepickerView({ element, spot }: { element: Datepicker; spot: Spot }) {
  const shown = (spot.value ? spot.value.selected_date : element.initial_date) ?? '';
  const field = useField(spot, element, shown);
  const set = (value: string) => void field.set(value, value || null);
  const name = element.placeholder?.text ?? 'Date';
  return <Picker type="date" max="9999-12-31" {...{ name, spot, set }} value={field.value} />;
}

export function TimepickerView({ element, spot }: { element: Timepicker; spot: Spot }) {
  const shown = (spot.value ? spot.value.selected_time : element.initial_time) ?? '';
  const field = useField(spot, element, shown);
  const set = (value: string) => void field.set(value, value || null);
  const name = element.placeholder?.text ?? 'Time';
  return <Picker type="time" {...{ name, spot, set }} value={field.value} />;
}

/** Read and written in the device's time zone. */
export function DateTimepickerView({ element, spot }: { element: DateTimepicker; spot: Spot }) {
  const seconds = spot.value ? spot.value.selected_date_time : element.initial_date_time;
  const field = useField(spot, element, seconds ? localText(seconds) : '');
  const set = (value: string) => void field.set(value, value === '' ? null : new Date(value).toISOString());
  return (
    <Picker
      type="datetime-local"
      max="9999-12-31T23:59"
      name="Date and time"
      {...{ spot, set }}
      value={field.value}
    />
  );
}

function localText(seconds: number): string {
  const date = new Date(seconds * 1000);
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

interface PickerProps {
  readonly type: 'date' | 'time' | 'datetime-local';
  readonly max?: string;
  readonly name: string;
  readonly spot: Spot;
  readonly value: string;
  set(value: string): void;
}

/** A year typed digit by digit is a date at every digit; this many milliseconds of quiet make it the one that is meant. */
const QUIET = 600;

/** A form's field may change as often as it likes; an action is sent once its value rests. */
function Picker({ type, max, name, spot, value, set }: PickerProps) {
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const timer = useRef<number | undefined>(undefined);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const settle = (settled: string) => {
    setTyped(undefined);
    set(settled);
  };
  const change = (changed: string) => {
    window.clearTimeout(timer.current);
    if (spot.kind === 'field') return settle(changed);
    setTyped(changed);
    timer.current = window.setTimeout(settle, QUIET, changed);
  };
  return (
    <input
      type={type}
      max={max}
      class="input picker"
      {...naming(spot, name)}
      value={typed ?? value}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
}
