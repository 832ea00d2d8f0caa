"""Names of invented people: frequent surnames, and given names with their pinyin."""

from random import Random


def _words(text: str) -> list[str]:
    return text.split()


def _pairs(text: str) -> dict[str, str]:
    return {sign: pinyin for sign, _, pinyin in (word.partition(":") for word in text.split())}


SURNAMES = _pairs(
    "王:Wang 李:Li 张:Zhang 刘:Liu 陈:Chen 杨:Yang 赵:Zhao 黄:Huang 周:Zhou 吴:Wu 徐:Xu 孙:Sun "
    "胡:Hu 朱:Zhu 高:Gao 林:Lin 何:He 郭:Guo 马:Ma 罗:Luo 梁:Liang 宋:Song 郑:Zheng 谢:Xie "
    "韩:Han 唐:Tang 冯:Feng 于:Yu 董:Dong 萧:Xiao 程:Cheng 曹:Cao 袁:Yuan 邓:Deng 许:Xu 傅:Fu "
    "沈:Shen 曾:Zeng 彭:Peng 吕:Lü 苏:Su 卢:Lu 蒋:Jiang 蔡:Cai 贾:Jia 丁:Ding 魏:Wei 薛:Xue "
    "叶:Ye 阎:Yan 余:Yu 潘:Pan 杜:Du 戴:Dai 夏:Xia 钟:Zhong 汪:Wang 田:Tian 任:Ren 姜:Jiang"
)
"""Sixty surnames, the commonest first."""

STAFF_WOMEN = _words(
    "秀英:Xiuying 桂芳:Guifang 玉兰:Yulan 丽华:Lihua 春燕:Chunyan 红梅:Hongmei "
    "晓燕:Xiaoyan 静:Jing "
    "敏:Min 雪琴:Xueqin 美玲:Meiling 慧:Hui 婷婷:Tingting 小红:Xiaohong 佳:Jia 艳:Yan 娟:Juan "
    "海霞:Haixia 月娥:Yue'e 思雨:Siyu 文静:Wenjing 倩:Qian 莉:Li 冬梅:Dongmei"
)
STAFF_MEN = _words(
    "建国:Jianguo 志强:Zhiqiang 卫东:Weidong 文斌:Wenbin 海涛:Haitao 永福:Yongfu "
    "德明:Deming 勇:Yong "
    "国栋:Guodong 立新:Lixin 长河:Changhe 学军:Xuejun 涛:Tao 伟:Wei 振华:Zhenhua 金山:Jinshan"
)
GIRLS = _words(
    "雨桐 欣怡 梓涵 诗涵 佳怡 思琪 可馨 语嫣 晓彤 若曦 一诺 子萱 静怡 雅婷 美琪 "
    "紫萱 小雨 依依 心悦 婉清 "
    "春花 秋月 桂香 彩云 玉洁 晨曦 梦洁 丽娜 念慈 嘉宁 巧儿 芳芳 小满 谷雨 冬妮 "
    "青青 苗苗 朵朵 甜甜 安安"
)
BOYS = _words(
    "浩然 子轩 宇航 俊杰 博文 天佑 梓豪 明轩 家豪 志远 文博 嘉懿 皓轩 鹏飞 振宇 "
    "一鸣 思远 乐天 大山 小石 "
    "铁柱 长顺 春生 水生 松涛 立夏 书豪 世杰 国庆 建军 小龙 虎子 阳阳 晨晨 乐乐 "
    "壮壮 永康 兴旺 学文 承志"
)


def staff_name(choice: Random, *, woman: bool) -> tuple[str, str]:
    """A name in characters and in pinyin, such as ("王秀英", "Wang Xiuying")."""
    surname = _surname(choice)
    given, _, pinyin = choice.choice(STAFF_WOMEN if woman else STAFF_MEN).partition(":")
    return surname + given, f"{SURNAMES[surname]} {pinyin}"


def child_name(choice: Random, *, girl: bool) -> str:
    """A child's name in characters."""
    return _surname(choice) + choice.choice(GIRLS if girl else BOYS)


def login_of(pinyin: str) -> str:
    """The login made of a name in pinyin: letters only."""
    return "".join(letter for letter in pinyin.lower().replace("ü", "v") if letter.isalpha())


def _surname(choice: Random) -> str:
    listed = list(SURNAMES)
    return listed[min(int(choice.expovariate(1 / 14)), len(listed) - 1)]
