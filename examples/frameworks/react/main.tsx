import { createRoot } from "react-dom/client";
import { Report } from "./report.tsx";

createRoot(document.querySelector("#root")!).render(<Report />);
