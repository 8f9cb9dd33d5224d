"use client";

import { useEffect, useState } from "react";
import "reality-gap/define";

const expectations = [{ scope: "network", name: "", value: 0.75 }];

export function Report() {
  const [here, setHere] = useState(false);
  const [leads, setLeads] = useState();
  // React gives an element that the server rendered neither properties nor listeners: it is rendered in the browser.
  useEffect(() => setHere(true), []);
  return (
    <>
      {here && <reality-gap demo expectations={expectations} onrg-report={(event) => setLeads(event.detail.counts.leads)} />}
      <p id="leads">{leads === undefined ? "Reading" : `${leads} leads`}</p>
    </>
  );
}
