/** The words of what is said between teacher and leader about a record, in Chinese. */

export const talkZh = {
  title: "来往",
  seen: "{who}已阅",
  comment: "{who}说",
  return: "{who}请您补充",
  answer: "{who}补充了",
  thanks: "{who}表扬",
  "thanks.you": "{who}表扬您",
  "thanks.only": "只有您和对方看得到。",
  "you.seen": "您已阅",
  "you.comment": "您说",
  "you.return": "您请对方补充",
  "you.answer": "您补充了",
  "you.thanks": "您表扬了对方",
  "answer.waits": "已补充，等对方看。",
  waiting: "等着上传",
  held: "学校的系统没有收下。话还在这里，没有丢；可以收回后再写。",
  back: "收回",
  "part.partner": "被帮扶方的收获",
  "part.host": "整改情况",
  "part.receiver": "对方收到",
  "part.reviewer": "审阅",
  "part.head": "校长的话",
  "part.change": "改一改",
  "part.save": "写好了",
  reply: "回一句",
  send: "发出",
} as const;

export type TalkKey = keyof typeof talkZh;
