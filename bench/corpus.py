"""Make a corpus of varied Chinese reports: `python bench/corpus.py [--megabytes 17] [--folder bench/corpus]`.

Deterministic: the same seed gives the same bytes. Every report is put together anew from sentence templates and word
lists, with the build of real ones (title, 一、（一）run-in headings, 一是…二是…, figures, sign-off) and 600 to 3,000
characters. Phrases that the benchmark's rules forbid are planted rarely: about three in two reports.
"""

from __future__ import annotations

import argparse
import random
import shutil
from pathlib import Path

from phrases import LITERALS, PLANTED, generated

WORDS = {
    "place": "东城 河西 北关 南坪 柳林 石桥 双河 青山 白沙 金沟 永安 太平 长乐 新丰 清水 大泉 高店 云台 龙泉 凤山 梅岭 沙洲 平桥 古渡 榆林坡 黄土岗",
    "tier": "市 县 区",
    "office": "商务局 应急管理局 农业农村局 水务局 教育局 民政局 统计局 交通运输局 文化和旅游局 卫生健康局 生态环境局 审计局 城市管理局 "
    "档案馆 司法局 行政审批局 市场监管局 发展和改革局 财政局 退役军人事务局 科学技术局 住房和城乡建设局",
    "who": "党委书记 党组书记 党组成员 局长 副局长 党支部书记 主任 副主任 馆长",
    "adv": "扎实 持续 深入 全面 统筹 稳步 有序 着力 认真 切实 主动 大力 积极 严格 协同 分类 逐项 依法 精准 高效 因地制宜 有针对性地",
    "verb": "推进 落实 加强 完善 开展 规范 优化 深化 抓好 强化 组织 健全 做实 细化 督促 部署 统筹 改进 巩固 拓展 提升 保障 谋划 跟进 盘活",
    "field": "项目 产业 环境 队伍 制度 信访 财政 教育 文旅 生态 乡村 企业 园区 数据 政务 社区 医保 就业 养老 水利 交通 农业 商贸 科技 人才 "
    "宣传 审计 统计 档案 青年 消防 食品 药品 市场 价格 河道 林地 工地 冷链 电商 校园 隐患 预算 采购 窗口 物业 粮食 供水 道路 危房",
    "act": "建设 管理 监管 服务 改革 保障 治理 整治 评估 考核 帮扶 培育 排查 协调 招引 培训 登记 改造 巡查 统筹 清理 核查",
    "group": "干部职工 党员干部 基层群众 企业负责人 网格员 驻村干部 困难群众 青年党员 社区居民 服务对象 乡镇分管同志 科室负责人 退役军人 返乡人员",
    "doc": "工作实施方案 责任清单 考核办法 议事规则 督查通报制度 三年行动计划 应急预案 操作规程 问题台账 联席会议制度 轮岗交流办法 容错纠错意见",
    "meet": "党组会 专题会 调度会 现场推进会 座谈会 党员大会 民主生活会 理论学习中心组学习会 警示教育会 述职评议会 恳谈会 片区例会",
    "gain": "群众满意度明显提高 办理时限压缩近半 各项指标位居全市前列 遗留问题逐步化解 工作秩序更加规范 资金使用更加安全 隐患整改按期销号 "
    "服务事项实现一窗受理 村集体收入稳步增长 队伍面貌有了新的变化 投诉数量逐月下降 重点项目按计划推进 经验做法在片区推广 群众少跑了许多冤枉路",
    "lack": "理论学习联系实际不紧 深入一线调查研究偏少 推动落实的办法不多 对新业务钻研不深 对年轻干部压担子不够 督促检查抓得不细 "
    "对苗头性问题处置偏慢 谈心谈话不够经常 统筹业务和党建的方法单一 精细化管理还有差距 对下属科室要求不严 创新举措不多 遇到难事有畏难情绪 政策研究停在面上",
    "fact": "全年到村走访只有{n}次 有{n}项任务超过了时限 {n}个项目进度滞后 集中学习缺席{n}次 {n}件来信没有按期答复 抽查中发现{n}处疏漏 "
    "仅组织了{n}次业务培训 有{n}家企业的诉求没有跟踪到底 {n}份材料因为数据不准被退回 {n}名新进人员没有安排导师",
    "aim": "坚持问题导向 压实工作责任 盯住薄弱环节 提高服务质量 守牢安全底线 改进工作方法 增强为民情怀 锤炼过硬本领 严守纪律规矩 做到常抓不懈 "
    "一张蓝图绘到底 把功夫下在平时 坚持从细处着手 以实绩回应期待 敢于动真碰硬 带着感情做工作 突出系统观念 用好考核指挥棒 把好事办到心坎上 沉到村组听真话",
    "creed": "坚持以习近平新时代中国特色社会主义思想为指导 深入学习贯彻党的二十大精神 深刻领悟“两个确立”的决定性意义 "
    "增强“四个意识”、坚定“四个自信”、做到“两个维护” 认真落实全面从严治党主体责任 严格执行中央八项规定及其实施细则精神 "
    "贯彻落实党中央、国务院决策部署 弘扬伟大建党精神 完整、准确、全面贯彻新发展理念 坚持党要管党、全面从严治党",
    "duty": "党建工作 办公室、财务 安全生产和信访 项目审批 人事和机关事务 综合执法 规划和统计 基层单位管理 机关党务和群团工作",
    "unit": "个 项 家 次 件 场 处 户 批 名",
    "name": "王立新 李向东 张文广 刘海清 陈国平 杨秀山 赵明远 周建业 吴长河 徐学勤 孙振华 马进才 朱启航 胡永成 郭守正 何爱民",
}  # fmt: skip
POOL = {slot: words.split() for slot, words in WORDS.items()}

