// The widget's worker behind a script that looks at its programs' memory: modules are run in the order they are named.
import './probe-memory.mjs';
import '/widget/worker.js';
