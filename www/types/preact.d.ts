import type { HTMLAttributes } from "preact";
import type { RealityGapElement } from "../dist/types/reality-gap.js";
import type { RealityGapAttributes, RealityGapListeners, RealityGapProperties } from "./attributes.js";

/** What `<reality-gap>` takes in JSX of Preact. */
export type RealityGapProps = HTMLAttributes<RealityGapElement> & RealityGapAttributes & RealityGapProperties & RealityGapListeners;

declare module "preact" {
  namespace JSX {
    interface IntrinsicElements {
      "reality-gap": RealityGapProps;
    }
  }
}
