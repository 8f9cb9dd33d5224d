import { CUSTOM_ELEMENTS_SCHEMA, Component, provideZonelessChangeDetection, signal } from "@angular/core";
import { bootstrapApplication } from "@angular/platform-browser";
import { heard, run, state } from "../checks/run.js";

@Component({
  selector: "all-checks",
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <p id="step">{{ all().step }}</p>
    <reality-gap id="plain"></reality-gap>
    <reality-gap id="children"><source [attr.data-step]="all().step"></reality-gap>
    @if (all().shown) { <reality-gap id="toggled"></reality-gap> }
    <reality-gap id="told" [noWorker]="all().noWorker" [refresh]="all().refresh" [expected]="all().expected" [files]="all().files"
      [expectations]="all().expectations" [hours]="all().hours" [requestInit]="all().requestInit"
      (rg-report)="heard($event)" (rg-error)="heard($event)"></reality-gap>
    <check-element id="small" [bool]="true" [num]="42" str="custom" [arr]="all().arr" [obj]="all().obj" [camelCaseObj]="all().camelCaseObj"
      (lowercaseevent)="heard($event)" (kebab-event)="heard($event)" (camelEvent)="heard($event)" (CAPSevent)="heard($event)"
      (PascalEvent)="heard($event)">{{ all().step }}</check-element>
  `,
})
class Checks {
  all = signal({ ...state });
  heard = heard;

  constructor() {
    void run((next: object) => this.all.set({ ...next }));
  }
}

document.querySelector("#root")!.append(document.createElement("all-checks"));
void bootstrapApplication(Checks, { providers: [provideZonelessChangeDetection()] });
