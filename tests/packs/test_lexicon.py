"""The lexicon pack: every fact of it fires, correct text that looks like a fault does not, planted slips are found."""

from __future__ import annotations

import random

import pytest

from hegui.checks.replace import ReplaceCheck
from hegui.engine import judge
from hegui.nearmiss.confusions import _table, groups
from hegui.nearmiss.edits import NUMERALS
from hegui.packs.load import load_packs
from hegui.readers import read_text
from hegui.rule import Severity
from hegui.verdict import Outcome

(PACK,) = load_packs(["lexicon"])
SERIOUS = (Severity.ERROR, Severity.WARNING)


def failing(text, severities=tuple(Severity)):
    """The rules that fail on `text`, each with the words quoted."""
    document = read_text(text)
    found = {}
    for rule in PACK.rules:
        if rule.severity in severities:
            verdict = judge(rule, document)
            assert verdict.outcome in (Outcome.PASS, Outcome.FAIL), (rule.id, verdict)
            if verdict.outcome is Outcome.FAIL:
                found[rule.id] = [document.quote(place.span) for place in verdict.evidence]
    return found


def spaced(words):
    """The words of a table."""
    return words.split()


# Wrong forms with the rule that finds them; the right forms of the same facts are below, in RIGHT.
WRONG = {
    "LX001": """
        坚决悍卫“两个确立” 工作布署 既使困难 进一部情况 做为情况 好象情况 按装情况 编缉情况 渡假情况
        防碍情况 复盖情况 题纲情况 追朔情况 勿必 申议 攻府 共合国 中共人民共和国 中华人民大和国 拉进距离
        拉进干群关系 庚续 砥励 簿弱 松驰 渲泄 寒喧 通辑 幅射 范筹 气慨 粗旷 躁音 按排 坐谈会 泄秘 惯彻
        贯切 座右名
    """,
    "LX002": """
        侯选情况 检查院 秸杆 登记薄 震憾 脉膊 沉缅 拔款 拔付 严于律已
    """,
    "LX003": """
        各行其事 汗流夹背
    """,
    "LX004": """
        截止目前 截止2022年底
    """,
    "LX005": """
        权利机关
    """,
    "LX008": """
        为全年商务工作提高遵循和抓手 助力企业开拓国际现场 配齐增强党建专职人员
    """,
    "LX010": """
        再接再励情况 事必恭亲情况 委屈求全情况 一股作气情况 不学武术 共商国事 融汇贯通 弛而不息 踔励奋发
        心无旁鹜 好高鹜远 趋之若骛 行稳至远 久久为攻 戳力同心 弹精竭虑 如履簿冰 一如继往 按步就班 墨守陈规
        默守成规 迫不急待 不径而走 走头无路 谈笑风声 穿流不息 美仑美奂 声名雀起 滥芋充数 甘败下风 仗义直言
        一愁莫展 毋庸质疑 关怀备致 鼎立相助 惩前必后 治病救入 廉洁自侓 克已奉公
    """,
    "LX012": """
        救死抚伤 年久失休 寻寻善诱 教书育入 逆势上杨 勘测定届 切身利意 医疗纠份 变本加历 义愤填鹰 淳淳教导 食不裹腹 蛛丝蚂迹 大相径廷 不计其树
    """,
    "LX013": """
        瞒报、慌报险情 决不偏坦亲属 姿产盘活
    """,
    "LX014": """
        天崖海角 甜言密语
    """,
    "LX015": """
        流于形势 侥幸心里 吹哨报道 批评指证 作风飘浮 部分老人反应，饭菜偏硬 个别学生反应作业太多 向街道反应漏水问题 审判权利的监督
        形式依然严峻 寻人启示
    """,
    "LX020": """
        截止到12月 急待情况 精减情况 九洲情况 报帐情况 帐号情况 帐户情况 法制建设 情况反应 藉此 所必须的
        通讯畅通 明查暗访 精萃 签定 连系 一幅对联 倍受关注 倍受鼓舞 渡过假期
    """,
    "LX021": """
        自觉提高拒腐防变的思想道德防线 切实发挥主人翁精神
    """,
    "LX022": """
        提出了总体思路，即：围绕高质量发展这一中心，重点抓好四大重点工作的总体要求。
    """,
    "LX023": """
        村长 父母官 中共湖南省省委书记
    """,
    "LX024": """
        两岸三地 台湾政府
    """,
    "LX025": """
        残废人 践行“八荣八耻”
    """,
    "LX040": """
        妥贴情况 份量情况 年青人情况 直接了当 惟一 思惟 想像
    """,
    "LX041": """
        部份 人材 身分 度过难关 其它 交待 成份 做出部署
    """,
    "LX042": """
        完善制定扶持政策 完成全年任务目标
    """,
    "LX043": """
        解决疑难杂症的能力 培育市场主体倍增 世界500强、央企、国企
    """,
    "LX044": """
        前苏联 建国以来
    """,
    "LX045": """
        隆重召开 莅临指导
    """,
    "LX047": """
        要进一步推动商贸，进一步提升水平，进一步促进招商，进一步深化改革，进一步助推升级。
    """,
    "LX048": """
        作为商务局党组的班长
    """,
}

