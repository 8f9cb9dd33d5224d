import { Report } from "./report";

export default function Page() {
  return (
    <main>
      <h1>A page built with Next.js</h1>
      <Report />
    </main>
  );
}
