"""Set phrases: misquoted, incomplete, reordered, obsolete; and all that is right and must be left alone."""

import pickle
from datetime import date

import pytest

from hegui.checks.formulation import FormulationCheck
from hegui.document import Dated, Document, Span
from hegui.packs.load import load_packs
from hegui.readers import read_text
from hegui.verdict import Outcome


@pytest.fixture(scope="module")
def references():
    """The shipped reference data, by id."""
    (pack,) = load_packs(["formulations"])
    found = next(rule.check for rule in pack.rules if rule.id == "FM001")
    return {reference.id: reference for reference in found._lexicon.references}


@pytest.fixture(scope="module")
def check(references):
    """A check of every reference."""
    return FormulationCheck().bound(references)


def wrong(check, text, **facts):
    document = Document(text, **facts) if facts else read_text(text)
    verdict = check.check(document)
    assert verdict.outcome in (Outcome.PASS, Outcome.FAIL)
    if verdict.outcome is Outcome.PASS:
        return []
    return [(document.quote(e.span), e.suggestion, e.note.zh) for e in verdict.evidence]


XI = "习近平新时代中国特色社会主义思想"
CORE = "以习近平同志为核心的党中央"


@pytest.mark.parametrize(
    ("text", "quote", "right", "note"),
    [
        ("坚持以习近平新时代特色社会主义思想为指导。", "习近平新时代特色社会主义思想", XI, "漏字"),
        ("学习习近平新时期中国特色社会主义思想。", "习近平新时期中国特色社会主义思想", XI, "错字"),
        (
            "学习习近平总书记新时代中国特色社会主义思想。",
            "习近平总书记新时代中国特色社会主义思想",
            XI,
            "多字",
        ),
        ("学习习近平新时代中国特设社会主意思想。", "习近平新时代中国特设社会主意思想", XI, "错字"),
        ("学习习近平新时代中国特色社会主义理论。", "习近平新时代中国特色社会主义理论", XI, "不规范的说法"),
        ("紧密团结在以习近平为核心的党中央周围。", "以习近平为核心的党中央", CORE, "漏字"),
        (
            "紧密团结在以习近平总书记为核心的党中央周围。",
            "以习近平总书记为核心的党中央",
            CORE,
            "不规范的说法",
        ),
        ("以习近平同志为核心的中央决策部署。", "以习近平同志为核心的中央", CORE, "漏字"),
        ("在习近平同志为核心的党中央坚强领导下。", "在习近平同志为核心的党中央", CORE, "不规范的说法"),
        ("增强四个义识。", "四个义识", "四个意识", "错字"),
        ("增强“四个意志”。", "四个意志", "四个意识", "错字"),
        ("坚定“四自个信”。", "四自个信", "四个自信", "次序不对"),
        ("坚决悍卫“两个确立”。", "悍卫“两个确立”", "捍卫“两个确立”", "错字"),
        ("坚决拥护两个确力。", "两个确力", "两个确立", "错字"),
        (
            "坚决维护党中央权威和集中统领导。",
            "坚决维护党中央权威和集中统领导",
            "坚决维护党中央权威和集中统一领导",
            "漏字",
        ),
        ("抓好执纪监督第一种形态。", "执纪监督第一种形态", "监督执纪“四种形态”", "不规范的说法"),
        ("青山绿水就是金山银山。", "青山绿水就是金山银山", "绿水青山就是金山银山", "不规范的说法"),
        ("推动购建人类命远共同体。", "人类命远共同体", "人类命运共同体", "错字"),
        ("特别是习总书记讲话。", "习总书记", "习近平总书记", "不规范的说法"),
        ("牢记习进平总书记嘱托。", "习进平总书记", "习近平总书记", "错字"),
        ("坚持弛而不息纠治“四风”。", "弛而不息", "驰而不息", "错字"),
        ("踔励奋发、勇毅前行。", "踔励奋发、勇毅前行", "踔厉奋发、勇毅前行", "错字"),
        ("不忘初心，牢记史命。", "不忘初心，牢记史命", "不忘初心，牢记使命", "错字"),
        ("不忘初心、牢记史命。", "不忘初心、牢记史命", "不忘初心、牢记使命", "错字"),
        (
            "守初心、担使命，找差距、抓落时。",
            "守初心、担使命，找差距、抓落时",
            "守初心、担使命，找差距、抓落实",
            "错字",
        ),
        (
            "守初心、担使命、找差距、抓落时。",
            "守初心、担使命、找差距、抓落时",
            "守初心、担使命、找差距、抓落实",
            "错字",
        ),
        (
            "增强政治意识、大局意思、核心意识和看齐意识。",
            "政治意识、大局意思、核心意识和看齐意识",
            "政治意识、大局意识、核心意识和看齐意识",
            "错字",
        ),
        ("扎实开展党史教育学习。", "党史教育学习", "党史学习教育", "不规范的说法"),
        (
            "严格执行《中国共产党纪律处份条例》。",
            "《中国共产党纪律处份条例》",
            "《中国共产党纪律处分条例》",
            "错字",
        ),
    ],
)
def test_misquotes(check, text, quote, right, note):
    assert wrong(check, text) == [(quote, right, note)]


