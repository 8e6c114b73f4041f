"""The formulations pack on whole passages: quiet on edited text, exact on a draft with planted slips."""

import pytest

from hegui.engine import judge
from hegui.packs.load import load_packs
from hegui.readers import read_text
from hegui.rule import Severity
from hegui.verdict import Outcome
from hegui.when import applies

(PACK,) = load_packs(["formulations"])


def failing(text, *severities):
    document = read_text(text)
    verdicts = {
        rule.id: applies(rule.when, document) or judge(rule, document)
        for rule in PACK.rules
        if rule.severity in severities
    }
    settled = (Outcome.PASS, Outcome.FAIL, Outcome.NOT_APPLICABLE, Outcome.REVIEW)
    assert all(v.outcome in settled for v in verdicts.values())
    return {
        name: [document.quote(place.span) for place in verdict.evidence]
        for name, verdict in verdicts.items()
        if verdict.outcome is Outcome.FAIL
    }


WORK_REPORT = """政府工作报告

各位代表：
现在，我代表市人民政府，向大会报告工作，请予审议，并请市政协委员和其他列席人员提出意见。
一、过去一年工作回顾
过去一年，在以习近平同志为核心的党中央坚强领导下，在省委、省政府和市委的正确领导下，我们坚持以习近平新时代中国特色社会主义思想为指导，全面贯彻党的二十大和二十届历次全会精神，深入贯彻习近平总书记重要讲话和重要指示批示精神，坚持稳中求进工作总基调，完整、准确、全面贯彻新发展理念，积极服务和融入新发展格局，因地制宜发展新质生产力，统筹发展和安全，全市生产总值增长5.6%。
扎实开展深入贯彻中央八项规定精神学习教育，锲而不舍纠治“四风”，力戒形式主义、官僚主义，一体推进不敢腐、不能腐、不想腐。深入践行以人民为中心的发展思想，持续擦亮绿水青山底色，畅通绿水青山转化为金山银山的渠道。高质量共建“一带一路”，融入长江经济带发展和长三角一体化发展。
二、今年重点工作
“十五五”时期是基本实现社会主义现代化夯实基础、全面发力的关键时期。要深刻领悟“两个确立”的决定性意义，增强“四个意识”、坚定“四个自信”、做到“两个维护”，统筹推进“五位一体”总体布局，协调推进“四个全面”战略布局。实施二十大重点工程，推进市域治理体系和治理能力现代化，建设法治政府、法治社会。
"""

COMMUNIQUE = """中国共产党某市第十二届委员会第八次全体会议公报

全会高举中国特色社会主义伟大旗帜，以马克思列宁主义、毛泽东思想、邓小平理论、“三个代表”重要思想、科学发展观、习近平新时代中国特色社会主义思想为指导。全会认为，党的十八大以来，党的十九届六中全会总结了百年奋斗的历史经验，党的二十届三中全会、四中全会作出战略部署。全会强调，要坚决维护党中央权威和集中统一领导，坚持党中央集中统一领导，始终在思想上政治上行动上同党中央保持高度一致；严肃党内政治生活，增强党内政治生活的政治性、时代性、原则性、战斗性；落实全面从严治党政治责任，用好监督执纪“四种形态”。
全会号召，全市各级党组织和广大党员要更加紧密地团结在以习近平同志为核心的党中央周围，自信自强、守正创新，踔厉奋发、勇毅前行，为以中国式现代化全面推进强国建设、民族复兴伟业而奋斗！
"""

LAW = """某市生态文明建设促进条例

第一条 为了推进生态文明建设，践行绿水青山就是金山银山理念，促进人与自然和谐共生，根据有关法律、行政法规，制定本条例。
第二条 生态文明建设应当融入经济建设、政治建设、文化建设、社会建设各方面和全过程。
第三条 违反本条例第八项规定的，由市人民政府有关部门责令改正。依照《中华人民共和国监察官法》应当给予处分的，从其规定。
第四条 维护社会主义市场经济秩序，保护中华民族优秀文化，弘扬社会主义核心价值观。
"""

HISTORY = """党史学习交流材料

党的十二大提出建设有中国特色的社会主义，党的十五大确立依法治国方略，强调健全社会主义法制。党的十七大把建设生态文明写入报告，党的十八大形成“五位一体”总体布局。我们党在革命战争年代形成理论联系实际、密切联系群众、批评和自我批评三大作风。2016年10月，党的十八届六中全会召开。
"""

WAYS_OF_SPEAKING = """工作情况汇报

坚持四个方面协同发力，围绕两个重点，打造三位一体的服务体系；增强四个本领，实现两个转变。我市是全省第二十大经济体，二十大类民生项目全部完工。全面从严管党治党，全面从严治团。学习总书记关于民营经济的重要讲话，思想认识由学习大大深化。组织召开区委二十届五次全会，共青团十九届二中全会精神得到贯彻。市委、市政府督查，县委、县政府落实，各级党委、政府协同。
"""


