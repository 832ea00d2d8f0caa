/** The words of the privacy page in Chinese, the language they are written in first. */

export const privacyZh = {
  title: "隐私",

  "here.title": "这台手机上现在有什么",
  "here.records": "您写的记录 {n} 条",
  "here.others": "同事写的记录 {n} 条",
  "here.drafts": "草稿 {n} 份",
  "here.waiting": "等着上传的 {n} 条，照片 {photos} 张",
  "here.photos": "看过或传过的照片 {n} 张",
  "here.children": "您班上的孩子 {n} 人",
  "here.people": "同事的名字 {n} 个",
  "here.forms": "表格 {n} 份",
  "here.will": "登录以后，这台手机上会留下什么",
  "here.will.words":
    "您写的记录、草稿和照片，学校收到并有备份之前一直都在；还有您班上孩子的名单，同事的名字和表格。",
  "here.since": "从{date}起保存在这里。",
  "here.sealed":
    "都加密封存着，用您的解锁数字才能打开。手机没锁又开着本页时，拿着它的人就能看；离开时请锁上。",

  "server.title": "学校的系统里有什么",
  "server.words":
    "您上传的记录和照片，谁在什么时候改过，还有您的账号、学校和班级。都在学校或县里自己的服务器上，不经过别的公司。有问题，先找您的校长。",
  "server.by": "负责的单位：{name}。",

  "who.title": "谁能看什么",
  "who.v1": "听课、教研、结对、环境等工作记录",
  "who.v1.read": "本校和结对学校的老师，中心校，县里",
  "who.v2": "和家长的联系、学生活动",
  "who.v2.read": "本校有关的老师和校长；上面只看到次数，没有孩子的名字",
  "who.v3": "孩子个人的事，重点关注的孩子",
  "who.v3.read": "您、这个班的老师和校长；上面只看到人数。别人看一次，就记下一次",

  "never.title": "从来不收集",
  "never.words":
    "身份证号、住址、民族、宗教、病历、指纹、人脸、您的位置和通讯录。不给孩子和家长开账号，不按记录多少排名。",

  "long.title": "留多久",
  "long.words":
    "没上传的一直留在手机上。学校系统里，工作记录一般十年，照片两年，孩子个人的事到离班后一学年；学校可以另定。",

  "mine.title": "您可以做的",
  "mine.export": "导出我写的",
  "mine.export.words": "把这台手机上您写的全部做成一个网页文件。不用网络，哪台电脑都能打开。",
  "mine.busy": "正在导出…",
  "mine.exported": "导出好了，在手机的下载里。里面有孩子的名字，请收好，不要发到群里。",
  "mine.failed": "没有做成，可能空间不够。什么都没有丢，请腾出一些空间再试。",
  "mine.unsent": "把没上传的做成文件",
  "mine.drop": "删掉旧的副本",
  "mine.drop.words":
    "学校已有的旧记录和照片可以从这台手机上删掉。没上传的、草稿和最近两个月的都不动。",
  "mine.drop.ask": "删掉旧记录 {n} 条和看过、传过的照片吗？",
  "mine.drop.what": "学校那里都在；有人改动的那一条会再传回来。想留一份，请先导出。",
  "mine.drop.yes": "删掉",
  "mine.dropped": "已删掉记录 {n} 条。没上传的和草稿都还在。",

  "file.title": "{name}写的记录",
  "file.head": "{server} · {date} 从这台手机导出 · 记录 {n} 条，草稿 {drafts} 份",
  "file.care": "含未成年人个人信息，请妥善保管。",
  "file.range": "更早的记录和大图在学校的系统里。",
  "file.waiting": "当时还没有上传",
} as const;

export type PrivacyKey = keyof typeof privacyZh;
