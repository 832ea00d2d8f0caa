// Uploads one file with the official tus client: node upload.mjs ENDPOINT TOKEN FILE SHA256 TYPE CHUNK.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(new URL("../../../pwa/package.json", import.meta.url));
const tus = require("tus-js-client");

const [endpoint, token, path, sha256, type, chunk] = process.argv.slice(2);
const requests = [];

const upload = new tus.Upload(readFileSync(path), {
  endpoint,
  headers: { Authorization: `Bearer ${token}` },
  metadata: { sha256, type },
  chunkSize: chunk === "whole" ? Number.POSITIVE_INFINITY : Number(chunk),
  uploadDataDuringCreation: process.argv[8] === "with-creation",
  retryDelays: [200, 200, 200, 200, 200],
  storeFingerprintForResuming: false,
  onAfterResponse(request, response) {
    requests.push({
      method: request.getMethod(),
      sent: request.getHeader("Upload-Offset") ?? null,
      status: response.getStatus(),
      offset: response.getHeader("Upload-Offset") ?? null,
    });
  },
  onError(error) {
    console.log(JSON.stringify({ done: false, why: String(error), requests }));
    process.exit(1);
  },
  onSuccess() {
    console.log(JSON.stringify({ done: true, url: upload.url, requests }));
  },
});

upload.start();
