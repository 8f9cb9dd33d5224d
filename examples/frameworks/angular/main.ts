import { provideZonelessChangeDetection } from "@angular/core";
import { bootstrapApplication } from "@angular/platform-browser";
import { Report } from "./report.ts";

document.querySelector("#root")!.append(document.createElement("dealer-report"));
void bootstrapApplication(Report, { providers: [provideZonelessChangeDetection()] });
