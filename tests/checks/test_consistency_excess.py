"""Parts greater than their whole, and purses that hold more than the sum they make up."""

import pytest

from hegui.checks.consistency import ConsistencyCheck
from hegui.readers import read_text


def judged(sentence, of="totals"):
    document = read_text(f"工作情况报告\n一、情况\n{sentence}\n", format="txt")
    verdict = ConsistencyCheck(of=of).check(document)
    return str(verdict.outcome), verdict.message.zh


@pytest.mark.parametrize(
    ("sentence", "message"),
    [
        ("引进项目42个，其中亿元以上项目43个。", "部分43个多于总数42个"),
        ("引进项目42个（其中工业43个）。", "部分43个多于总数42个"),
        ("完成投资1.2亿元，其中工业投资13000万元。", "部分1.3亿元多于总数1.2亿元"),
        ("查摆问题28个，整改31个。", "部分31个多于总数28个"),
        ("排查出28处隐患，已整改到位31处。", "部分31处多于总数28处"),
        (
            "总投资1.98亿元，其中申请中央资金8000万元，申请专项债券7000万元，县财政配套5800万元。",
            "总数为1.98亿元，各项相加为2.08亿元",
        ),
        ("盘点闲置设施9处：盘活5处、其余3处。", "总数为9处，各项相加为8处"),
    ],
)
def test_a_part_greater_than_its_whole_is_told(sentence, message):
    assert judged(sentence) == ("review", message)


@pytest.mark.parametrize(
    "sentence",
    [
        "引进项目42个，其中亿元以上项目23个。",
        "引进项目40余个，其中工业项目43个。",
        "净增企业42家，其中工业企业43家。",
        "人均收入42元，其中城镇43元。",
        "下达任务42个，其中办结43个。",
        "建成校舍42间、宿舍20间，其中一期50间。",
        "走访企业42家，其中联系职工430人。",
        "查摆问题28个，整改28个。",
        "本月排查隐患28处，整改31处。",
        "排查隐患28处，累计整改31处。",
        "新查摆问题28个，整改31个。",
        "总投资1.98亿元，其中财政资金1.5亿元、中央资金8000万元、县级配套4800万元。",
        "总投资1.98亿元，其中中央资金8000万元，专项债券7000万元，县财政配套4800万元。",
        "现有项目42个，其中市级项目30个、重点项目20个。",
    ],
)
def test_what_may_be_greater_is_left_alone(sentence):
    assert judged(sentence)[0] == "pass"


def test_what_is_left_of_premises_put_to_use():
    assert judged("闲置设施9处，盘活5处，其余3处已出租。", "arithmetic")[0] == "fail"
    assert judged("闲置设施8处，盘活5处，其余3处已出租。", "arithmetic")[0] == "pass"
