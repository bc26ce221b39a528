#!/usr/bin/env bash
# Makes the clips anew: espeak-ng speaks each word of words.txt, sox trims and levels it. A shop may put a
# person's recordings of the same names (16 kHz, mono, 16 bit) in a folder of its own instead.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
raw=$(mktemp --suffix=.wav)
trap 'rm -f "$raw"' EXIT
while IFS=$'\t' read -r name word; do
  espeak-ng -v cmn -s 175 -p 45 -g 1 -w "$raw" "$word"
  sox "$raw" -R -r 16000 -c 1 -b 16 "$name.wav" \
    silence 1 0.01 0.6% reverse silence 1 0.01 0.6% reverse \
    highpass 90 norm -3 fade t 0.004 reverse fade t 0.012 reverse pad 0 0.02
done < words.txt
