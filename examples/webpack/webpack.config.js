export default {
  mode: "production",
  entry: "./main.js",
  // The program is larger than what webpack expects of a script.
  performance: { hints: false },
};
