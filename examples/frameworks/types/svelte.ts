// What the types promise a Svelte component; checked by the compiler, never run.
import type { SvelteHTMLElements } from "svelte/elements";
import type {} from "reality-gap/types/svelte";

type Props = SvelteHTMLElements["reality-gap"];

export const right: Props = { demo: true, "as-of": "2026-01-31T18:00", hours: { weekly: {} }, "onrg-report": (event) => event.detail.counts["leads"] };
// @ts-expect-error -- no such theme
export const wrong: Props = { theme: "blue" };
