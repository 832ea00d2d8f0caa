/** The words of making and changing a plan, in Chinese. */

export const adoptZh = {
  title: "订一份计划",
  choose: "选一份模板",
  before: "照以前的",
  burden: "每周约 {n} 条，约 {minutes} 分钟",
  "burden.few": "每周不到 1 条",
  name: "计划名称",
  from: "从哪天",
  to: "到哪天",
  measures: "做哪些",
  "measures.words": "用不上的可以去掉，次数可以改。",
  "per.week": "次 / 周",
  "per.month": "次 / 月",
  "per.term": "次 / 学期",
  "per.year": "次 / 年",
  "per.once": "次",
  own: "写成自己的话",
  use: "就用这份",
  save: "存好",
  full: "手机没有空间，没能存下。您改的都还在这一页上；腾出一点空间，再点一次。",
  dates: "最后一天要在第一天之后。",
  close: "结束这份计划",
  "close.ask": "结束这份计划吗？",
  "close.words": "不再提醒，也不再往里算。写过的记录都在。",
  "close.yes": "结束",
} as const;

export type AdoptKey = keyof typeof adoptZh;