@pytest.mark.parametrize(
    ("text", "quote", "right", "note"),
    [
        ("学习党的二十次大。", "党的二十次大", "党的二十大", "多字"),
        ("学习党的二大十精神。", "党的二大十精神", "党的二十大精神", "次序不对"),
        ("学习党的二十精神。", "党的二十精神", "党的二十大精神", "漏字"),
        ("学习党的20大。", "党的20大", "党的二十大", "会议届次应当用汉字数字"),
        ("学习党的２０大精神。", "党的２０大精神", "党的二十大精神", "会议届次应当用汉字数字"),
        ("学习党的廿大精神。", "党的廿大精神", "党的二十大精神", "会议届次应当用汉字数字"),
        ("学习19届六中全会精神。", "19届六中全会精神", "十九届六中全会精神", "会议届次应当用汉字数字"),
        ("学习党的二十大会议精神。", "党的二十大会议精神", "党的二十大精神", "不规范的说法"),
        ("学习二十届三种全会精神。", "二十届三种全会精神", "二十届三中全会精神", "错字"),
        ("学习党的二十届四次全会精神。", "党的二十届四次全会精神", "党的二十届四中全会精神", "错字"),
        ("传达党的二十届四次全会部署。", "党的二十届四次全会", "党的二十届四中全会精神", "不规范的说法"),
        ("学习党的十九届八中全会精神。", "十九届八中全会", None, "没有开过这次全会"),
        (
            "中国共产党第二十届全国代表大会。",
            "中国共产党第二十届全国代表大会",
            "中国共产党第二十次全国代表大会",
            "错字",
        ),
    ],
)
def test_garbled_meetings(check, text, quote, right, note):
    assert wrong(check, text) == [(quote, right, note)]


FOUR = "政治意识、大局意识、核心意识、看齐意识"
FIVE = "经济建设、政治建设、文化建设、社会建设、生态文明建设"
LIFE = "政治性、时代性、原则性、战斗性"


@pytest.mark.parametrize(
    ("text", "quote", "right", "note"),
    [
        ("增强政治性、原则性和时代性。", "政治性、原则性和时代性", LIFE, "缺项、次序不对"),
        ("增强政治性、时代性、原则性。", "政治性、时代性、原则性", LIFE, "缺项"),
        ("增强政治性、原则性、时代性、战斗性。", "政治性、原则性、时代性、战斗性", LIFE, "次序不对"),
        (
            "增强政治意识、大局意思、核心意识、看齐意识。",
            "政治意识、大局意思、核心意识、看齐意识",
            FOUR,
            "错字",
        ),
        ("“四个意识”：政治意识、大局意识。", "政治意识、大局意识", FOUR, "缺项"),
        (
            "统筹推进经济建设、政治建设、社会建设、文化建设和生态文明建设。",
            None,
            "经济建设、政治建设、文化建设、社会建设和生态文明建设",
            "次序不对",
        ),
        ("坚定道路自信、理论自信和制度自信。", "道路自信、理论自信和制度自信", None, "缺项"),
        ("反对形式主义、官僚主义、奢靡之风。", None, "形式主义、官僚主义、享乐主义和奢靡之风", "缺项"),
        ("贯彻创新、绿色、协调、开放、共享的新发展理念。", "创新、绿色、协调、开放、共享", None, "次序不对"),
        (
            "不断提高政治领悟力、政治判断力、政治执行力。",
            None,
            "政治判断力、政治领悟力、政治执行力",
            "次序不对",
        ),
        ("一体推进不能腐、不敢腐、不想腐。", None, "不敢腐、不能腐、不想腐", "次序不对"),
        ("学思想、强党性、重实践、建新业。", None, "学思想、强党性、重实践、建新功", "错字"),
        (
            "不断自我净化、自我完善、自我革新、自我提升。",
            None,
            "自我净化、自我完善、自我革新、自我提高",
            "错字",
        ),
        ("学党史、悟思想、办实事、开新篇，见行动。", "学党史、悟思想、办实事、开新篇", None, "错字"),
        ("落实“四个不摘”，摘帽不摘责任、摘帽不摘政策、摘帽不摘帮扶。", None, None, "缺项"),
        ("推进产业振兴、人才振兴、文化振兴、组织振兴、生态振兴。", None, None, "次序不对"),
    ],
)
def test_enumerations(check, text, quote, right, note):
    ((found, suggested, said),) = wrong(check, text)
    assert said == note
    assert quote is None or found == quote
    assert right is None or suggested == right


