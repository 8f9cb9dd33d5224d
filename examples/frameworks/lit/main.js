import "./report.js";

document.querySelector("#root").append(document.createElement("lit-report"));
