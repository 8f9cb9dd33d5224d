import { createApp } from "vue";
import Checks from "./checks.vue";

createApp(Checks).mount("#root");
