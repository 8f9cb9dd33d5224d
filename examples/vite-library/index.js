/** A company's library: the report with the company's own defaults, in whatever page calls `mount`. */
import "reality-gap/define";

export function mount(parent, options = {}) {
  const report = document.createElement("reality-gap");
  parent.append(Object.assign(report, { expected: "75%", ...options }));
  return report;
}
