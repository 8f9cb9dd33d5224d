/** @jsxImportSource preact */
import { render } from "preact";
import { Report } from "./report.tsx";

render(<Report />, document.querySelector("#root")!);
