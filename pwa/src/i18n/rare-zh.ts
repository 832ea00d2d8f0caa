/** The words of signatures, voice notes, documents and places in Chinese. */

export const rareZh = {
  "sign.here": "在这里签名",
  "sign.clear": "擦掉",
  "sign.keep": "签好了",
  "sign.again": "重签",
  "sign.done": "已签名",
  "sign.photo": "拍下纸上的签名",
  "sign.failed": "签名没有存上，可能是本机空间满了。其他内容都在，请再签一次。",
  "voice.start": "录一段话",
  "voice.stop": "录好了",
  "voice.pick": "选录音文件",
  "voice.running": "正在录音 {time}，最长 {most}",
  "voice.remove": "去掉录音",
  "voice.denied": "手机没有允许使用麦克风。可在浏览器设置里允许，或用别的录音软件录好再选文件。",
  "voice.failed": "这段录音没有存上：可能太长，不是录音，或本机空间满了。其他内容都在。",
  "file.pick": "选文件（不超过 2 MB）",
  "file.remove": "去掉文件",
  "file.one": "文件",
  "file.missing": "文件还没传到这台手机",
  "file.large": "这个文件超过 2 MB，传不上去。请换小一点的，或拍照片。",
  "file.kind": "只能放 PDF、Word、Excel、PPT（docx、xlsx、pptx）。照片请用照片那一项。",
  "file.failed": "文件没有存上，可能是本机空间满了。其他内容都在。",
  "place.ask": "记下现在的位置",
  "place.again": "重新记一次",
  "place.asking": "正在找位置…",
  "place.kept": "位置记下了，误差约 {n} 米",
  "place.remove": "去掉位置",
  "place.failed": "没有找到位置：手机没有允许，或信号不好。可以到室外再试，不填也能完成其他内容。",
} as const;

export type RareKey = keyof typeof rareZh;