RIGHT = spaced(
    """
习近平总书记 坚决捍卫 工作部署 即使困难 截至目前 报名12月31日截止 再接再厉情况 进一步情况 作为情况 好像情况
安装情况 编辑情况 度假情况 妨碍情况 覆盖情况 候选情况 亟待情况 精简情况 九州情况 事必躬亲情况 提纲情况
妥帖情况 委曲求全情况 一鼓作气情况 追溯情况 报账情况 账号情况 账户情况 分量情况 年轻人情况 务必 不学无术
权力机关 审议 共商国是 检察院 政府 共和国 秸秆 中华人民共和国 法治建设 情况反映 借此 所必需的 通信畅通
融会贯通 驰而不息 拉近距离 拉近干群关系 踔厉奋发 赓续 心无旁骛 好高骛远 趋之若鹜 行稳致远 久久为功 砥砺
戮力同心 殚精竭虑 如履薄冰 薄弱 登记簿 一如既往 按部就班 墨守成规 迫不及待 不胫而走 走投无路 谈笑风生
川流不息 美轮美奂 声名鹊起 滥竽充数 明察暗访 谆谆教导 甘拜下风 仗义执言 一筹莫展 毋庸置疑 直截了当 关怀备至
鼎力相助 松弛 震撼 宣泄 寒暄 脉搏 精粹 通缉 沉湎 辐射 范畴 气概 粗犷 噪音 拨款 拨付 安排 座谈会 泄密
签订 部分 唯一 思维 联系 人才 身份 一副对联 备受关注 备受鼓舞 贯彻 惩前毖后 治病救人 廉洁自律 严于律己
克己奉公 座右铭 渡过难关 度过假期 其他 交代 想象 成分 作出部署 提供遵循和抓手 开拓国际市场
筑牢拒腐防变的思想道德防线 发扬主人翁精神 配齐配强党务工作者 制定完善扶持政策 目标任务 解决疑难问题的能力
市场主体倍增 提出了总体思路，即围绕高质量发展这一中心。 村委会主任 大学生村官 中共湖南省委书记 内地与香港 台湾当局
苏联 新中国成立以来 召开 到会指导 残疾人 要进一步推动商贸。 作为党组书记 央企、地方国企
"""
)


@pytest.mark.parametrize(
    ("rule", "words"), [(rule, w) for rule, words in WRONG.items() for w in words.split()]
)
def test_wrong_words_are_found(rule, words):
    assert rule in failing(words.replace("_", " "))


@pytest.mark.parametrize("words", RIGHT)
def test_right_words_are_left_alone(words):
    assert failing(words, SERIOUS) == {}


