import { useState } from "react";
import "reality-gap/define";
import type {} from "reality-gap/types/react";
import type { Expectation } from "reality-gap";

const expectations: Expectation[] = [{ scope: "network", name: "", value: 0.75 }];

export function Report() {
  const [leads, setLeads] = useState<number>();
  return (
    <>
      <reality-gap demo expectations={expectations} onrg-report={(event) => setLeads(event.detail.counts["leads"])} />
      <p id="leads">{leads === undefined ? "Reading" : `${leads} leads`}</p>
    </>
  );
}
