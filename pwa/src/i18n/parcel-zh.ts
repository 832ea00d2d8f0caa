/** The words of files of unsent work in Chinese; they come with those pages only. */

export const parcelZh = {
  title: "未上传记录的文件",

  "make.title": "做成文件，请人代传",
  "make.holds": "里面有 {records} 条记录、{photos} 张照片，约 {size}。",
  "make.why":
    "没有信号的日子长了，可以把没上传的做成一个文件，交给有信号的同事或办公室。只有办公室的电脑打得开，路上谁也看不到内容。",
  "make.stays": "记录仍留在本机。以后有信号再上传，也只算一次。",
  "make.drafts": "{n} 份草稿不在里面，点了“完成”的才在。",
  "make.left": "还有 {n} 张照片放不下，留在本机，以后再传。",
  "make.go": "做成文件",
  "make.again": "重新做一个",
  "make.working": "正在做文件…",
  "make.progress": "第 {done} 份，共 {total} 份",
  "make.nothing": "没有等着上传的记录，不用做文件。",
  "make.no-key": "本机还缺做文件要用的一样东西。连上网络同步一次就有了，以后没有信号也能做。",
  "make.no-crypto":
    "用这个网址不能做文件，因为浏览器不让加密。请用 https 开头的网址打开村校日志。记录都在本机，没有丢。",
  "make.failed": "文件没有做成，可能是本机空间满了。记录都在，没有丢。请腾出一些空间再试。",
  "make.ready": "文件做好了",
  "make.name": "{name} · {size}",
  "make.broken": "{n} 张照片读不出来，没有放进去。",
  "make.share": "发给别人",
  "make.save": "存到本机",
  "make.shared":
    "已交给您选的应用。请对方打开村校日志，在“我”里点“未上传记录的文件”，再点“选文件”。",
  "make.saved":
    "已存到本机的“下载”里。可以用微信、蓝牙或数据线交给同事或办公室，请他们在村校日志里点“选文件”。",

  "take.title": "替别人上传",
  "take.why": "收到同事的文件，从这里选进来。有信号马上上传；没有，就放在本机，有信号时自动上传。",
  "take.choose": "选文件",
  "take.adding": "正在存到本机…",
  "take.list": "替别人上传的文件",
  "take.taken": "已上传 {taken}，共 {size}",
  "take.drop": "把文件拖到这里，或者点按钮选。可以一次选几个。",
  "take.office":
    "老师长时间没有信号时，会把没上传的记录做成文件，请人带来。在这里交给服务器，就和老师自己上传一样；同一条记录不管到几次，只算一次。",

  "state.waiting": "等有信号",
  "state.sending": "正在上传",
  "state.arrived": "已送到",
  "state.partly": "送到一部分",
  "state.failed": "没有收下",

  "arrived.of": "{name}",
  "arrived.made": "{day}做的文件",
  "arrived.new": "{n} 条记录已送到",
  "arrived.already": "{n} 条早已送到",
  "arrived.held": "{n} 条放在办公室待处理",
  "arrived.refused": "{n} 条读不出来",
  "arrived.photos": "{n} 张照片已送到",
  "arrived.nothing": "里面没有记录",
  comma: "，",
  stop: "。",

  "fault.damaged": "文件后面一段坏了或不完整。请对方把整个文件再发一次，已到的不会重复。",
  "fault.too-large": "文件里的东西太多，后面的没有收。请对方找一处有信号的地方上传其余的。",
  "fault.newer": "做文件的手机版本比办公室的新，后面的没有收。请办公室更新后再试。",
  "fault.stranger": "文件里还有别人的记录，那一部分没有收。",

  "unfit.not-a-parcel": "这不是未上传记录的文件，没有收。请选名字里有 .daybook 的文件。",
  "unfit.newer": "这个文件是更新版本做的。请先更新本机的村校日志，再选一次。",
  "unfit.too-large": "这个文件太大，没有收。请对方重新做一个。",
  "unfit.full": "本机空间满了，文件没有存上。请腾出一些空间再选。",
  "unfit.storage": "文件没有存上，请再选一次。",

  "problem.offline": "没有网络。文件存在本机，有信号时自动上传。",
  "problem.busy": "服务器正忙。文件存在本机，过一会儿自动再传。",
  "problem.signin": "登录已过期。文件存在本机，重新登录后自动上传。",
  "problem.hash-mismatch": "文件坏了或不完整，打不开。请对方再发一次。",
  "problem.wrong-version": "这个文件是给别处的服务器做的，这里打不开。请交给做文件的人所在的学校。",
  "problem.not-found": "这里没有做文件的这位老师。请和办公室核对一下。",
  "problem.upgrade-needed": "做文件的手机版本比服务器新。请办公室更新后再试。",
  "problem.too-large": "文件太大，服务器没有收。请对方重新做一个。",
  "problem.unsupported-type": "这不是未上传记录的文件。",
  "problem.other": "服务器没有收这个文件。可以再试一次；还不行，请对方再发一次。",
  "problem.storage": "本机读不出这个文件了。请去掉它，再选一次。",

  again: "再试一次",
  hide: "不再显示",
  remove: "去掉",
  "remove.ask": "去掉这个文件吗？",
  "remove.words": "它还没有送到。去掉以后要送，就得请对方再发一次。",
} as const;

export type ParcelKey = keyof typeof parcelZh;