WORK = (
    "{adv}{verb}{noun}，先后召开{meet}{n}次，研究解决具体事项{m}件，{gain}。",
    "围绕{noun}制定《{place}{doc}》，明确{n}项任务、{m}条措施，责任到人、逐月调度。",
    "全年完成{noun}投资{d}亿元，同比增长{p}%，{gain}。",
    "带队到{place}、{place2}等地调研{n}次，走访{group}{m}人次，收集意见建议{k}条，已办结{n}条。",
    "{adv}{verb}{noun}与{noun2}，{verb2}{noun3}，{aim}，形成工作合力。",
    "针对{noun}中反映集中的事项，会同有关部门列出清单，{adv}{verb}，{gain}。",
    "组织{group}开展{noun}培训{n}期，参训{m}人次，考核合格率达到{p}%。",
    "{creed}，把学习成果转化为{verb}{noun}的实际举措。",
    "落实{noun}经费{d}万元，新建改造{m}{unit}，惠及{group}{k}余人。",
    "健全{noun}长效机制，修订{doc}，开展专项检查{n}轮，发现并整改问题{m}个。",
    "每月听取{noun}进展汇报，对{place}片区{n}{unit}重点任务实行挂牌督办，{gain}。",
    "{adv}{verb}{noun}，新增{n}{unit}，较上年增加{m}{unit}，增幅{p}%。",
    "在{place}先行试点{noun}，{aim}，用{n}个月时间摸清底数，建立{doc}，再向{place2}、{place3}推开。",
    "把{noun}列入年度重点，与{noun2}同安排、同检查，{group}参与{m}人次，{gain}。",
    "面对{noun}时间紧、头绪多的实际，{aim}，抽调{n}人组成专班，{adv}{verb}{noun2}，{gain}。",
)
HEADS = (
    "{adv}{verb}{noun}", "{verb}{noun}，{aim}", "{aim}，{adv}{verb}{noun}", "聚焦{noun}，{verb}{noun2}", "提高政治站位，{verb}{noun}",
)  # fmt: skip
CLEAN = (
    "严格遵守廉洁自律各项规定，如实报告个人有关事项，管好家属和身边工作人员，{aim}。",
    "认真履行第一责任人职责，落实“一岗双责”，与{group}谈心谈话{n}人次，提醒批评{m}人次。",
    "运用监督执纪“四种形态”，抓早抓小，开展{field}领域廉政风险排查{n}次，完善内控制度{m}项。",
    "坚持民主集中制，落实“三重一大”集体决策制度，主持召开{meet}{n}次，做到末位表态。",
    "驰而不息纠治“四风”，压减会议{n}场、文件{m}份，公务接待支出下降{p}%。",
    "{creed}，在{noun}中守住底线，全年退回不合规报销{n}笔。",
)
FAULTS = (
    "{lack}，{fact}，主要是主观上重视不够。",
    "{lack}。今年以来，{fact}，{lack2}。",
    "{lack}，抓{noun}时想得多、做得少，{fact}。",
    "{lack}，在{noun}上习惯于开会布置，{place}、{place2}两地{fact}。",
)
PLANS = (
    "{verb}{noun}，{aim}，{season}完成{doc}修订，确保{n}项任务按期见效。",
    "{aim}，{adv}{verb}{noun}，每季度到{place}等基层单位不少于{n}次。",
    "{creed}，{aim}，带头{verb}{noun}。",
    "把{noun}和{noun2}放在突出位置，{season}前补齐{n}项短缺，让{group}看到变化。",
)
GENRES = (
    ("{year}年度{org}{who}述职述责述廉报告", "履职情况", ("存在的主要问题", "存在问题", "主要问题和不足"), "下一步工作打算"),
    ("{year}年{org}{who}述职报告", "主要工作开展情况", ("存在的不足", "问题与不足"), "今后努力方向"),
    ("{org}{year}年工作总结", "主要工作及成效", ("存在的困难和问题", "存在的主要问题"), "{next}年工作计划"),
    ("{org}关于{noun}整改落实情况的报告", "整改工作开展情况", ("尚未完成的问题", "整改中存在的不足"), "下一步整改措施"),
)  # fmt: skip
CN = (*"一二三四五六七八九十", *(f"十{digit}" for digit in "一二三四五六七八九"))


