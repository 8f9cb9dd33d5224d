import { mount } from "svelte";
import Report from "./report.svelte";

mount(Report, { target: document.querySelector("#root") });