@pytest.mark.parametrize(
    "text",
    [
        "深刻领悟“两个确立”的决定性意义，增强“四个意识”、坚定“四个自信”、做到“两个维护”。",
        "坚持四个方面一起抓，两个方面都要硬，形成四个机制，实现三位一体、四位一体推进。",
        "增强四个本领，树立五个理念，围绕两个重点，推进六个专项。",
        "该市是第二十大经济体的合作伙伴，实施二十大类工程，启动十二大行动、十九大项目。",
        "党的十二大提出建设有中国特色的社会主义，党的十五大、党的十六大、党的十七大作出部署。",
        "党的二十大神圣使命在肩。党的二十大代表走访基层，党的二十大的重要部署落地。",
        "市委十二届四次全会、区委二十届三次全会召开，共青团十九届二中全会闭幕。",
        "党的二十届四中全会和省委十二届八次全会对此作出部署。",
        "先进性、群众性、政治性是群团组织的特性；坚持政治性和人民性相统一。",
        "经济建设、政治建设、文化建设、社会建设、生态文明建设和党的建设取得进展。",
        "把生态文明建设融入经济建设、政治建设、文化建设、社会建设各方面和全过程。",
        "加强经济建设、文化建设、社会建设和基层建设，推进政治建设等重点工作。",
        "推动科技创新、绿色发展、开放合作、共享共赢，深化协调机制。",
        "倡导富强、民主、文明、和谐，倡导自由、平等、公正、法治，倡导爱国、敬业、诚信、友善。",
        "力戒形式主义、官僚主义，反对享乐主义、奢靡之风。",
        "严重违反政治纪律、组织纪律、廉洁纪律、工作纪律和生活纪律。",
        "江山就是人民，人民就是江山。牢记江山就是人民、人民就是江山。",
        "重要工作亲自部署，重大问题亲自过问，重点环节亲自协调，重要案件亲自督办。",
        "全面从严管党治党，推进全面从严治军，落实全面从严治党政治责任。",
        "深入践行以人民为中心的发展思想，积极服务和深度融入新发展格局。",
        "推进省域治理体系和治理能力现代化，推动社会治理体系和治理能力现代化。",
        "建设法治浙江、法治政府、法治社会，因地制宜培育新质生产力。",
        "让绿水青山成为金山银山，畅通绿水青山转化为金山银山的路径。",
        "党中央集中统一领导是最高政治原则，坚决维护党中央集中统一领导。",
        "坚持马克思主义，坚持中国特色社会主义道路、理论、制度、文化。",
        "维护社会主义市场经济秩序，完善社会主义市场经济法律制度。",
        "学习总书记重要讲话，使思想认识学习大大深化；复习大大小小的文件。",
        "中华人民共和国监察官法、《中国共产党组织工作条例》施行。",
        "中国共产党北京市委员会、中国工会第十八次全国代表大会、中国共产主义青年团第十九次全国代表大会。",
        "全国人民代表大会及其常务委员会，全国人民代表大会民族委员会。",
        "统筹发展安全，统筹发展与安全，统筹发展和安全。",
        "完整、准确、全面贯彻新发展理念，加快构建新发展格局，着力推动高质量发展。",
        "建设社会主义法制，实行有法可依、有法必依、执法必严、违法必究。",
        "高举中国特色社会主义伟大旗帜，以邓小平理论和“三个代表”重要思想为指导。",
        "把坚持党的领导、人民当家作主、依法治国有机统一起来。",
        "推进产业振兴、人才振兴，落实四个不摘，摘帽不摘责任、不摘政策、不摘帮扶、不摘监管。",
        "推动新型工业化、信息化、城镇化、农业机械化，坚持创新、协调、绿色、开放、共赢。",
        "建设法治国家、法治政府、法治社区，守初心、担使命，找差距、抓整改。",
        "学思想、强党性、重实践、建机制；学党史、悟思想、办实事、开新篇章。",
        "自我净化、自我完善、自我革新、自我提高能力不断增强。",
        "坚持人民至上、坚持自信自立等，坚持人民至上、坚持守正创新，坚定不移，坚信不疑。",
        "整风肃纪，稳中求进、稳中有进、稳中向好，总结反贫困经验，守住不发生规模性返贫底线。",
        "千名医师下基层，百名教师进社区，万名干部四下走访。",
    ],
)
def test_what_is_right_is_left_alone(check, text):
    assert wrong(check, text) == []