class Writer:
    """Writes one report after another from one stream of chance."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.planted = (*LITERALS, *PLANTED, *generated(2000))
        self.author: dict[str, object] = {}

    def slots(self) -> dict[str, object]:
        """A word for every slot of the templates; noun2 is another noun."""
        pick = self.chance.choice
        slots: dict[str, object] = {slot: pick(words) for slot, words in POOL.items()}
        slots |= {f"{slot}{i}": pick(POOL[slot]) for slot in ("verb", "place", "lack") for i in (2, 3)}
        slots |= {f"noun{i}": pick(POOL["field"]) + pick(POOL["act"]) for i in ("", 2, 3)}
        n = self.chance.randint(2, 28)
        slots |= {"n": n, "m": n + self.chance.randint(3, 90), "k": self.chance.randint(40, 2000)}
        slots |= {"d": f"{self.chance.uniform(0.3, 96):.1f}", "p": f"{self.chance.uniform(1.1, 98):.1f}"}
        slots["season"] = pick(("上半年", "年底", "三季度", f"{self.chance.randint(3, 11)}月底"))
        slots["fact"] = str(slots["fact"]).format(n=n)
        return slots | self.author

    def fill(self, template: str) -> str:
        """`template` with every slot filled; now and then with a phrase that the rules forbid at its first comma."""
        words = template.format(**self.slots())
        if "，" in words and self.chance.random() < 0.05:
            which = self.chance.random()
            some = LITERALS if which < 0.3 else PLANTED if which < 0.5 else self.planted
            words = words.replace("，", f"，{self.chance.choice(some)}，", 1)
        return words

    def sentences(self, templates: tuple[str, ...], count: int, verb: str = "") -> str:
        """So many sentences, no template twice; with a `verb` as an enumeration 一是…二是…."""
        chosen = self.chance.sample(templates, min(count, len(templates)))
        labels = [f"{CN[i]}{verb}" if verb else "" for i in range(len(chosen))]
        return "".join(label + self.fill(template) for label, template in zip(labels, chosen, strict=True))

    def report(self) -> str:
        """A report of 600 to 3,000 characters."""
        chance = self.chance
        title, work, faults, plans = chance.choice(GENRES)
        year = chance.randint(2022, 2024)
        org = "".join(chance.choice(POOL[slot]) for slot in ("place", "tier", "office"))
        self.author = {"year": year, "next": year + 1, "org": org, "who": chance.choice(POOL["who"])}
        opening = self.fill("{year}年，本人{creed}，在{org}{who}岗位上分管{duty}。现将有关情况报告如下：")
        end = [f"二、{chance.choice(faults)}", self.fill("对照职责要求，工作中还存在一些问题和不足：")]
        end[-1] += self.sentences(FAULTS, chance.randint(2, 4), "是")
        end += [
            f"三、{self.fill(plans)}",
            self.sentences(PLANS, chance.randint(2, 4), "要"),
            "特此报告，请予评议。",
        ]
        end += [chance.choice(POOL["name"]), f"{year + 1}年1月{chance.randint(2, 28)}日"]
        lines = [opening, f"一、{work}"]
        room = chance.randint(200, 2300)
        while sum(map(len, lines)) < room or len(lines) < 4:
            lines.append(f"（{CN[len(lines) - 2]}）{self.part(len(lines) == 3)}")
        indent = chance.choice(("", "　　"))
        return "\n".join([self.fill(title), "", *(indent + line for line in lines + end)]) + "\n"

    def part(self, clean: bool) -> str:
        """A run-in heading and its paragraph; `clean`: the part on integrity."""
        verb = self.chance.choice(("是", "是", ""))
        if clean:
            return "严守纪律规矩，落实廉洁自律要求。" + self.sentences(CLEAN, 3, verb)
        return f"{self.fill(self.chance.choice(HEADS))}。" + self.sentences(
            WORK, self.chance.randint(3, 5), verb
        )


def write(folder: Path, megabytes: float, seed: int = 1) -> list[Path]:
    """Fill `folder` with `megabytes` of reports (UTF-8, a million bytes each), at most 500 files in a directory."""
    writer = Writer(seed)
    paths: list[Path] = []
    size = 0
    while size < megabytes * 1e6:
        data = writer.report().encode()
        path = folder / f"{len(paths) // 500:02}" / f"report-{len(paths):05}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        paths.append(path)
        size += len(data)
    return paths


def made(folder: Path, megabytes: float) -> Path:
    """The subfolder of `folder` with a corpus of that size, made if it is not there."""
    corpus = folder / f"{megabytes:g}MB"
    if not corpus.exists():
        part = folder / f"{megabytes:g}MB.part"
        shutil.rmtree(part, ignore_errors=True)
        write(part, megabytes)
        part.rename(corpus)
    return corpus


def main() -> None:
    """Make the corpus and say what is in it."""
    parser = argparse.ArgumentParser(description="Make a corpus of varied Chinese reports.")
    parser.add_argument("--megabytes", type=float, default=17.0)
    parser.add_argument("--folder", type=Path, default=Path(__file__).parent / "corpus")
    given = parser.parse_args()
    corpus = made(given.folder, given.megabytes)
    lengths = sorted(len(path.read_text(encoding="utf-8")) for path in corpus.rglob("*.txt"))
    print(
        f"{corpus}: {len(lengths)} reports, {lengths[0]} to {lengths[-1]} characters, median {lengths[len(lengths) // 2]}"
    )


if __name__ == "__main__":
    main()
