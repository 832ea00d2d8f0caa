"""What is said of a list, in both languages."""

from typing import Final

from daybook.forms.compiled import Localized

Words = Localized

_SENTENCES: Final[dict[str, tuple[str, str]]] = {
    # Of a whole file.
    "empty": ("这个文件是空的，没有读到内容。", "This file is empty; nothing was read."),
    "too-large": (
        "文件超过 2 MB。请只留下名单这一张表再试。",
        "The file has more than 2 MB. Please keep only the sheet with the list.",
    ),
    "unreadable": (
        "这个文件读不出来，什么都没有改动。请另存为 .xlsx 再试，或者下载空白表来填。",
        "This file cannot be read; nothing was changed. Save it as .xlsx, or fill in a blank list.",
    ),
    "locked": (
        "这个表格加了密码。请先取消密码再导入。",
        "This workbook is locked with a password. Please save it without one.",
    ),
    "too-long": (
        "这张表超过 {n} 行。请分成几份，或者把名单复制到空白表里再导入。",
        "This sheet has more than {n} lines. Please split it, or copy the list into a blank one.",
    ),
    "too-wide": (
        "这张表超过 {n} 列。请只留下名单需要的列。",
        "This sheet has more than {n} columns. Please keep only those of the list.",
    ),
    "no-titles": (
        "没有找到标题行。名单上面要有一行写着“{title}”。",
        "There is no row of titles. Above the list one cell must say “{title}”.",
    ),
    "no-lines": ("标题下面没有内容。", "There is nothing below the titles."),
    # Of a column.
    "why-number": (
        "身份证件号码不收：记录用不着，泄露了很难补救。",
        "Numbers of papers are not kept: no record needs them, and a leak cannot be mended.",
    ),
    "why-address": (
        "家庭住址不收：记录用不着。",
        "Home addresses are not kept: no record needs them.",
    ),
    "why-origin": (
        "民族、籍贯、信仰和政治面貌不收：与教学记录无关。",
        "Origin, religion and party are not kept: teaching records do not need them.",
    ),
    "why-health": (
        "健康和诊断情况不收：这里不是病历。",
        "Health and diagnoses are not kept: this is no medical file.",
    ),
    "why-family": (
        "家长姓名、工作和家庭情况不收，只记与孩子的关系。",
        "Names, work and circumstances of parents are not kept, only who they are to the child.",
    ),
    "why-phone": (
        "学校没有开通“从页面打电话”，家长电话不收。",
        "The school has not switched on calling from the page, so phone numbers are not kept.",
    ),
    "why-staff-phone": (
        "教职工的电话和微信不收：加入用纸条，不发短信。",
        "Phone numbers of staff are not kept: people join with slips, not by text message.",
    ),
    "why-pupil-number": (
        "学籍号、学号不收：姓名和班级已经够了。",
        "Pupil numbers are not kept: name and class are enough.",
    ),
    "why-body": (
        "照片、指纹这类信息不收。",
        "Photos, fingerprints and the like are not kept.",
    ),
    "why-count": ("序号不用导入，会自动排。", "Line numbers are not needed."),
    "why-lead": (
        "谁教这个班不在这里导入，请在班级页里安排。",
        "Who teaches a class is not read here; please set it on the page of the class.",
    ),
    "why-staff-sex": (
        "教职工的性别、年龄和学历不收：记录用不着。",
        "Sex, age and degrees of staff are not kept: no record needs them.",
    ),
    "why-twice": (
        "这个标题前面已经有了，只读第一列。",
        "This title stands there twice; the first counts.",
    ),
    "why-unknown": ("这里没有这一项，没有读取。", "There is no place for this; it was not read."),
    "why-no-title": ("这一列没有标题，没有读取。", "This column has no title; it was not read."),
    # Of a line.
    "no-name": ("{cell}：没有写姓名。", "{cell}: the name is missing."),
    "bad-name": (
        "{cell}：“{value}”不像姓名。名字不能超过 60 个字，也不能以 =、+、-、@、# 开头。",
        "{cell}: “{value}” is no name: at most 60 characters, not beginning with = + - @ or #.",
    ),
    "bad-sex": ("{cell}：性别写“女”或“男”。", "{cell}: sex is 女 or 男 or f or m."),
    "bad-year": (
        "{cell}：“{value}”不是出生年份，请写四位数字，例如 2019。",
        "{cell}: “{value}” is no year of birth; please write four digits, such as 2019.",
    ),
    "bad-consent": (
        "{cell}：家长同意写“书面”“当面”“不同意”，或者空着。",
        "{cell}: consent is “书面”, “当面” or “不同意”: paper, screen or refused; or empty.",
    ),
    "bad-phone": (
        "{cell}：“{value}”不是电话号码。",
        "{cell}: “{value}” is no phone number.",
    ),
    "no-class": (
        "没有写班级。请在表里加一列“班级”，或者把工作表的名字改成班名。",
        "The class is missing. Add a column “班级”, or name the sheet after the class.",
    ),
    "which-class": (
        "本校没有“{value}”。请先建好班级，或者改成已有的班名。",
        "There is no “{value}” at this school. Make the class first, or use the name of one.",
    ),
    "same-line": (
        "第 {n} 行已经有“{value}”。若确是两个人，请在名字后面加字区分。",
        "Line {n} has “{value}” already. If they are two, please tell their names apart.",
    ),
    "two-alike": (
        "名册里有不止一个“{value}”，请到名册里分别修改。",
        "The register has more than one “{value}”; please change them there.",
    ),
    "withdrawn": (
        "这个名字的家长撤回过同意，不再按名字登记。确有需要，请到名册里单独登记。",
        "A guardian withdrew consent for this name. If it is needed, enter it in the register.",
    ),
    "cell-too-long": (
        "{cell}：最多 {n} 个字。",
        "{cell}: at most {n} characters.",
    ),
    "bad-stage": (
        "{cell}：学段写“幼儿园”“小学”或“初中”。",
        "{cell}: the stage is “幼儿园”, “小学” or “初中”: kindergarten, primary or junior.",
    ),
    "bad-grade": (
        "{cell}：“{value}”不是年级，请写 1 到 9，或者小班、中班、大班。",
        "{cell}: “{value}” is no grade; please write 1 to 9, or “小班”, “中班”, “大班”.",
    ),
    "bad-role": (
        "{cell}：“{value}”不是这里的职务。可以写：{known}。",
        "{cell}: “{value}” is no role here. Known are: {known}.",
    ),
    "not-yours-to-give": (
        "{cell}：“{value}”不能由您安排，请联系上一级。",
        "{cell}: “{value}” is not yours to give; please ask the office above.",
    ),
    "bad-login": (
        "{cell}：“{value}”不能作账号。用 2 到 60 个小写字母、数字、点或横线。",
        "{cell}: “{value}” cannot be a login: 2 to 60 small letters, digits, dots or hyphens.",
    ),
    "login-taken": (
        "{cell}：账号“{value}”已经是别人的了。",
        "{cell}: the login “{value}” is somebody else's.",
    ),
    "bad-tier": (
        "{cell}：“{value}”不是骨干级别，请写 无、校级、县级、市级或省级。",
        "{cell}: “{value}” is no tier: none, school, county, city or province.",
    ),
    "bad-yes": ("{cell}：“{value}”请写“是”或“否”。", "{cell}: “{value}” should be yes or no."),
    "no-class-name": ("{cell}：没有写班名。", "{cell}: the name of the class is missing."),
    "bad-class-name": (
        "{cell}：“{value}”不能作班名。最多 40 个字，不能以 =、+、-、@、# 开头。",
        "{cell}: “{value}” is no name of a class: at most 40 characters, no = + - @ # first.",
    ),
    "bad-size": (
        "{cell}：“{value}”不是人数，请写 0 到 {n}。",
        "{cell}: “{value}” is no number of children; please write 0 to {n}.",
    ),
    "change-class": ("{stage}，{grade}年级", "{stage}, grade {grade}"),
    "hidden": ("（这一行在表格里是隐藏的）", " (this line is hidden in the sheet)"),
    "consent-stays": (
        "同意情况以名册为准，没有改动。",
        "Consent stays as the register has it.",
    ),
    # What changes.
    "change": ("{label}：{old} → {new}", "{label}: {old} → {new}"),
    "nothing": ("（空）", "(empty)"),
    # Of taking over and undoing.
    "stale": (
        "第 {n} 行（{what}）：名册在您查看之后改过，请重新导入一次来看。",
        "Line {n} ({what}): the register was changed since you looked; please look again.",
    ),
    "changed-since": (
        "“{what}”在导入之后改过，没有撤销。请到名册里单独处理。",
        "“{what}” was changed after the import; nothing was undone. Please change it by hand.",
    ),
    "gone-since": (
        "有一项导入之后已经删除，没有撤销。",
        "Something was removed after the import; nothing was undone.",
    ),
    "in-use": (
        "“{what}”已经有记录或已经加入，没有撤销。请到名册里单独处理。",
        "“{what}” has records or has joined already; nothing was undone. Please change it by hand.",
    ),
    "too-late": (
        "导入超过 {n} 天，不能整批撤销了。请到名册里单独修改。",
        "The import is more than {n} days old and cannot be undone at once. Please change by hand.",
    ),
}


def say(sentence: str, **values: object) -> Words:
    """A sentence with its values; a value in both languages is put in in each."""
    zh, en = _SENTENCES[sentence]
    return Words(zh=_filled(zh, values, "zh"), en=_filled(en, values, "en"))


def joined(parts: list[Words]) -> Words | None:
    """Several sentences as one; None for none."""
    if not parts:
        return None
    return Words(zh="".join(one["zh"] for one in parts), en=" ".join(one["en"] for one in parts))


def listed(parts: list[Words]) -> Words:
    """Several short changes in a row."""
    return Words(zh="；".join(one["zh"] for one in parts), en="; ".join(one["en"] for one in parts))


def _filled(text: str, values: dict[str, object], lang: str) -> str:
    said = {
        name: value[lang] if isinstance(value, dict) else value for name, value in values.items()
    }
    return text.format(**said)
