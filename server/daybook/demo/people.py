"""Who works in the demo township and where: the people of the story, and invented colleagues."""

from dataclasses import dataclass


@dataclass(frozen=True)
class School:
    """A school of the township; `quiet` and `unheard` are days before the demo's day.

    A quiet school syncs but has logged nothing for so many days; an unheard one did not sync.
    """

    key: str
    type: str
    zh: str
    en: str
    staff: int
    classes: tuple["Group", ...] = ()
    quiet: int = 0
    unheard: int = 0


@dataclass(frozen=True)
class Group:
    """A class and its children; `teachers` are how many of the staff form its team."""

    zh: str
    en: str
    stage: str
    grade: int
    size: int
    teachers: int = 1


@dataclass(frozen=True)
class Named:
    """Somebody of the story, with a login that the demo prints."""

    login: str
    zh: str
    en: str
    role: str
    place: str
    words: str
    words_en: str
    group: int | None = None
    more: tuple[str, ...] = ()
    """Further roles at the same place."""
    logs: bool = True
    """Whether they write records at a school of the township."""


ORG = ("青禾县教育局", "Qinghe County Education Bureau")
CITY = ("清江市教育局", "Qingjiang City Education Bureau")
TRAINERS = ("青禾县教师进修学校", "Qinghe County Teacher Training School")
TEAM = "惠济支教队"
CAPTAIN = "guohai"
CENTRAL = "central"
KINDERGARTEN = "kindergarten"
HOME_KINDERGARTEN = "huiji"
TRAINING = "training"
MUNICIPAL = "municipal"
LONE_POINT = "majiagou"
SUPPORT_TEACHER = "林晓梅"
PAIRED_TEACHER = "孙丽"
PARTNER_TEACHER = "赵国强"
PARTNER_SCHOOL = "shiyan"


def _primary(grades: str, sizes: tuple[int, ...]) -> tuple[Group, ...]:
    numerals = "一二三四五六"
    return tuple(
        Group(f"{numerals[int(grade) - 1]}年级", f"Grade {grade}", "primary", int(grade), size)
        for grade, size in zip(grades, sizes, strict=True)
    )


SCHOOLS = (
    School(
        CENTRAL,
        "central",
        "凤凰镇中心小学",
        "Fenghuang Town Central Primary School",
        16,
        _primary("123456", (38, 41, 36, 42, 39, 40)),
    ),
    School(
        KINDERGARTEN,
        "kindergarten",
        "凤仪小学幼儿园",
        "Fengyi Primary School Kindergarten",
        9,
        (
            Group("小班", "Small class", "kindergarten", 1, 24, 2),
            Group("中班", "Middle class", "kindergarten", 2, 28, 3),
            Group("大班", "Big class", "kindergarten", 3, 30, 3),
        ),
    ),
    School(
        LONE_POINT,
        "point",
        "马家沟教学点",
        "Majiagou Teaching Point",
        1,
        (Group("一、二年级复式班", "Grades 1-2 together", "primary", 1, 7),),
    ),
    School(
        "liushuping",
        "point",
        "柳树坪教学点",
        "Liushuping Teaching Point",
        2,
        (Group("一、二年级复式班", "Grades 1-2 together", "primary", 1, 15, 2),),
        unheard=19,
    ),
    School(
        "shimopo",
        "point",
        "石磨坡教学点",
        "Shimopo Teaching Point",
        2,
        (Group("二、三年级复式班", "Grades 2-3 together", "primary", 2, 18, 2),),
        quiet=33,
    ),
    School(
        "dahuaishu",
        "point",
        "大槐树教学点",
        "Dahuaishu Teaching Point",
        3,
        _primary("13", (14, 16)),
        quiet=35,
    ),
    School(
        "taohuayu",
        "point",
        "桃花峪教学点",
        "Taohuayu Teaching Point",
        3,
        _primary("24", (17, 15)),
        unheard=23,
    ),
    School(
        "qinglongqiao",
        "point",
        "青龙桥教学点",
        "Qinglongqiao Teaching Point",
        4,
        _primary("125", (18, 20, 19)),
        unheard=26,
    ),
)

SUPPORTING = School(HOME_KINDERGARTEN, "kindergarten", "惠济幼儿园", "Huiji Kindergarten", 0)
"""In the county town: it sends a teacher to the township and logs nothing here itself."""

PARTNER = School(PARTNER_SCHOOL, "school", "县实验小学", "County Experimental Primary School", 0)
"""In the county town: one of its teachers is paired with one of the township."""

NAMED = (
    Named(
        *("linxiaomei", SUPPORT_TEACHER, "Lin Xiaomei", "teacher", HOME_KINDERGARTEN),
        *("支教教师，在凤仪小学幼儿园大班", "placed for a year at Fengyi Kindergarten"),
        group=2,
    ),
    Named(
        *("sunli", PAIRED_TEACHER, "Sun Li", "teacher", CENTRAL),
        *(
            "凤凰镇中心小学三年级班主任、语文教研组长",
            "class teacher of grade 3, leads a research group",
        ),
        group=2,
        more=("group_leader",),
    ),
    Named(
        *("wuguilan", "吴桂兰", "Wu Guilan", "teacher", LONE_POINT),
        *("马家沟教学点唯一的教师", "the only teacher of Majiagou"),
        group=0,
    ),
    Named(
        *("mawenbin", "马文斌", "Ma Wenbin", "head", CENTRAL),
        *("凤凰镇中心小学校长，支援凤仪小学幼儿园", "head of the central school"),
    ),
    Named(
        *("gaoyuan", "高远", "Gao Yuan", "township", CENTRAL),
        *("凤凰镇中心校教育干事", "looks after the township's schools"),
        logs=False,
    ),
    Named(
        *("qianlan", "钱兰", "Qian Lan", "supervisor", "org"),
        *("县教育局督导", "county supervisor"),
        logs=False,
    ),
    Named(
        *(CAPTAIN, "郭海", "Guo Hai", "captain", KINDERGARTEN),
        *("支教队队长，带林晓梅", "captain of the support team that Lin Xiaomei is in"),
        logs=False,
    ),
    Named(
        *("luomin", "罗敏", "Luo Min", "trainer", TRAINING),
        *("县教师进修学校教研员", "of the county's teacher-training school"),
        logs=False,
    ),
    Named(
        *("chengyuan", "程远", "Cheng Yuan", "municipal", MUNICIPAL),
        *("市教育局", "of the city's education bureau"),
        logs=False,
    ),
    Named(
        *("tianye", "田野", "Tian Ye", "admin", "org"),
        *("系统管理员", "looks after the server"),
        logs=False,
    ),
    Named(
        *("zhaoguoqiang", PARTNER_TEACHER, "Zhao Guoqiang", "teacher", PARTNER_SCHOOL),
        *("县实验小学语文教师，与孙丽结对", "of the county school, paired with Sun Li"),
        logs=False,
    ),
    Named(
        *("hejianhua", "何建华", "He Jianhua", "head", PARTNER_SCHOOL),
        *("县实验小学校长", "head of the county's experimental school"),
        logs=False,
    ),
)
