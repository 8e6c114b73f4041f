"""What one line of an official document is: 发文字号, 签发人, 密级, 抄送, 印发, 附件.

The readers ask for every document, so patterns are compiled only by a line that may fit one.
"""

from __future__ import annotations

from hegui.expression import expression

CODE = r"[〇一-鿿]{1,12}(?:（[〇一-鿿]{1,4}）)?\s?[〔\[（(【［〖](?:19|20)?\d{2}[〕\]）)】］〗]\s?第?\s?\d{1,5}\s?号"
"""A document's number: 云政办发〔2025〕12号, also in brackets that are wrong."""
_NUMBER = expression(rf"[（(]?({CODE})(?:、{CODE})?[）)]?(?=$|\s*签发人)")
_SEAL = expression(r"\s*[（(](?:盖章|公章|印章|印|章|签章|代章)[）)]\s*$")
STATEMENT = expression(r"附\s*件?\s*[：:]\s*")
APPENDED = expression(r"附\s*件\s*(\d{1,2}|[一二三四五六七八九十]{1,2})?(?:[-—－]\d{1,2})?\s*[：:]?\s*")
LABEL = expression(r"\d{1,2}\s*[.．、]\s*(?!\d)\S")
_ORGANS = (
    *("政府", "委员会", "委", "办公室", "办公厅", "局", "厅", "部", "院", "会", "处", "公司", "大学", "学院", "学校"),
    *("中学", "小学", "集团", "中心", "党组", "组", "署", "司", "社", "所", "站", "行", "团", "队", "馆", "办", "科", "股"),
)  # fmt: skip
_SECRECY = expression(r"(?:绝\s*密|机\s*密|秘\s*密)(?:\s*★.{0,8})?(?:\s+(?:特\s*急|加\s*急|特提|平急))?")
_URGENCY = ("特急", "加急", "特提", "平急")
_NOTES = (
    *("联系人", "此件", "联系电话", "联系方式", "联系单位", "信息公开", "公开方式", "公开属性", "附注"),
    *("联系 人", "联 系 人", "此页无正文"),
)
_RECORDS = ("共印", "印数", "打印", "校对", "主题词", "主送", "印发")
_PRINTING = expression(r"(?:\S.*\D)?(?:19|20)\d{2}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*印\s*发。?")
_SENTENCE = frozenset("。；！？，：")
_SHORT = 60


def is_number(line: str) -> bool:
    """Whether `line` is a document's number, on whose line 签发人 may stand."""
    return "号" in line and len(line) < _SHORT and bool(_NUMBER.match(line.strip()))


def is_secrecy(line: str) -> bool:
    """Whether `line` is a secrecy mark: 机密★1年."""
    return "密" in line[:4] and len(line) < 20 and bool(_SECRECY.fullmatch(line.strip()))


def is_letterhead(line: str) -> bool:
    """Whether `line` is an organ's letterhead: 云岭市人民政府办公室文件."""
    words = "".join(line.split())
    return (
        words.endswith("文件")
        and len(words) < 40
        and words.removesuffix("文件").endswith(_ORGANS)
        and _SENTENCE.isdisjoint(words)
        and "关于" not in words
        and "《" not in words
    )


def is_above_title(line: str) -> bool:
    """Whether `line` is one of those that stand above a title."""
    words = "".join(line.split())
    return (
        words.startswith("签发人")
        or words in _URGENCY
        or (len(words) == 6 and words.isdecimal())
        or is_secrecy(line)
        or is_letterhead(line)
        or is_number(line)
    )


def is_note(line: str) -> bool:
    """Whether `line` is a note below the date: （联系人：…）, （此件公开发布）."""
    return line.strip().lstrip("（(").startswith(_NOTES)


def is_copies(line: str) -> bool:
    """Whether `line` tells who gets copies: 抄送：…"""
    words = "".join(line[:8].split())
    return words.startswith(("抄送：", "抄送:", "抄报：", "抄报:", "分送：", "分送:"))


def is_printing(line: str) -> bool:
    """Whether `line` tells who printed it and when."""
    return "印" in line[-4:] and len(line) < 100 and bool(_PRINTING.fullmatch(line.strip()))


def is_below_date(line: str) -> bool:
    """Whether `line` is one of those that stand below the date."""
    words = line.strip().lstrip("（(")
    return len(line) < 200 and (
        is_note(line) or is_copies(line) or words.startswith(_RECORDS) or is_printing(line)
    )


def is_attachment_label(line: str) -> bool:
    """Whether `line` is what stands over an attachment: 附件1, its title perhaps behind it."""
    if line[:1] != "附" or len(line) > _SHORT or line.rstrip()[-1:] in "。；，":
        return False
    found = APPENDED.match(line.strip())
    return found is not None and (found.end() == len(line.strip()) or bool(found[1]))


def is_organ(line: str) -> bool:
    """Whether `line` is the name of an organ, its seal beside it."""
    bare = without_seal(line)
    return 3 <= len(bare) <= 30 and bare.endswith(_ORGANS) and _SENTENCE.isdisjoint(bare)


def without_seal(line: str) -> str:
    """`line` without （印章） or （盖章） behind it."""
    return _SEAL.sub("", line.strip())
