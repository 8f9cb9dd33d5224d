// What the types promise a template of Vue; checked by the compiler, never run.
import type { GlobalComponents } from "vue";
import type {} from "reality-gap/types/vue";

type Props = InstanceType<GlobalComponents["reality-gap"]>["$props"];

export const right: Props = { demo: true, expectations: [{ scope: "network", value: 0.75 }], onRgReport: (event) => event.detail.counts["leads"] };
// @ts-expect-error -- no such way of counting
export const wrong: Props = { definition: "theirs" };
