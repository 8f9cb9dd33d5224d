import type { HTMLAttributes } from "svelte/elements";
import type { RealityGapElement } from "../dist/types/reality-gap.js";
import type { RealityGapAttributes, RealityGapListeners, RealityGapProperties } from "./attributes.js";

/** What `<reality-gap>` takes in a Svelte 5 component. */
export type RealityGapProps = HTMLAttributes<RealityGapElement> & RealityGapAttributes & RealityGapProperties & RealityGapListeners;

declare module "svelte/elements" {
  interface SvelteHTMLElements {
    "reality-gap": RealityGapProps;
  }
}
