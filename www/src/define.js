// @ts-check
/** Defines `<reality-gap>`. */

import { RealityGapElement } from "./reality-gap.js";
import { define } from "./register.js";

define();

export { RealityGapElement, define };
