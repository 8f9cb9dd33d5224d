// The floor: the bytes of the files in memory, nothing else.
export async function run(files) {
  for (const file of files) await read(file);
  return null;
}

async function read(file) {
  const slice = 4 << 20;
  let bytes = 0;
  let next = file.slice(0, slice).arrayBuffer();
  for (let at = slice; next; at += slice) {
    const buffer = await next;
    next = at < file.size ? file.slice(at, at + slice).arrayBuffer() : null;
    bytes += buffer.byteLength;
  }
  if (bytes !== file.size) throw new Error(`read ${bytes} of ${file.size} bytes`);
}
