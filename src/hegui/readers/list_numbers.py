"""The numbers that Word puts in front of list items: how each numFmt is written."""

from __future__ import annotations

_DIGITS = "〇一二三四五六七八九"
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_LEGAL = {
    "chineseLegalSimplified": str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟"),
    "ideographLegalTraditional": str.maketrans("零一二三四五六七八九十百千", "零壹貳參肆伍陸柒捌玖拾佰仟"),
}
_CIRCLED = "".join(map(chr, (*range(0x2460, 0x2474), *range(0x3251, 0x3260), *range(0x32B1, 0x32C0))))
_SERIES = {
    "decimalEnclosedCircle": _CIRCLED,
    "decimalEnclosedCircleChinese": _CIRCLED,
    "decimalEnclosedParen": "".join(map(chr, range(0x2474, 0x2488))),
    "decimalEnclosedFullstop": "".join(map(chr, range(0x2488, 0x249C))),
    "ideographEnclosedCircle": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
}
_COUNTED = (
    "chineseCounting",
    "chineseCountingThousand",
    "japaneseCounting",
    "taiwaneseCounting",
    "taiwaneseCountingThousand",
)
_DIGITAL = ("ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand", "koreanDigital2")


def numeral(number: int, format: str) -> str:
    """`number` as numFmt `format` writes it; "" for a bullet, decimal where the format is rare or has run out."""
    if format in ("bullet", "none"):
        return ""
    if format in _SERIES and 1 <= number <= len(_SERIES[format]):
        return _SERIES[format][number - 1]
    if format in _COUNTED or format in _LEGAL:
        words = chinese(number)
        if format in _LEGAL:
            return ("一" + words if words.startswith("十") else words).translate(_LEGAL[format])
        if format == "japaneseCounting" and number >= 100:
            return words.replace("一百", "百").replace("一千", "千").replace("零", "")
        return words
    if format in _DIGITAL:
        return "".join(_DIGITS[int(digit)] for digit in str(max(0, number)))
    letters = _lettered(number, format)
    if letters:
        return letters
    if format == "decimalZero":
        return f"{number:02d}"
    if format == "numberInDash":
        return f"- {number} -"
    if format == "ideographZodiacTraditional" and number > 0:
        return (
            _SERIES["ideographTraditional"][(number - 1) % 10] + _SERIES["ideographZodiac"][(number - 1) % 12]
        )
    if format.startswith("decimalFullWidth"):
        return str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    return str(number)


def _lettered(number: int, format: str) -> str:
    """`number` in Latin letters or as a Roman numeral; "" for other formats, and where they have run out."""
    if format in ("lowerLetter", "upperLetter") and 1 <= number <= 26 * 30:
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)  # z is followed by aa, then bb
        return letters.upper() if format == "upperLetter" else letters
    if format in ("lowerRoman", "upperRoman") and 1 <= number < 4000:
        return _roman(number).upper() if format == "upperRoman" else _roman(number)
    return ""


def chinese(number: int) -> str:
    """Up to 9999 in words: 十一, 二十, 一百零一, 一百一十."""
    if not 0 < number < 10_000:
        return str(number) if number else "零"
    words = ""
    digits = str(number)
    for place, digit in zip("千百十 "[-len(digits) :], digits, strict=True):
        if digit != "0":
            words += _DIGITS[int(digit)] + place.strip()
        elif not words.endswith("零"):
            words += "零"
    words = words.rstrip("零")
    return words[1:] if words.startswith("一十") else words


def _roman(number: int) -> str:
    words = ""
    for value, sign in _ROMAN:
        words += sign * (number // value)
        number %= value
    return words
