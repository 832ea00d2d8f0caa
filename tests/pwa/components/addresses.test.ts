/** Addresses and codes as people type, paste and scan them. */

import { expect, test } from "vitest";
import { inAppBrowser } from "../../../pwa/src/screens/in-app";
import { codeShown, codeTyped } from "../../../pwa/src/screens/join-code";
import { fillHash, routeOf } from "../../../pwa/src/screens/route";

test("an empty address is home", () => {
  expect(routeOf("")).toEqual({ screen: "home" });
  expect(routeOf("#/")).toEqual({ screen: "home" });
});

test("the list of all forms has an address of its own", () => {
  expect(routeOf("#/forms")).toEqual({ screen: "forms" });
});

test("an address that the first part does not know is handed on whole, not home", () => {
  expect(routeOf("#/marks")).toEqual({ screen: "elsewhere", path: ["marks"] });
  expect(routeOf("#/record/")).toEqual({ screen: "elsewhere", path: ["record", ""] });
  expect(routeOf("#/plan/a%2F1/t")).toEqual({ screen: "elsewhere", path: ["plan", "a/1", "t"] });
});

test("a form's address says what it starts from", () => {
  expect(routeOf(fillHash("parent", { draft: "Aa_-1" }))).toEqual({
    screen: "fill",
    form: "parent",
    from: { draft: "Aa_-1" },
  });
});

test("a join link carries its code", () => {
  expect(routeOf("#/join/ABCDE-12345")).toEqual({ screen: "join", code: "ABCDE-12345" });
});

test("a password slip's link has a page for those who have not come in", () => {
  expect(routeOf("#/reset/ABCDE-12345")).toEqual({ screen: "reset" });
});

test("every page of the office is the office's own affair", () => {
  expect(routeOf("#/office/records?school=x")).toEqual({ screen: "office" });
});

test("a broken escape in an address breaks nothing", () => {
  expect(routeOf("#/record/%E4%B")).toEqual({ screen: "record", rid: "%E4%B" });
});

test("a code may be typed in any case, with O for 0 and I or L for 1", () => {
  expect(codeTyped(" vj5o3-ilgkq ")).toBe("VJ50311GKQ");
  expect(codeTyped("VJ503")).toBe("VJ503");
});

test("a code is shown in two groups and never longer than the slip's", () => {
  expect(codeShown(codeTyped("vj50311gkqxyz"))).toBe("VJ503-11GKQ");
  expect(codeShown("VJ503")).toBe("VJ503");
});

test("chat apps are known by their browsers, and other browsers are left alone", () => {
  expect(inAppBrowser("Mozilla/5.0 (Linux; Android 10) MicroMessenger/8.0.2")).toBe("wechat");
  expect(inAppBrowser("Mozilla/5.0 (Linux; Android 10) DingTalk/6.0")).toBe("dingtalk");
  expect(inAppBrowser("Mozilla/5.0 (iPhone) QQ/8.9.1 NetType/WIFI")).toBe("qq");
  expect(inAppBrowser("Mozilla/5.0 (Linux; Android 10) MQQBrowser/12.0 Mobile")).toBeNull();
});
