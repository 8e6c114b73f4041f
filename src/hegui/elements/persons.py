"""Persons' names on a line of their own: who reports, under the title of a report."""

from __future__ import annotations

from hegui.expression import expression

_REPORTER = r"(?:述职述责述廉|述责述廉|述职述廉|述职|述责|述廉|报告|汇报|发言|讲述)人\s*[：:]\s*\S.*"
_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴"
    "夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟"
    "颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁耿牟舒卜关费纪欧甘游裴翁应包卓柯阮桂娄辜"
    "窦隋曲宗冉仇奚闫肖付戚项缪褚占车房边霍靳鲍滕佟艾池臧解符晏柴凌骆敖查苗屈覃苟丛尚瞿"
)
_COMPOUND = "欧阳|上官|司马|司徒|诸葛|皇甫|尉迟|公孙|慕容|令狐|夏侯|东方|南宫|端木"
_SURNAMED = (
    rf"(?:[{_SURNAMES}]\s?[一-鿿]{{1,2}}|(?:{_COMPOUND})[一-鿿]{{1,2}}|[一-鿿]{{2,6}}·[一-鿿·]{{2,12}})"
)
_OFFICE = r"[〇一-鿿（）()、\s]{2,40}"
_NAMED = expression(
    rf"{_REPORTER}|{_SURNAMED}|{_OFFICE}?[长记任员理师席官]\s*{_SURNAMED}|{_OFFICE}\s(?:[一-鿿]{{2,3}}|[一-鿿]\s+[一-鿿]|{_SURNAMED})"
)
_DATE = expression(r"[\s（(，,]*(?:(?:19|20)\d\d\s*[年./-]|[一二][〇零○０O]\S{2}年).*$")
_NO_NAMES = tuple("区县市镇乡村局厅部委办处科站所校院社室组会队中心支部总支情况职责")


def names_person(line: str) -> bool:
    """Whether `line`, as it stands in the file, names a person, perhaps with an office before and a date behind."""
    bare = _DATE.sub("", line.strip().strip("（）() 　"))
    bare = bare.strip("（）() \t　")
    if not 2 <= len(bare) <= 50 or not _NAMED.fullmatch(bare):
        return False
    return len(bare) < 3 or bare[-1:] not in _NO_NAMES or "：" in bare or ":" in bare