# Correct text that holds the characters of a wrong form, across the border of two words or in another sense.
TRAPS = spaced(
    """
实实在在办实事 达到预期的目的的关键 报名截止 截止日期为6月30日 报名12月31日截止 已截止受理 公民的权利和义务
国家权力机关 权力清单和责任清单 权利人依法申请 反应迅速 化学反应 不良反应 群众反映强烈 度过假期 渡过难关
度过了愉快的周末 过渡期政策 过度包装 国务院参事室 一部分同志 全部置换 局部置换 进一部法律 引进一部设备
推进一部分项目 候选人名单 时候不早 等候时间 气候变化 账务处理 帐篷和蚊帐 通讯员培训 通讯录更新 通信畅通 座谈会
坐谈良久 其他事项 制定办法 制订方案 修订草案 公布署名文章 发布署名报道 宣布署理 进一步署实责任 宣传部暑期实践
按装机容量补贴 按装备配置 按排放量核算 按排查结果整改 按排名先后 应急待命 特急待办 紧急待援 问题纲要 专题纲领
问题高度集中 问题升级 认真对待 认真对照检查 重复盖章 反复盖戳 答复盖章 友好象征 美好象棋时光 就象征意义而言
过渡假说 精减人员安置 九洲江治理 规范筹资行为 示范筹建工作 模范筹备 防范筹资风险 一贯切实履职 习惯彻底改变
鉴别真伪 既使企业受益又使群众增收 既便于管理又便于服务 既将成本降低，也将质量提高 立即然后 随即然后离开
接到通知当即然后行动 多做为民服务的实事 当做为民造福的大事 争做为民先锋 能做为官之基 老干部份额 一部份额
全身分别检查 自身分工明确 工人材料齐全 人材机费用 一次性构成份额 移交待办事项 上交待查 停车待检
完成份内的学习任务 周末来访 月末能结清 年末按时完成 年未完成的任务 自已公布之日起 来自已签约企业 自己经营
利己经济 自己完成 悦己经济 企业己方 为业已形成的 神经末梢 始末 端正态度 未端正态度 未位于核心区 期未考核不合格
预防犯罪 防犯罪宣传 法规犯罪追究 诚信货主优先 支付件数 交付近期货款 支付加班费 对付近处 多重覆盖 双重覆没
成本跟踪 跟据说 结构通过验收 机构通过审核 水平横向比较 人均横向对比 循环结转 世界时区 基本界限 排列如下
陈列如前 前排例会 网络实名制 网络实施方案 关联落实 手册除外 注册除名 险峻工段 严峻工作 精神密切 穿戴领带
佩戴领章 机密书籍 保密书面承诺 规划解决出行难 计划解除 政策化解风险 对策化 自主认定 业主认可 职责认真履行
负责认定 确认务工 规模形成 分类形成 盛典形成 大型成套设备 小型成果展 新型成长模式 地图型号 理性名单 百姓质朴
体现壮美 展现壮阔 现状大为改观 研究正在进行 研究正式启动 共通之处 型号招标 公招开始 紧张显著缓解 扩张显著
代表章程 报表章节 竞争求胜 参照成功经验 按照成果验收 对照成熟案例 论证结果 认证结论 表现象征 出现像样的
大宗指数 指导至乡镇 引导至广场 甚至使人 截至使用期满 直至使命完成 以至力量不足 拒绝定制 解决对策 裁决对象
毕竟争取 未竞事业 毕竟标准不同 收获取销售款 索取销售凭证 财政积极作为 行政积极性 企业积极参与 行业积累
形成积极氛围 方面绩效 全面绩效管理 无耐心 从严历练 严厉程度 保持序时进度 维持序列 督促近期工作 稳订单稳客户
法规订立 常规订单 开发杨梅产业 代表杨某 在读职工 就读职校 手断裂 资源因素 能源则 水源始终达标 来源因地而异
可能原因 不可能原地踏步 创建意见 共建意识 环境污染防治 防治返青期病虫害 反贫困斗争 反贫困治理 收到表彰决定
收到处罚决定书 物质文明 精神文明 物质基础 提高遵循规律的自觉性 提高依据充分性 提高保障水平 提高支撑能力
全国现场会 国际现场演出 国内现场教学 配齐配强 树立榜样 竖立标牌 经心血管检查 忠于职守 衷心感谢 有利于发展
强有力 有力有序 不利条件 不遗余力于 得力于 认清形式主义的危害 当前形式主义的表现 形式逼真 形势政策教育 多种形式
国际形势 心里装着群众 心里有数 主意 拿主意 出主意 好主意 黑瞎子岛 舍啥 咋舌 本村长期坚持 乡村官方网站
全村长者食堂 大学生村官 数据中台关系型 集中港口资源 业务中台 台中港 内地与香港 民主法制建设 法制工作委员会
社会主义法制 做出样子 做出成绩 起动电流 疏理河道 发挥首创精神 发挥精神力量 发挥劳模精神引领作用 加强防线建设
筑牢思想防线 发扬斗争精神 工作会以视频形式召开 会议是重要平台 老有所医 网络化管理 安全生产责任事故 互连互通
数智政府建设 作出突出贡献 做出突出贡献 以法治国的历史 借此机会 凭借优势 书籍此前已发放 户籍此次调整 每年分两次
当年分红 逐年分摊 2025年分配方案 青年分会 一副对联 一幅画 一幅图 带头作用 佩戴口罩 自带口罩 随身带安全帽
携带安全帽 备受关注 倍感振奋 倍加珍惜 亟待解决 急需资金 应急需求 紧急需要 积极需求 消极需求 串连系统 互连系统
一连系列 并连系数
观察学生反应，及时调整教学 群众反应热烈 部分老人反应慢 个别患者反应过激 侵犯被告人接受公开审判权利 水面漂浮物打捞
会议批准后施行 报废机动车回收企业 常住人口实现倍增 坚持不予变更 被注销的记者证 一并委托给他人管理 数智经济发展 病历率先实现互认
日志按天切分 视频号归党政办管 为企业减免退缓税费 修灯的师傅 干部听完说的话 按测算的满租来定 清查公车使用台账 惟妙惟肖
心理学 放在心理健康上 新闻报道 到社区报到 证人出庭指证 就业形式灵活多样 面对严峻形势
"""
)


