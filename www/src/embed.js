// @ts-check
/** The frame's page (`embed.html`): the element, and its talk with the page around. */

import "./define.js";
import { speak } from "./speak.js";

const element = /** @type {import("./reality-gap.js").RealityGapElement | null} */ (document.querySelector("reality-gap"));
if (element) speak(element);
