import { CUSTOM_ELEMENTS_SCHEMA, Component, signal } from "@angular/core";
import "reality-gap/define";
import type { Expectation, RealityGapEvents } from "reality-gap";

@Component({
  selector: "dealer-report",
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <reality-gap demo [expectations]="expectations" (rg-report)="finished($event)"></reality-gap>
    <p id="leads">{{ leads() === undefined ? "Reading" : leads() + " leads" }}</p>
  `,
})
export class Report {
  expectations: Expectation[] = [{ scope: "network", name: "", value: 0.75 }];
  leads = signal<number | undefined>(undefined);

  finished(event: RealityGapEvents["rg-report"]) {
    this.leads.set(event.detail.counts["leads"]);
  }
}