VERBS = (
    ("做到", "两个维护"),
    ("践行", "两个维护"),
    ("增强", "四个意识"),
    ("树牢", "四个意识"),
    ("坚定", "四个自信"),
    ("拥护", "两个确立"),
    ("捍卫", "两个确立"),
    ("共建", "一带一路"),
)


@pytest.mark.parametrize(
    "more", ["了", "着", "过", "好", "进一步", "更加坚决地", "始终", "我们的", "全体党员的", "其"]
)
@pytest.mark.parametrize(("verb", "what"), VERBS)
def test_particles_and_adverbs_between_verb_and_object_are_chinese(check, verb, what, more):
    assert wrong(check, f"我们{verb}{more}“{what}”，没有松劲。") == []
    assert wrong(check, f"是否{verb}{more}{what}？") == []
    assert wrong(check, f"一、{verb}{more}“{what}”的情况\n无。") == []


@pytest.mark.parametrize("joiner", ["和", "与", "、", "，也", "，要", "，并", "，还要", "，都"])
@pytest.mark.parametrize(("verb", "what"), VERBS)
def test_words_that_join_phrases_are_chinese(check, verb, what, joiner):
    assert wrong(check, f"大家增强了“四个意识”{joiner}{verb}了“{what}”，没有{verb}“{what}”的要反思。") == []


@pytest.mark.parametrize(
    "text",
    [
        "深刻领悟了“两个确立”的决定性意义，深刻地领悟“两个确立”的决定性意义，深刻领悟到“两个确立”的决定性意义。",
        "深刻领会“两个确立”的决定性意义，争做“两个维护”的模范，做好“两个维护”的践行者。",
        "个别同志做不到“两个维护”，对照查摆是否做到了“两个维护”。",
        "全心全意地为人民服务，维护了党中央权威和集中统一领导，统筹好发展和安全。",
        "在思想上政治上行动上始终同党中央保持高度一致，在思想上政治上行动上都同党中央保持高度一致。",
        "统筹推进了“五位一体”总体布局，协调推进着“四个全面”战略布局，铸牢了中华民族共同体意识。",
        "从群众中来，又到群众中去；党要管党、要全面从严治党；打铁必须要自身硬。",
        "赓续着红色血脉，高举起中国特色社会主义伟大旗帜，以中国式现代化来全面推进中华民族伟大复兴。",
        "增“四个意识”、强“四个自信”、做“两个维护”，坚持“四个自信”。",
        "发扬自信自强和守正创新精神，践行初心和担当使命，推进强国建设和民族复兴伟业。",
        "完整、准确、全面贯彻落实新发展理念，贯彻创新发展理念，召开党风廉政和反腐败工作会议，推进党的建设伟大工程。",
        "全面贯彻了新发展理念，构建起新发展格局，反对了形式主义、官僚主义、享乐主义和奢靡之风。",
    ],
)
def test_phrases_taken_into_a_sentence_are_left_alone(check, text):
    assert wrong(check, text) == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("做到到“两个维护”。", "做到到“两个维护”"),
        ("做到了“两个维户”。", "两个维户"),
        ("坚决维护了党中央权威和集中统领导。", "党中央权威和集中统领导"),
        ("到做“两个维护”。", "到做“两个维护”"),
        ("增强信“四个意识”。", "增强信“四个意识”"),
    ],
)
def test_particles_hide_no_slip(check, text, quote):
    assert [found for found, _, _ in wrong(check, text)] == [quote]


