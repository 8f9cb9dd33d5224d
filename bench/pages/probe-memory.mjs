// Keeps hold of the memory of every program that this worker starts, and tells its size when asked.
const memories = new Set();
const keep = (instance) => {
  for (const value of Object.values(instance.exports)) if (value instanceof WebAssembly.Memory) memories.add(value);
  return instance;
};
for (const name of ['instantiate', 'instantiateStreaming']) {
  const real = WebAssembly[name];
  WebAssembly[name] = async (...given) => {
    const found = await real.apply(WebAssembly, given);
    keep(found.instance ?? found);
    return found;
  };
}
WebAssembly.Instance = new Proxy(WebAssembly.Instance, { construct: (real, given) => keep(new real(...given)) });

const worker = crypto.randomUUID();
const channel = new BroadcastChannel('bench-memory');
channel.onmessage = ({ data }) => {
  if (data.worker) return;
  const bytes = [...memories].reduce((sum, memory) => sum + memory.buffer.byteLength, 0);
  channel.postMessage({ worker, bytes });
};