@pytest.mark.parametrize("text", [WORK_REPORT, COMMUNIQUE, LAW, HISTORY, WAYS_OF_SPEAKING])
def test_edited_text_is_left_alone(text):
    assert failing(text, Severity.ERROR, Severity.WARNING) == {}


DRAFT = """2023年度副局长述职述责述廉报告

一年来，本人坚持以习近平新时代中国特社会主义思想为指导，紧密团结在以习近平同志为核心的中央周围，学习贯彻党的二十次大精神，落实市委政府和县委、政府要求，严格执行八项规定精神。树牢“四个自信”，坚定“两个维护”，坚决悍卫“两个确立”。增强党内政治生活的政治性、原则性、时代性，坚定道路自信、制度自信、理论自信、文化自信。习总书记指出，青山绿水就是金山银山。统筹推进“四个全面”战略布局，服务“一带一路”战略。
"""


def test_planted_slips_are_found_in_their_places():
    assert failing(DRAFT, Severity.ERROR) == {
        "FM001": [
            "习近平新时代中国特社会主义思想",
            "以习近平同志为核心的中央",
            "悍卫“两个确立”",
            "青山绿水就是金山银山",
        ],
        "FM002": ["政治性、原则性、时代性", "道路自信、制度自信、理论自信、文化自信"],
        "FM003": ["党的二十次大精神"],
        "FM004": ["习总书记"],
        "FM014": ["树牢“四个自信”"],
        "FM015": ["坚定“两个维护”"],
        "FM020": ["统筹推进“四个全面”"],
        "FM050": ["市委政府", "县委、政府"],
        "FM060": ["一带一路”战略"],
    }


def test_every_reference_id_and_form_is_given_once():
    references = next(rule.check for rule in PACK.rules if rule.id == "FM001")._lexicon.references
    forms = [reference.form for reference in references]
    assert len(forms) == len(set(forms))
    assert len(references) >= 250


def test_reference_data_is_sound():
    for reference in next(rule.check for rule in PACK.rules if rule.id == "FM001")._lexicon.references:
        right = {reference.form, *reference.variants}
        assert right.isdisjoint(reference.obsolete), reference.id
        assert right.isdisjoint(reference.lookalikes), reference.id
        assert reference.from_ is None or reference.to is None or reference.from_ < reference.to
        assert reference.source
        assert reference.checked_on or reference.note, reference.id


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("做到“两个维”，增强“四个意”。", ["两个维", "四个意"]),
        (
            "坚持马克思列宁主义、毛泽东思想、邓小平理论、“三个代表”重要思想、习近平新时代中国特色社会主义思想。",
            1,
        ),
        ("富强、民主、文明、和谐，自由、平等、公正、法治，爱国、敬业、友善、诚信。", 1),
        ("富强、民主、文明、和谐、自由、平等、公正、法治、爱国、敬业、诚信。", 1),
        ("保居民就业、保基本民生、保市场主体、保产业链供应链稳定、保基层运转。", 1),
        ("形式主义、官僚主义、享乐主义和奢糜之风。", 1),
    ],
)
def test_what_is_cut_short_is_found(text, quotes):
    found = failing(text, Severity.ERROR)
    assert [q for rule in sorted(found) for q in found[rule]] == (
        quotes if isinstance(quotes, list) else [text.strip("坚持。")]
    )


@pytest.mark.parametrize(
    "text",
    [
        "坚持马克思列宁主义、毛泽东思想、邓小平理论、“三个代表”重要思想、科学发展观。",
        "违反政治纪律、组织纪律、廉洁纪律、工作纪律、生活纪律。",
        "稳就业、稳金融、稳外贸、稳投资、稳预期。",
        "推动绿色、开放、共享发展，建设民主、文明、和谐家园，倡导爱国、敬业、诚信。",
        "向服务对象承诺“四个不”：不推诿、不拖延、不刁难、不收礼。",
    ],
)
def test_a_choice_of_members_is_left_alone(text):
    assert failing(text, Severity.ERROR, Severity.WARNING) == {}


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("2014年，以习近平同志为总书记的党中央作出部署。", {}),
        ("2013年，我们坚定道路自信、理论自信、制度自信。", {}),
        ("2014年，以习近平为核心的党中央作出部署。", {"FM001": ["以习近平为核心的党中央"]}),
        (
            "2013年参加工作。以习近平同志为总书记的党中央作出部署。",
            {"FM001": ["以习近平同志为总书记的党中央"]},
        ),
        (
            "2023年，落实学思想、重实践、强党性、建新功的总要求。",
            {"FM002": ["学思想、重实践、强党性、建新功"]},
        ),
    ],
)
def test_an_older_form_is_right_in_a_sentence_of_its_time(text, quotes):
    assert failing(f"2023年度述职报告\n{text}\n2024年1月5日", Severity.ERROR) == quotes
