// Writes the sample flights of the application from flights-3m.parquet of the npm package vega-datasets 3.2.1.
//
//   npm install @duckdb/node-api@1.5.6-r.1 @hpcc-js/wasm-zstd@1.12.5      (in any folder; run the script from there)
//   node <this file> <path of flights-3m.parquet> [<path of the file to write>]
//
// The same parquet file gives the same bytes on every machine: rows are in a total order, and zstd is a pinned
// WebAssembly build. The layout is described in flights-2001-01.md, beside the file that is written by default.
// Needs Node 20.15 or later.

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { crc32 } from 'node:zlib';

const PARQUET_SHA256 = 'dbeb920c90f59b6ccaff823dcc3d08f25a97fa1ce128d93f40be4e931f5900b0';
const DEFAULT_TARGET = '../main/resources/moestro/app/flights-2001-01.bin.zst';
const MAGIC = 'MOEFLT01';
const FIRST_DAY = '2001-01-01';
const DAYS = 14;
const MINUTES = DAYS * 24 * 60;
const MAX_ZSTD_LEVEL = 22;

const ROWS = `
SELECT date_diff('minute', TIMESTAMP '2001-01-01', date)::INTEGER AS minute,
       origin, destination, distance::INTEGER AS distance, delay::INTEGER AS delay
  FROM flights
 WHERE date >= TIMESTAMP '2001-01-01' AND date < TIMESTAMP '2001-01-15'
 ORDER BY date, origin, destination, delay, distance`;

// What the test of the Java reader expects, computed by DuckDB alone: none of the code below has a part in it.
const CHECKSUM = `
SELECT count(*)::INTEGER AS rows,
       sha256(string_agg(strftime(date, '%Y-%m-%dT%H:%M') || ',' || delay || ',' || distance || ','
                         || origin || ',' || destination || chr(10), ''
                         ORDER BY date, origin, destination, delay, distance)) AS sha256
  FROM flights
 WHERE date >= TIMESTAMP '2001-01-01' AND date < TIMESTAMP '2001-01-15'`;

// Rows that the layout could not carry without loss. Zero, or the script stops.
const UNFIT = `
SELECT count(*)::INTEGER AS rows
  FROM flights
 WHERE date >= TIMESTAMP '2001-01-01' AND date < TIMESTAMP '2001-01-15'
   AND (delay IS NULL OR distance IS NULL OR origin IS NULL OR destination IS NULL
        OR epoch_us(date) % 60000000 <> 0
        OR delay NOT BETWEEN -32768 AND 32767 OR distance NOT BETWEEN 0 AND 65535
        OR NOT regexp_full_match(origin, '[A-Z0-9]{3}') OR NOT regexp_full_match(destination, '[A-Z0-9]{3}'))`;

const [parquet, target = fileURLToPath(new URL(DEFAULT_TARGET, import.meta.url))] = process.argv.slice(2);
if (!parquet) {
    fail('The path of flights-3m.parquet is missing: node extract-flights.mjs <parquet> [<target>]');
}
checkSource(parquet);
const { rows, checksum } = await query(parquet);
const plain = encode(rows);
const packed = await compress(plain);
writeFileSync(target, packed);
console.log(`${target}: ${packed.length} bytes (${plain.length} before compression), SHA-256 ${sha256(packed)}`);
console.log(`${checksum.rows} rows, SHA-256 of their canonical text ${checksum.sha256}`);

function fail(message) {
    console.error(message);
    process.exit(1);
}

function sha256(bytes) {
    return createHash('sha256').update(bytes).digest('hex');
}

function checkSource(path) {
    const found = sha256(readFileSync(path));
    if (found !== PARQUET_SHA256) {
        fail(`${path} is not the flights-3m.parquet of vega-datasets 3.2.1: SHA-256 is ${found}, not ${PARQUET_SHA256}.`);
    }
}

/** Imports a package from the current folder's node_modules, so that none has to lie beside this script. */
function importFromHere(name) {
    const require = createRequire(join(process.cwd(), 'here.js'));
    return import(pathToFileURL(require.resolve(name)));
}

