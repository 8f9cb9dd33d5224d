import { mount } from "./dist/index.js";

mount(document.querySelector("main"), { demo: true });
