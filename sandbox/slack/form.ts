/** `view.state.values`: block id → action id → value. */
export type FormValues = Readonly<Record<string, Readonly<Record<string, FormValue>>>>;

/** One entry of `view.state.values`, in Slack's own shape. */
export interface FormValue {
  readonly type: string;
  readonly value?: string | null;
  readonly selected_date?: string | null;
  readonly selected_time?: string | null;
  readonly selected_date_time?: number | null;
  readonly selected_conversation?: string | null;
  readonly selected_channel?: string | null;
  readonly selected_user?: string | null;
  readonly selected_option?: FormOption | null;
  readonly selected_conversations?: readonly string[];
  readonly selected_channels?: readonly string[];
  readonly selected_users?: readonly string[];
  readonly selected_options?: readonly FormOption[];
}

export interface FormOption {
  readonly text: { readonly type: 'plain_text' | 'mrkdwn'; readonly text: string };
  readonly value: string;
}
