// The same three rules in DuckDB: node duckdb.mjs EVENTS.csv LEXICON.txt OUT   (run where node_modules has @duckdb/node-api)
// Prints one JSON line: {"wall": seconds of the query}. Two threads; the phrases as one regular expression without capitals.
import fs from 'node:fs';
import { createRequire } from 'node:module';

const [, , csv, lexicon, out] = process.argv;
const { DuckDBInstance } = createRequire(`${process.cwd()}/any.js`)('@duckdb/node-api');

const phrases = fs.readFileSync(lexicon, 'utf8').split('\n').filter((line) => /^[DV]\t/.test(line)).map((line) => line.split('\t'));
const one_of = (letter) => `(?i)${phrases.filter((phrase) => phrase[0] === letter).map((phrase) => phrase[1]).join('|')}`;
const file = `read_csv('${csv}', header=true, quote='"', escape='"', columns={event_id:'BIGINT',kind:'VARCHAR',uprn:'BIGINT',date:'DATE',
  code:'VARCHAR',description:'VARCHAR',cost:'DOUBLE'})`;
const within = (what, days, name) => `sum(${what}) OVER (PARTITION BY uprn ORDER BY day RANGE BETWEEN ${days} PRECEDING AND CURRENT ROW) ${name}`;
const query = `
  WITH told AS (SELECT event_id, uprn, date, date - DATE '2021-01-01' AS day,
      kind = 'R' AND regexp_matches(description, '${one_of('D')}') damage, kind = 'N' AND regexp_matches(description, '${one_of('V')}') voices FROM ${file}),
    counted AS (SELECT event_id, uprn, date, day, damage::INT damage, voices::INT voices FROM told WHERE damage OR voices),
    windows AS (SELECT event_id, uprn, date, ${within('damage', 364, 'twelve')}, ${within('voices', 181, 'six')},
      ${within('damage', 89, 'recent_damage')}, ${within('voices', 89, 'recent_voices')} FROM counted),
    homes AS (SELECT uprn, max(twelve) twelve, max(six) six,
      max(CASE WHEN recent_damage >= 1 AND recent_voices >= 1 AND recent_damage + recent_voices >= 3 THEN 1 ELSE 0 END) together,
      list(event_id ORDER BY date, event_id) ids FROM windows GROUP BY uprn)
  SELECT uprn, twelve, six, together, ids FROM homes WHERE twelve >= 3 OR six >= 3 OR together = 1`;

const connection = await (await DuckDBInstance.create(':memory:')).connect();
await connection.run('SET threads=2');
await connection.run('SET preserve_insertion_order=false');
const begin = process.hrtime.bigint();
await connection.run(`COPY (${query}) TO '${out}' (HEADER false, DELIMITER '|')`);
console.log(JSON.stringify({ wall: Number(process.hrtime.bigint() - begin) / 1e9 }));
process.exit(0);
