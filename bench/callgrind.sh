#!/usr/bin/env bash
# Counts the instructions of each stage of the native build on a small export. Counts repeat, times do not.
#
#   bench/callgrind.sh            10,000 leads, 34,000 rows
#   bench/callgrind.sh FILE       another file
set -euo pipefail
cd "$(dirname "$0")/.."

for tool in valgrind callgrind_annotate node cargo; do
  command -v "$tool" >/dev/null || { echo "$tool is missing: install it to count instructions." >&2; exit 1; }
done

out=${CARGO_TARGET_DIR:-target}/callgrind
mkdir -p "$out"
file=${1:-$out/wide.csv}
if [ $# -eq 0 ]; then
  node -e 'import("./bench/lib/generate.mjs").then((m) => m.generate(process.argv[1], { leads: 10000, rows: 34000, seed: 1 }))' "$file"
fi

# Symbols stay in the binary, so that the stages have names.
cargo build --quiet --release --package reality-gap-tests --example stages
program=${CARGO_TARGET_DIR:-target}/release/examples/stages
valgrind --quiet --tool=callgrind --callgrind-out-file="$out/stages.out" "$program" "$file"

rows=$(($(wc -l <"$file") - 1))
callgrind_annotate --inclusive=yes --threshold=100 "$out/stages.out" |
  awk -v rows="$rows" '
    match($0, /stages::stage_[a-z]+/) {
      stage = substr($0, RSTART + 14, RLENGTH - 14)
      count = $1
      gsub(/,/, "", count)
      if (count + 0 > most[stage] + 0) most[stage] = count
    }
    END {
      split("ingest facts summary report json view", order, " ")
      printf "%-8s %16s %14s\n", "stage", "instructions", "per row"
      for (i = 1; i <= 6; i++) {
        if (!(order[i] in most)) { print "no stage " order[i] " was found" > "/dev/stderr"; bad = 1 }
        printf "%-8s %16d %14.1f\n", order[i], most[order[i]], most[order[i]] / rows
      }
      exit bad
    }'
