import "./global.js";

export { RealityGapElement } from "../dist/types/reality-gap.js";
