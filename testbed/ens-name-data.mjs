// Packs the ENSIP-15 specification data into the text file that the wallet reads.
// node testbed/ens-name-data.mjs spec.json nf.json > ens-names.txt
// (both from derive/output of https://github.com/adraffy/ens-normalize.js, MIT)
import { readFileSync } from "node:fs";

const [spec, nf] = process.argv.slice(2).map((path) => JSON.parse(readFileSync(path, "utf8")));
const hex = (cp) => cp.toString(16);
const ranges = (cps) => {
  const sorted = [...cps].sort((a, b) => a - b);
  const out = [];
  for (let i = 0; i < sorted.length; ) {
    let j = i;
    while (j + 1 < sorted.length && sorted[j + 1] === sorted[j] + 1) j++;
    out.push(i === j ? hex(sorted[i]) : `${hex(sorted[i])}-${hex(sorted[j])}`);
    i = j + 1;
  }
  return out.join(",");
};
const sequence = (cps) => cps.map(hex).join(".");
const lines = [
  "# ENSIP-15 and normalization data. Source: github.com/adraffy/ens-normalize.js derive/output/spec.json and nf.json.",
  "# Licence: MIT, Copyright (c) 2022 Andrew Raffensperger; see ens-names.LICENSE.",
  `# Unicode ${spec.unicode}, CLDR ${spec.cldr}, derived ${spec.created}`,
  `nsm-max ${spec.nsm_max}`,
  `ignored ${ranges(spec.ignored)}`,
  `fenced ${ranges(spec.fenced.map((each) => each[0]))}`,
  `cm ${ranges(spec.cm)}`,
  `nsm ${ranges(spec.nsm)}`,
  ...spec.mapped.map(([cp, to]) => `mapped ${hex(cp)} ${sequence(to)}`),
  ...spec.groups.map(
    (g) =>
      `group ${g.name.replaceAll(" ", "_")} ${g.restricted ? "R" : ""}${g.cm ? "" : "M"}- ${ranges(g.primary)} ${ranges(g.secondary)}`,
  ),
  ...spec.wholes.map((w) => `whole ${ranges(w.valid)} ${ranges(w.confused)}`),
  ...spec.emoji.map((cps) => `emoji ${sequence(cps)}`),
  ...nf.ranks.map((cps) => `rank ${ranges(cps)}`),
  `exclusion ${ranges(nf.exclusions)}`,
  ...nf.decomp.map(([cp, to]) => `decomp ${hex(cp)} ${sequence(to)}`),
];
process.stdout.write(lines.join("\n") + "\n");
