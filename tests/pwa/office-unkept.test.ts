/** What is personal is shown and not kept on the office's computer. */

import { expect, test } from "vitest";
import { createOffice } from "../../pwa/src/models/office";

test("a view without a name keeps nothing on this device", async () => {
  const kept: string[] = [];
  const store = {
    read: async () => null,
    keep: async (name: string) => void kept.push(name),
    forget: async () => undefined,
  };
  const fetch = async () => new Response(JSON.stringify({ items: [] }));
  const office = createOffice({ fetch, token: async () => "t", store, now: () => 0 });

  const view = office.view(null);
  await view.load("/api/children?class=c");
  await office.view("schools").load("/api/views/overview");

  expect(view.state.value.data).toEqual({ items: [] });
  expect(kept).toEqual(["schools"]);
});