@pytest.mark.parametrize("text", TRAPS)
def test_correct_text_raises_nothing_serious(text):
    assert failing(text, SERIOUS) == {}
    assert failing(f"会议强调，{text}，抓好各项工作。", SERIOUS) == {}


def test_there_are_many_traps():
    assert len(set(TRAPS)) >= 150


PASSAGE = """关于上半年重点工作情况的报告

一、主要做法
（一）压紧压实责任。局党组书记认真履行第一责任人职责，一部分难点由分管负责同志包抓，权力清单和责任清单同步公布，公民的合法权利得到保障。截至6月底，报名截止的12个项目全部开工。
（二）优化营商环境。公布署名文章3篇，规划解决停车难问题，按排放量核算减排指标，按装机容量发放补贴。应急待命队伍反应迅速，群众反映强烈的噪声问题得到解决。
（三）推动高质量发展。实施了一批既使企业受益、又使群众增收的项目，稳订单、稳客户，帮助企业渡过难关，市民度过了祥和的春节假期。
二、存在问题
登记薄弱的环节仍未根除，问题纲要所列事项尚有3项未完成，年末需逐项核对；周末来访群众较多，等候时间偏长。
三、下一步打算
坚持形式服务于内容，认清形势、把握形势，精心组织、狠抓落实。以必需的经费、必须完成的决心，把各项工作落到实处。
"""


def test_a_faultless_passage_raises_nothing_serious():
    assert failing(PASSAGE, SERIOUS) == {}


