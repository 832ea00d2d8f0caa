/** The words of sharing, borrowing and opening a phone again in Chinese. */

export const doorZh = {
  "door.privacy": "隐私",
  "door.others": "也在用这台手机的人",
  "door.forgot": "忘了解锁数字",
  "door.borrow": "这不是我的手机",
  "door.borrow.words":
    "勾上它，传完以后什么都不留在这台手机上。关掉本页，或者五分钟没有用，就要重新登录。",
  "door.left": "这台手机上封存着没传完的记录，没有丢。写的人在这里重新登录，就能接着传。",

  "again.title": "重新打开",
  "again.words":
    "没上传的都封存在这台手机上，没有丢。请连上网络，在这台手机上重新登录，再设一个新的解锁数字。",
  "again.password": "用账号和密码登录",
  "again.code": "用学校新给的加入码",
  "again.back": "再试试解锁数字",
  "again.new": "{name}，请设一个新的解锁数字",
  "again.new.words": "设好以后，没上传的都会回来，接着上传。",
  "again.go": "打开",
  "again.old": "登录的时间太久了。没有丢东西，请再登录一次，马上设新的解锁数字。",
  "again.nothing":
    "学校的系统里没有打开这里的钥匙：这台手机还没有来得及交给它。没上传的仍封存着，请试着想起原来的解锁数字。",

  "over.go": "打不开了，从头开始",
  "over.ask": "放弃这台手机上封存的 {n} 条吗？",
  "over.words": "它们没有上传，放弃后找不回来。学校已经收到的都在，会重新取回。",
  "over.yes": "放弃，从头开始",

  "own.title": "改解锁数字",
  "own.words": "改好以后，用新的打开。",
  "own.old": "现在的解锁数字",
  "own.go": "改",
  "own.back": "不改了",
  "own.wrong": "现在的解锁数字不对，还是原来的那个。",

  "keep.title": "还有 {n} 条没有传上去",
  "keep.words": "可以等有信号时传完再走；也可以设一个解锁数字，把没传的封存在这台手机上。",
  "keep.sync": "去同步",
  "keep.pin": "设解锁数字，封存起来",
  "keep.go": "封存并退出",
} as const;

export type DoorKey = keyof typeof doorZh;
