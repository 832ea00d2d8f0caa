/** The words of the card for those inside a chat app, in both languages. */

import { fill, language, type Params } from "../models/language";

const WORDS = {
  zh: {
    title: "请在浏览器里打开",
    why: "{app}里的网页可能被清理，写好的记录会丢。换到手机浏览器打开，就不会丢。",
    one: "点右上角的 ···",
    two: "选“在浏览器打开”",
    copy: "复制网址",
    copied: "已复制，粘贴到浏览器里打开",
    stay: "我知道，先在这里用",
    wechat: "微信",
    qq: "QQ",
    dingtalk: "钉钉",
  },
  en: {
    title: "Open this in your browser",
    why: "Pages inside {app} may be cleared, and your records with them. In the phone's own browser they stay.",
    one: "Tap ··· at the top right",
    two: "Choose “Open in browser”",
    copy: "Copy the address",
    copied: "Copied. Paste it into your browser.",
    stay: "I understand, stay here for now",
    wechat: "WeChat",
    qq: "QQ",
    dingtalk: "DingTalk",
  },
} as const;

export type BrowserKey = keyof typeof WORDS.zh;

/** A sentence of the card with its `{name}` places filled. */
export function point(key: BrowserKey, params: Params = {}): string {
  return fill(WORDS[language.value][key], params);
}