SENTENCES = spaced(
    """
全市上下[再接再厉]，完成年度目标。
干部要[敢于担当]，主动作为。
坚持[久久为功]，一年接着一年干。
各级各部门要[各司其职]，协同推进。
把惠企政策[落到实处]，让企业受益。
改革[取得显著成效]，群众满意。
产业发展[取得积极进展]，投资增长。
持续[优化营商环境]，服务企业。
督促责任单位[立行立改]，逐项销号。
领导干部要[以身作则]，作出表率。
我们要[脚踏实地]，干好每件事。
坚决反对[弄虚作假]，查实查细。
着力[防范化解重点领域风险]，守住底线。
切实[保障和改善民生]，办好实事。
层层[压紧压实责任]，确保安全。
稳妥推进[城镇老旧小区改造]，群众受益。
深化[重点群体就业]服务，稳住就业。
干部作风要[雷厉风行]，说了就办。
工作要[精益求精]，不留遗憾。
对问题线索[毫不犹豫]，一查到底。
以[锲而不舍]的劲头抓整改。
广大干部[兢兢业业]，守土尽责。
各地[因地制宜]，发展特色产业。
形成[齐抓共管]的格局，压茬开展。
村容村貌[焕然一新]，群众点赞。
要[实事求是]，不夸大成绩。
落实[迎难而上]的要求，攻下难点。
坚持[统一思想认识]，常抓长管。
紧盯目标[全力以赴]，加快建设。
宣传典型做到[家喻户晓]，人人皆知。
"""
)
BY_GROUP = {}
for character in sorted(set(_table("syllables.txt") + _table("shapes.txt"))):
    for group in groups(character):
        BY_GROUP.setdefault(group, []).append(character)


def planted():
    """The sentences with one character of the collocation between brackets changed to one that sounds or looks like it."""
    random.seed(15)
    for sentence in SENTENCES:
        before, rest = sentence.split("[")
        words, after = rest.split("]")
        for at, here in enumerate(words):
            if here in NUMERALS or not groups(here):
                continue
            for _ in range(2):
                there = random.choice(BY_GROUP[random.choice(sorted(groups(here)))])
                if there != here and there not in NUMERALS:
                    yield before + words[:at] + there + words[at + 1 :] + after


def test_planted_slips_are_found():
    drafts = list(planted())
    missed = [draft for draft in drafts if not failing(draft, SERIOUS)]
    assert len(drafts) >= 200
    assert len(missed) <= len(drafts) * 0.03, missed


def test_the_sentences_themselves_are_right():
    for sentence in SENTENCES:
        assert failing(sentence.replace("[", "").replace("]", ""), SERIOUS) == {}


def test_it_holds_many_pairs():
    pairs = {
        (term.text or term.pattern, term.suggest)
        for rule in PACK.rules
        if isinstance(rule.check, ReplaceCheck)
        for term in rule.check._asked
    }
    assert len(pairs) >= 1000


def test_one_wrong_word_is_told_by_one_rule():
    """A word that several lists have is told once: the others leave it out, or give way by a neighbour."""
    words = {
        place: rule.id
        for rule in PACK.rules
        if isinstance(rule.check, ReplaceCheck)
        for place in (*rule.check.words, *(term.text for term in rule.check.terms if term.text))
    }
    document = read_text("。\n".join(words))
    told: dict[tuple[int, int], list[str]] = {}
    for rule in PACK.rules:
        if isinstance(rule.check, ReplaceCheck):
            for place in judge(rule, document).evidence:
                told.setdefault((place.span.start, place.span.end), []).append(rule.id)
    assert {document.text[slice(*at)]: ids for at, ids in told.items() if len(ids) > 1} == {}
    assert len(told) > 700


def test_only_errors_are_mended_unasked():
    for rule in PACK.rules:
        assert rule.fixed_by_machine == (rule.severity is Severity.ERROR and rule.id != "LX024"), rule.id