async function query(path) {
    const { DuckDBInstance } = await importFromHere('@duckdb/node-api');
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const read = async (sql) => (await connection.runAndReadAll(sql)).getRowObjects();
    await connection.run(`CREATE VIEW flights AS FROM read_parquet('${path.replaceAll("'", "''")}')`);
    const [unfit] = await read(UNFIT);
    if (unfit.rows !== 0) {
        fail(`${unfit.rows} rows cannot be written without loss: see the query UNFIT and widen the layout.`);
    }
    const [checksum] = await read(CHECKSUM);
    return { rows: await read(ROWS), checksum };
}

async function compress(bytes) {
    const { Zstd } = await importFromHere('@hpcc-js/wasm-zstd');
    const zstd = await Zstd.load();
    const packed = zstd.compress(bytes, MAX_ZSTD_LEVEL);
    if (Buffer.compare(Buffer.from(zstd.decompress(packed)), bytes) !== 0) {
        fail('zstd does not give back what it was given.');
    }
    return packed;
}

function encode(rows) {
    const airports = [...new Set(rows.flatMap((row) => [row.origin, row.destination]))].sort();
    const routes = routeTable(rows, airports);
    const body = Buffer.concat([
        header(rows, airports),
        airportPlane(airports),
        ...routes.planes,
        minutePlane(rows),
        bytePlane(rows, (row) => airports.indexOf(row.origin)),
        bytePlane(rows, (row) => routes.rank.get(row.origin + row.destination)),
        bytePlane(rows, (row) => zigzag(row.delay) >> 8),
        bytePlane(rows, (row) => zigzag(row.delay) & 0xff),
    ]);
    const trailer = Buffer.alloc(4);
    trailer.writeUInt32BE(crc32(body));
    return Buffer.concat([body, trailer]);
}

function header(rows, airports) {
    const bytes = Buffer.alloc(18);
    bytes.write(MAGIC, 0, 'ascii');
    bytes.writeInt32BE(Date.parse(`${FIRST_DAY}T00:00:00Z`) / 86_400_000, 8);
    bytes.writeUInt8(DAYS, 12);
    bytes.writeInt32BE(rows.length, 13);
    bytes.writeUInt8(fitting(airports.length, 0xff, 'airports'), 17);
    return bytes;
}

function airportPlane(airports) {
    return Buffer.from(airports.join(''), 'ascii');
}

/**
 * The destinations of each origin, busiest first, so that a flight's destination is a small number that compresses
 * well; distance belongs to the route and is written once for it.
 */
function routeTable(rows, airports) {
    const routes = new Map();
    for (const { origin, destination, distance } of rows) {
        const key = origin + destination;
        const route = routes.get(key) ?? { origin, destination, distance, flights: 0 };
        if (route.distance !== distance) {
            fail(`${origin} to ${destination} has two distances, ${route.distance} and ${distance} miles.`);
        }
        route.flights++;
        routes.set(key, route);
    }
    const rank = new Map();
    const planes = { counts: [], destinations: [], distances: [] };
    for (const airport of airports) {
        const leaving = [...routes.values()].filter((route) => route.origin === airport).sort(busiestFirst);
        planes.counts.push(fitting(leaving.length, 0xff, `destinations of ${airport}`));
        leaving.forEach((route, index) => rank.set(route.origin + route.destination, index));
        planes.destinations.push(...leaving.map((route) => airports.indexOf(route.destination)));
        planes.distances.push(...leaving.flatMap((route) => [route.distance >> 8, route.distance & 0xff]));
    }
    return { rank, planes: Object.values(planes).map((plane) => Buffer.from(plane)) };
}

function busiestFirst(left, right) {
    return right.flights - left.flights || (left.destination < right.destination ? -1 : 1);
}

/** How many flights leave in each minute of the span: all there is to say about the time of sorted rows. */
function minutePlane(rows) {
    const flights = new Array(MINUTES).fill(0);
    rows.forEach((row) => flights[row.minute]++);
    return Buffer.from(flights.map((count) => fitting(count, 0xff, 'flights in a minute')));
}

function bytePlane(rows, value) {
    return Buffer.from(rows.map(value));
}

/** Small numbers of either sign become small numbers without one: 0, -1, 1, -2 become 0, 1, 2, 3. */
function zigzag(value) {
    return value < 0 ? -2 * value - 1 : 2 * value;
}

function fitting(value, limit, what) {
    if (value > limit) {
        fail(`${value} ${what} do not fit the layout, which has room for ${limit}.`);
    }
    return value;
}
