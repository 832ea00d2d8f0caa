// Uploads a file with the official tus client and ends the upload again: node cases.mjs PLAN.
import { createReadStream, readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(new URL("../../../pwa/package.json", import.meta.url));
const tus = require("tus-js-client");

const plan = JSON.parse(process.argv[2]);
const headers = { Authorization: `Bearer ${plan.token}` };
const requests = [];

async function ask(method, url) {
  const response = await fetch(url, { method, headers: { ...headers, "Tus-Resumable": "1.0.0" } });
  return { status: response.status, ...Object.fromEntries(response.headers) };
}

function upload() {
  const source = plan.stream ? createReadStream(plan.path) : readFileSync(plan.path);
  return new Promise((done, fail) => {
    const made = new tus.Upload(source, {
      endpoint: plan.endpoint,
      headers,
      metadata: plan.metadata,
      storeFingerprintForResuming: false,
      ...plan.options,
      onAfterResponse: (request, response) => {
        requests.push([request.getMethod(), response.getStatus()]);
      },
      onError: fail,
      onSuccess: () => done(made),
    });
    if (plan.resume) made.url = plan.resume;
    made.start();
  });
}

const made = await upload();
const whole = await ask("HEAD", made.url);
if (plan.terminate) await made.abort(true);
const after = await ask("HEAD", made.url);
console.log(JSON.stringify({ url: made.url, requests, whole, after }));
