/** The words of the office's overview in Chinese; `overview-en.ts` holds exactly the same keys. */

export const overviewZh = {
  title: "总览",
  "missing.colon": "：",
  place: "乡镇",
  "place.all": "全部乡镇",
  term: "学期",

  "silences.title": "先看这里",
  "silences.quiet": "安静 · {count} 所",
  "silences.quiet-words": "手机已联系上，近 30 天没有记录。",
  "silences.not-heard": "未联系上 · {count} 所",
  "silences.not-heard-words": "手机一直没有连网，老师可能已经记了。",
  "silences.since": "自 {date}",
  "silences.ever": "还没有联系过",
  "silences.all": "看全部 {count} 所",

  open: "未办",
  "open.none": "没有",
  "open.age": "，最久 {age} 天",
  "open.problem": "问题 {count} 个",
  "open.correction": "待整改 {count} 项",
  "open.held": "{count} 条待处理",

  "plans.title": "计划进度",
  "plans.all": "全部计划",
  "plans.join": "、",
  "plans.none": "这里还没有计划。可以用模板做一份。",
  "plans.new": "做一份计划",
} as const;

export type OverviewKey = keyof typeof overviewZh;
