import type { DefineComponent, HTMLAttributes } from "vue";
import type { RealityGapEvents } from "./global.js";
import type { RealityGapAttributes, RealityGapProperties } from "./attributes.js";

/** Listeners as Vue names them: `@rg-report`. */
type Listeners = {
  [Name in keyof RealityGapEvents as Name extends `rg-${infer Rest}` ? `onRg${Capitalize<Rest>}` : never]?: (event: RealityGapEvents[Name]) => void;
};

/** What `<reality-gap>` takes in a template of Vue 3. */
export type RealityGapProps = HTMLAttributes & RealityGapAttributes & RealityGapProperties & Listeners;

declare module "vue" {
  interface GlobalComponents {
    "reality-gap": DefineComponent<RealityGapProps>;
  }
}
