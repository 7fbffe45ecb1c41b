/** What a step's expectations are read in; asked anew until they are found. */
export type Readable = () => string;
