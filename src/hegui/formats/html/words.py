"""The words of the page, in both languages side by side, and the class of each outcome."""

from __future__ import annotations

from hegui.verdict import Message, Outcome

CLASSES = {
    Outcome.FAIL: "fail",
    Outcome.ERROR: "error",
    Outcome.REVIEW: "review",
    Outcome.NOT_CHECKED: "open",
    Outcome.WAIVED: "waived",
    Outcome.PASS: "pass",
    Outcome.NOT_APPLICABLE: "na",
}
"""In the order in which a checklist is read."""

REPORT = Message("合规检查报告", "Compliance report")
BATCH = Message("合规检查汇总", "Compliance overview")
CHECKLIST = Message("检查清单", "Checklist")
TEXT = Message("正文", "Document")
TO_CHECKLIST = Message("跳到检查清单", "Skip to the checklist")
TO_TEXT = Message("跳到正文", "Skip to the document")
TO_MATRIX = Message("跳到总表", "Skip to the overview")
BACK = Message("返回总表", "Back to the overview")
COLUMNS = Message("序号|检查项|依据|结论|位置|证据", "No.|Demand|Basis|Result|Where|Evidence")
FACTS = Message("文件|文种|时间|格式|SHA-256", "File|Kind|Date|Format|SHA-256")
WHOLE = Message("全文", "whole text")
MISSING = Message(
    "缺少的内容或全文情况，没有可指的一处", "something missing, or the text as a whole: no single place"
)
NO_PLACE = Message("没有可指的一处", "no single place to show")
MORE = Message("另有 {n} 处", "{n} more places")
LEGEND = Message("点一下标记，回到清单中的那一项", "Click a mark to go back to its item")
NO_TEXT = Message("没有可以显示的正文", "There is no text to show")
HERE = Message("此处", "here")
FOLIO = Message("第 {n} 页", "Page {n}")
LIST = Message("逐项列出", "List them")
REASON = Message("{reason}（{n} 项）", "{reason} ({n})")

SEARCH = Message("查找检查项、依据或文字", "Search demands, basis or words")
BY_OUTCOME = Message("结论", "Results")
BY_SEVERITY = Message("级别", "Severity")
SHOWN = Message("显示 {shown} / {all} 项", "{shown} of {all} items shown")
PRINT = Message("打印签批单", "Print for signing")
CLEAR = Message("全部显示", "Show all")
MARKS = Message("显示通过项的标记", "Mark what passed")

OPINION = Message("审核意见", "Opinion of the reviewer")
SIGNERS = Message("检查人（签字）|审核人（签字）", "Checked by (signature)|Approved by (signature)")
COMMA = Message("、", ", ")
DATE = Message("日期", "Date")
DAY = Message("　　　　年　　月　　日", "")

REFUSED = Message("未能读取的文件（{n} 份）", "Files that could not be read ({n})")
NOTICES = Message("关于本次检查的说明（{n} 条）", "Notes on this run ({n})")
WAIVED_BY = {
    "suppression": Message("文内豁免", "suppressed in the document"),
    "waiver": Message("豁免单", "waiver"),
    "baseline": Message("基线中已有", "in the baseline"),
    "attestation": Message("人工确认", "attested"),
}
APPROVER = Message("批准：{who}", "approved by {who}")
EXPIRES = Message("有效至 {day}", "until {day}")
LIFTS = Message("涉及 {n} 处", "{n} place(s)")

PROVENANCE = Message("检查依据与参数", "How this was checked")
TOOL = Message("工具", "Tool")
THRESHOLD = Message("门槛", "Threshold")
NEVER = Message("不设", "none")
STATUS = Message("退出码", "Exit status")
OPTIONS = Message("参数", "Options")
PACKS = Message("规则包", "Rule packs")
PACK_COLUMNS = Message("名称|标题|版本|规则数|SHA-256|本单位调整", "Name|Title|Version|Rules|SHA-256|Changes")
OFF = Message("停用 {rule}：{reason}", "off: {rule} ({reason})")
CHANGED = Message("改动 {rule}", "changed: {rule}")

MATRIX = Message("文件与检查项总表", "Documents and demands")
FREQUENT = Message("哪些检查项出了问题", "Which demands were not met")
MORE_DEMANDS = Message("另有 {n} 项", "{n} more demands")
FREQUENT_COLUMNS = Message(
    "检查项|级别|未通过|待核对|未能查完|已豁免", "Demand|Severity|Failed|To review|In error|Waived"
)
MATRIX_COLUMNS = Message(
    "文件|结论|错误|警告|提示|待核|未查|通过", "Document|Result|Error|Warning|Info|Review|Open|Passed"
)
STATUSES = (Message("合格", "passed"), Message("不合格", "failed"), Message("未能判定", "not judged"))
NO_THRESHOLD = Message("不设门槛", "no threshold")
KEY = Message(
    "只列出有问题的检查项；空格表示通过或不适用",
    "Only demands with something to tell; a blank has passed or does not apply",
)
KEY_ALL = Message("空格表示不适用", "A blank does not apply")
NO_DOCUMENTS = Message("没有检查任何文件。", "No document was checked.")