def test_a_pass_shows_the_first_place_of_each_phrase(check):
    text = "增强“四个意识”，不断增强“四个意识”。学习党的二十大精神。"
    verdict = check.check(read_text(text))
    assert verdict.outcome is Outcome.PASS
    assert [text[slice(*place.span)] for place in verdict.evidence] == [
        "增强“四个意识”",
        "四个意识",
        "党的二十大精神",
    ]
    assert verdict.message.zh == "3 项固定表述引用无误"


def test_nothing_quoted_passes_and_says_so(check):
    verdict = check.check(read_text("加强学习，改进作风。"))
    assert verdict == (Outcome.PASS, ("文中没有所查的固定表述", "none of the set phrases occurs"), ())


def test_a_prohibition_looks_at_hidden_words_too(check):
    assert wrong(check, "增强四个义识。", hidden=(Span(2, 6),))[0][0] == "四个义识"


def test_only_the_scope_is_looked_at(check):
    assert wrong(check, "增强四个义识。无。", scope=(Span(7, 9),)) == []


def test_blanks_and_invisible_characters_are_part_of_the_quote(check):
    assert wrong(check, "增强四个 义\u200b识。")[0][0] == "四个 义\u200b识"


OLD = Dated(date(2013, 12, 31), date(2013, 12, 31), "title")


@pytest.mark.parametrize(
    ("text", "old", "now"),
    [
        ("紧密团结在以习近平同志为总书记的党中央周围。", 0, 1),
        ("坚定道路自信、理论自信、制度自信。", 0, 1),
        ("坚定道路自信、理论自信、制度自新、文化自信。", 1, 1),
        ("习总书记讲话。", 1, 1),
    ],
)
def test_what_was_right_then_is_right_in_a_document_of_that_time(check, text, old, now):
    assert len(wrong(check, text, date=OLD)) == old
    assert len(wrong(check, text)) == now


def test_references_and_types_choose_what_is_looked_for(references):
    text = "增强四个义识，学习党的20大精神，做到两个维护，迎造良好氛围。"

    def found(**parameters):
        return [quote for quote, _, _ in wrong(FormulationCheck(**parameters).bound(references), text)]

    assert found() == ["四个义识", "党的20大精神", "迎造良好氛围"]
    assert found(types=("meeting",)) == ["党的20大精神"]
    assert found(references=("four-consciousnesses",)) == ["四个义识"]
    assert found(references=("two-upholds",)) == []
    assert found(checked=False) == ["迎造良好氛围"]
    assert found(checked=True, types=("enumeration", "collocation")) == ["四个义识"]


def test_a_check_that_would_find_nothing_is_refused(references):
    with pytest.raises(KeyError, match="no-such"):
        FormulationCheck(references=("no-such",)).bound(references)
    with pytest.raises(ValueError, match="总是通过"):
        FormulationCheck(references=("two-upholds",), types=("meeting",)).bound(references)
    with pytest.raises(ValueError, match="空的名称"):
        FormulationCheck(references=("",))
    with pytest.raises(LookupError, match="尚未载入"):
        FormulationCheck().check(Document(""))


def test_a_bound_check_survives_pickling(check):
    assert wrong(pickle.loads(pickle.dumps(check)), "增强四个义识。") == wrong(check, "增强四个义识。")


def test_the_message_names_three_misquotes_at_most(check):
    message = check.check(read_text("四个义识、两个唯护、两个确力、新发展里念。")).message.zh
    assert message.startswith("4 处固定表述不准确：“四个义识”应为“四个意识”；")
    assert message.count("应为") == 3
    assert message.endswith("等")
