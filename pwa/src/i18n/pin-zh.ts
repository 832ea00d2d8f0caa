/** The words of choosing a PIN in Chinese. */

export const pinZh = {
  "pin.title": "{name}，请设一个解锁数字",
  "pin.words":
    "以后在这部手机上打开村校日志要输入它。别人拿到手机，也看不到您写的内容和孩子的资料。",
  "pin.new": "解锁数字",
  "pin.again": "再输一次",
  "pin.hint": "6 位数字，4 到 12 位也可以。不要用生日。",
  "pin.forgotten": "忘了也不会丢记录：请学校给您一张纸条，就能重新打开。",
  "pin.go": "就用它",
  "pin.busy": "正在保存…",
  "pin.form": "请用 4 到 12 位数字。",
  "pin.easy": "这个太容易被猜到，请换一个。",
  "pin.differ": "两次输的不一样，请再输一次。",
} as const;

export type PinKey = keyof typeof pinZh;
