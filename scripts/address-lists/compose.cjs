// Composes the two lists of mail domains: node compose.cjs NODE_MODULES CURATED_FOLDER TARGET_FOLDER
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { domainToASCII } = require('node:url');

const [modules, curated, target] = process.argv.slice(2);

const json = (...name) => JSON.parse(fs.readFileSync(path.join(modules, ...name), 'utf8'));
const lines = (name) =>
  fs.readFileSync(path.join(curated, name), 'utf8').split('\n').map((line) => line.trim()).filter((line) => line && !line.startsWith('#'));

// Lower-case ASCII, at least two labels; anything else is no mail domain.
const clean = (domain) => {
  const ascii = domainToASCII(domain.trim().toLowerCase());
  return /^(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9])?\.)+[a-z0-9-]{2,}$/.test(ascii) && ascii.length <= 253 ? ascii : null;
};
const domains = (list) => new Set(list.map(clean).filter(Boolean));
const without = (set, drop) => new Set([...set].filter((domain) => !drop.has(domain)));

// A domain whose parent is listed as well says nothing new.
const withoutChildren = (set) =>
  new Set([...set].filter((domain) => !domain.split('.').some((_, at, labels) => at > 0 && set.has(labels.slice(at).join('.')))));

const source = (name, holder) => {
  const { version, license } = json(name, 'package.json');
  return `# Source: npm package ${name} ${version}, ${license}${holder ? `, ${holder}` : ''}`;
};

const write = (file, about, sources, set) => {
  const sorted = [...set].sort();
  const head = [...about, ...sources, '# and scripts/address-lists/. Written by scripts/update-address-lists; do not edit by hand.', `# Count: ${sorted.length}`];
  fs.writeFileSync(path.join(target, file), `${[...head, ...sorted].join('\n')}\n`);
  console.log(`${file}: ${sorted.length} domains`);
};

const community = domains(json('disposable-email-domains-js', 'dist', 'dict', 'disposable_email_blocklist.json'));
const free = domains(json('free-email-domains', 'domains.json'));

// The free list holds the community's disposable ones as well; where the other disposable list names a real provider, free wins.
const freeOnly = without(new Set([...free, ...domains(lines('free-mail.add.txt'))]), new Set([...community, ...domains(lines('free-mail.drop.txt')), ...domains(lines('disposable.add.txt'))]));
const disposable = new Set([
  ...domains(json('disposable-email-domains', 'index.json')),
  ...domains(json('disposable-email-domains', 'wildcard.json')),
  ...community,
  ...domains(lines('disposable.add.txt')),
]);

write(
  'free-mail.txt',
  ['# Mail providers that give anyone an address. Exact matches.'],
  [source('free-email-domains', 'Copyright (c) 2017 Kiko Beats')],
  freeOnly);
write(
  'disposable.txt',
  ['# Throw-away mail. Subdomains count as well.'],
  [source('disposable-email-domains', 'Ilya Volodarsky and contributors'), source('disposable-email-domains-js')],
  withoutChildren(without(disposable, new Set([...freeOnly, ...domains(lines('disposable.drop.txt'))]))));
