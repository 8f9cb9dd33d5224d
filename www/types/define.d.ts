import "./global.js";

export { RealityGapElement } from "../dist/types/reality-gap.js";
export { define } from "../dist/types/register.js";
