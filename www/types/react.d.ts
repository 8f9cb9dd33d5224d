import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { RealityGapElement } from "../dist/types/reality-gap.js";
import type { RealityGapAttributes, RealityGapListeners, RealityGapProperties } from "./attributes.js";

/** What `<reality-gap>` takes in JSX of React 19. */
export type RealityGapProps = DetailedHTMLProps<HTMLAttributes<RealityGapElement>, RealityGapElement> &
  RealityGapAttributes & RealityGapProperties & RealityGapListeners;

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "reality-gap": RealityGapProps;
    }
  }
}
