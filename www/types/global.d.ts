import type { RealityGapElement } from "../dist/types/reality-gap.js";
import type { Progress } from "../dist/types/protocol.js";

/** Bytes read of the file with this index, of this many; indices and numbers of files are 0 while a file is fetched. */
export type { Progress };

/** How many records a report is about: leads, touches, rows and the like, by name. */
export type Counts = Record<string, number>;

/** Which part of the data is shown: the dates, and how many are chosen of each. */
export interface Filter {
  from: string | null;
  to: string | null;
  dealers: number;
  people: number;
  sources: number;
}

/** The events of `<reality-gap>`. They bubble, cross shadow roots and hold no names and no cells. */
export interface RealityGapEvents {
  "rg-progress": CustomEvent<Progress>;
  "rg-report": CustomEvent<{ counts: Counts }>;
  "rg-filter": CustomEvent<Filter>;
  "rg-select": CustomEvent<{ field: string }>;
  "rg-error": CustomEvent<{ code: string }>;
}

declare global {
  interface HTMLElementTagNameMap {
    "reality-gap": RealityGapElement;
  }
  interface GlobalEventHandlersEventMap extends RealityGapEvents {}
}
