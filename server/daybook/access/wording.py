"""The words of the policy in both languages: subjects, acts and reaches."""

from collections.abc import Mapping
from typing import Final

from daybook.access.reach import RESEARCH, STUDENTS, TRAINING, Action, Reach, Subject
from daybook.forms.compiled import Localized

SUBJECTS: Final[Mapping[Subject, Localized]] = {
    "record.V1": {"zh": "教学类记录（V1）", "en": "Records of teaching (V1)"},
    "record.V2": {"zh": "涉及孩子和家庭的记录（V2）", "en": "Records about families (V2)"},
    "record.V3": {"zh": "重点儿童的记录（V3）", "en": "Records that stay in the school (V3)"},
    "child": {"zh": "孩子名册", "en": "Register of children"},
    "consent": {"zh": "监护人同意", "en": "Consent of guardians"},
    "photo": {"zh": "照片、录音和文件", "en": "Pictures, voice notes and documents"},
    "held": {"zh": "待处理的记录", "en": "What is held"},
    "counts": {"zh": "各校数字和状态", "en": "Numbers and state of schools"},
    "export": {"zh": "导出表格", "en": "Files taken away"},
    "form": {"zh": "表单管理", "en": "Forms, in the office"},
    "place": {"zh": "学校和单位", "en": "Schools and offices"},
    "term": {"zh": "学期和假期", "en": "Terms and holidays"},
    "class": {"zh": "班级和任课教师", "en": "Classes and their teams"},
    "person": {"zh": "人员", "en": "People"},
    "invitation": {"zh": "加入码和密码单", "en": "Slips for joining and passwords"},
    "device": {"zh": "手机", "en": "Phones"},
    "audit": {"zh": "查阅记录", "en": "The log of who read what"},
    "retention": {"zh": "保存期限", "en": "How long things are kept"},
    "placement": {"zh": "支教和轮岗", "en": "Placements"},
    "team": {"zh": "支教队", "en": "Support teams"},
    "pair": {"zh": "结对", "en": "Pairs"},
    "link": {"zh": "学校间的支援关系", "en": "Support links between schools"},
    "import": {"zh": "从表格导入", "en": "Imports from spreadsheets"},
    "plan": {
        "zh": "学校、学校之间和乡镇的工作计划",
        "en": "Work plans of schools, of two schools and of townships",
    },
    "plan.person": {"zh": "个人的工作计划", "en": "Work plans of persons"},
    "review.V1": {
        "zh": "对 V1 记录的已阅、批注、请补充和表扬",
        "en": "Seen, comments, returns and thanks, of V1",
    },
    "review.V2": {
        "zh": "对 V2 记录的已阅、批注、请补充和表扬",
        "en": "Seen, comments, returns and thanks, of V2",
    },
    "review.V3": {
        "zh": "对 V3 记录的已阅、批注、请补充和表扬",
        "en": "Seen, comments, returns and thanks, of V3",
    },
    "part": {
        "zh": "别人记录中由自己填的部分",
        "en": "The part of another's record that is one's own",
    },
    "task": {"zh": "交代的事", "en": "Tasks given"},
}

ACTIONS: Final[Mapping[Action, Localized]] = {
    "read": {"zh": "查看", "en": "read"},
    "create": {"zh": "新建", "en": "make"},
    "correct": {"zh": "更正", "en": "correct"},
    "withdraw": {"zh": "撤回", "en": "withdraw"},
    "manage": {"zh": "管理", "en": "manage"},
    "print": {"zh": "打印", "en": "print"},
}

REACHES: Final[Mapping[Reach, Localized]] = {
    "own": {"zh": "本人的", "en": "own"},
    "pair": {"zh": "结对档案里的", "en": "the file of a pair"},
    "class": {"zh": "所教的班", "en": "classes taught"},
    "school": {"zh": "本校", "en": "the school"},
    "below": {"zh": "本单位及下级", "en": "the place and all below"},
    "linked": {"zh": "本校派出的人在受援校写的", "en": "what own people write at the aided school"},
    "team": {"zh": "本队队员在该校写的", "en": "what the team's members write there"},
    "county": {"zh": "全县", "en": "the county"},
    "all": {"zh": "全部", "en": "everything"},
}

LED: Final[Localized] = {"zh": "任班主任的班", "en": "the class led"}

FORMS: Final[Mapping[frozenset[str], Localized]] = {
    RESEARCH: {
        "zh": "只限教研、听评课、计划、反思",
        "en": "research, observations, plans and notes only",
    },
    TRAINING: {
        "zh": "只限培训、教研、听评课、资源",
        "en": "training, research, observations and resources only",
    },
    STUDENTS: {"zh": "只限学生活动", "en": "student activities only"},
}

COUNTED: Final[Localized] = {"zh": "只见选项和数字", "en": "choices and numbers only"}
APART: Final[Localized] = {"zh": "不属于班级的", "en": "what is of no class"}
UNSCORED: Final[Localized] = {"zh": "不见评分", "en": "no ratings"}
ANYONE: Final[Localized] = {"zh": "任何登录者", "en": "Whoever is signed in"}
