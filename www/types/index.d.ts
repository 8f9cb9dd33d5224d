export { RealityGapElement } from "../dist/types/reality-gap.js";
export type { Loadable } from "../dist/types/load.js";
export type { Expectation } from "../dist/types/settings.js";
export type { Counts, Filter, Progress, RealityGapEvents } from "./global.js";
export type { RealityGapAttributes, RealityGapProperties } from "./attributes.js";
