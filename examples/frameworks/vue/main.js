import { createApp } from "vue";
import Report from "./report.vue";

createApp(Report).mount("#root");
