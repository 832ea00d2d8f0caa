"""Acts of the log in words."""

from collections.abc import Mapping

from daybook.forms.compiled import Localized

ACTS: Mapping[str, Localized] = {
    "read": {"zh": "打开看了", "en": "opened"},
    "break-glass": {"zh": "紧急查看", "en": "opened in an emergency"},
    "print": {"zh": "打印", "en": "printed"},
    "export": {"zh": "导出", "en": "exported"},
    "import": {"zh": "导入文件", "en": "brought in a file"},
    "storage-cleared": {"zh": "手机存储被清空", "en": "a phone's storage was cleared"},
    "held-accepted": {"zh": "收下暂存的记录", "en": "accepted what was held"},
    "held-corrected": {"zh": "改正并收下暂存的记录", "en": "corrected what was held"},
    "held-returned": {"zh": "退回请补充", "en": "gave back to be completed"},
    "held-replaced": {"zh": "作者重写了暂存的记录", "en": "the author replaced what was held"},
    "held-withdrawn": {"zh": "作者收回了暂存的记录", "en": "the author took back what was held"},
    "child-entered": {"zh": "登记孩子", "en": "entered a child"},
    "child-corrected": {"zh": "更正孩子资料", "en": "corrected a child's facts"},
    "child-left": {"zh": "孩子离校", "en": "a child left"},
    "child-moved": {"zh": "孩子转班", "en": "a child changed class"},
    "child-removed": {"zh": "删除孩子资料", "en": "deleted a child's facts"},
    "child-file": {"zh": "查看孩子的全部记录", "en": "opened a child's whole file"},
    "consent-noted": {"zh": "登记家长意见", "en": "noted what a guardian said"},
    "consent-withdrawn": {"zh": "家长撤回同意", "en": "a guardian withdrew consent"},
    "privacy-changed": {"zh": "修改隐私联系人", "en": "changed whom families turn to"},
    "retention-changed": {"zh": "修改保存期限", "en": "changed how long things are kept"},
    "retention-applied": {"zh": "清理到期资料", "en": "cleared what was due"},
}
