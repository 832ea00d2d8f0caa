/** The words of the page for a new password in Chinese; `reset-en.ts` holds exactly the same keys. */

export const resetZh = {
  title: "设新的登录密码",
  words: "用学校给您的密码纸条。手机里的内容都不会动。",
  code: "纸条上的码",
  "code-short": "码还不完整，请对照纸条。",
  password: "新密码",
  "password-hint": "至少 {n} 个字符，自己记得住、别人猜不到。",
  "password-short": "新密码至少要 {n} 个字符。",
  set: "设好密码",
  busy: "正在设…",
  other: "我记得密码，去登录",
  done: "{name}，新密码设好了",
  "done-words": "您的账号是 {login}。这张纸条已经用过，可以扔掉。",
  "sign-in": "去登录",
} as const;

export type ResetKey = keyof typeof resetZh;
