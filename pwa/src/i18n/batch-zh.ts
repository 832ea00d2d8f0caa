/** The words of batch screens in Chinese. */

export const batchZh = {
  "title.parent": "挨个联系家长",
  "title.lesson": "这一周的课",
  "title.enveval": "走班评环境",
  "title.check": "逐人检查",
  title: "逐个记：{form}",
  "above.title": "每一条都一样的",
  "rows.label": "名单",

  "done.parent": "联系上了",
  "done.lesson": "已上",
  done: "记上",
  "instead.parent": "未联系上",
  "instead.lesson": "未上",
  "row.is": "{name}：{words}",
  "row.open": "展开 {name}",
  "row.close": "收起 {name}",
  "row.ready": "填好了",
  "row.wants": "还差：{words}",
  "row.logged": "已记好",
  "row.ahead": "还没到",
  "row.past": "超过 30 天，不能再记",
  "row.clear": "不记这一条",
  "row.never": "还没有记过",
  "row.today": "今天记过",
  "row.days": "{n} 天前记过",

  "week.label": "哪一周",
  "week.before": "前一周",
  "week.after": "后一周",
  "week.is": "第{n}周",
  "week.days": "{from}—{to}",

  search: "找名字",
  "search.none": "没有找到“{text}”。",
  "empty.above": "先在上面填好：{words}。名单就会出现。",
  "empty.unasked": "上面的选择没有名单可记。换一个选择试试。",
  "empty.children": "名单还没有取回。连上网络同步一次。",
  "empty.timetable": "还没有课表。先写一张课表，每周的课就会排在这里。",
  "empty.timetable.go": "写课表",
  "empty.walls": "还没有登记过环境。先记一处，就会排在这里。",
  "empty.walls.go": "记一处环境",
  empty: "名单里还没有内容。连上网络同步一次。",

  finish: "完成（{n} 条）",
  "finish.none": "完成",
  "finish.nothing": "还没有记。点一行里的按钮，或点名字展开。",
  "finish.saving": "正在保存 {done}/{total}",
  "finish.above": "上面还差：{words}",
  "finish.wants": "有 {n} 行还没填完，补上就可以完成：",
  "finish.others": "还有 {n} 行",
  "finish.ready": "先存好的 {n} 条",
  "finish.failed":
    "存好了 {done} 条，还有 {n} 条没有存上：本机空间可能满了。没存上的还在这一页，请先删一些照片或视频，再点“完成”。",

  "saved.title": "{n} 条已存在本机",
  "saved.words": "有信号时会自动上传。",
  "saved.list": "刚记好的",
  "saved.more": "接着记",
  "saved.home": "回首页",

  "none.words": "这种表一条一条记。",
  "none.go": "记一条",
} as const;

export type BatchKey = keyof typeof batchZh;
