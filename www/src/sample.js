// @ts-check
/** The invented dealer network. Every address is written in full, as bundlers expect it. */

// @ts-ignore -- written by the build
import hours from "./demo/hours.js";

/** The files by name. @returns {Record<string, URL | Blob>} */
export const sample = () => ({
  "leads.csv": new URL("./demo/leads.csv", import.meta.url),
  "activities.csv": new URL("./demo/activities.csv", import.meta.url),
  "calls.csv": new URL("./demo/calls.csv", import.meta.url),
  "tasks.csv": new URL("./demo/tasks.csv", import.meta.url),
  "appointments.csv": new URL("./demo/appointments.csv", import.meta.url),
  "surveys.csv": new URL("./demo/surveys.csv", import.meta.url),
  "expectations.csv": new URL("./demo/expectations.csv", import.meta.url),
  "hours.json": new Blob([hours]),
});
