"use client";

import "reality-gap/define";

export function Report() {
  return <reality-gap demo expected="75%" />;
}
