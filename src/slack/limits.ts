/** Slack's limits, from https://docs.slack.dev/reference/block-kit; lengths in UTF-16 code units, never less than Slack counts. */
export const BLOCKS_PER_MESSAGE = 50;
export const BLOCKS_PER_VIEW = 100;
export const BUTTON_TEXT = 75;
export const BUTTON_VALUE = 2_000;
export const OPTIONS = 100;
export const OPTION_TEXT = 75;
export const VIEW_TITLE = 24;
export const PRIVATE_METADATA = 3_000;
export const IDENTIFIER = 255;
export const ELEMENTS_PER_ACTIONS = 25;

/** Rich text has no documented limit a text; this is a section's. */
export const RICH_TEXT = 3_000;

/**
 * What all blocks of one message may come to, as JSON. Slack refuses with `msg_blocks_too_long` at a limit that it does
 * not document: seen at 13,297 characters of text in one markdown block, and between 9,597 (15,561 as JSON) and 11,341
 * (17,694 as JSON) in rich text (slackapi/bolt-js issues 2509 and 2867). This is below it however it is counted.
 */
export const MESSAGE_SIZE = 12_000;
