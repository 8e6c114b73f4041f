"""Frozen values behave as the dataclasses they stand for."""

import copy
import pickle
from collections import namedtuple
from collections.abc import Mapping
from dataclasses import FrozenInstanceError, dataclass, field, fields, is_dataclass, replace
from typing import ClassVar

import pytest
from pydantic import ConfigDict, TypeAdapter, ValidationError

from hegui.values import Record, Value, made


class Meeting(Value):
    name: str
    days: int = 1
    notes: Mapping[str, str] = made(default_factory=dict)
    count: ClassVar[int] = 7

    def __post_init__(self):
        if self.days < 1:
            raise ValueError("days")


@dataclass(frozen=True, kw_only=True)
class Model:
    name: str
    days: int = 1
    notes: Mapping[str, str] = field(default_factory=dict)
    count: ClassVar[int] = 7


class Plenary(Meeting):
    ordinal: int = 3
    days: int = 4


class Pair(Value, kw_only=False):
    left: str
    right: str = ""


def test_fields_defaults_and_repr():
    meeting = Meeting(name="全会")
    assert (meeting.name, meeting.days, meeting.notes, Meeting.count) == ("全会", 1, {}, 7)
    assert repr(meeting) == "Meeting(name='全会', days=1, notes={})"
    assert meeting.notes is not Meeting(name="全会").notes
    assert Plenary(name="全会") == Plenary(name="全会", ordinal=3, days=4)
    assert Pair("a", "b") == Pair("a", right="b") == Pair(left="a", right="b")


def test_same_class_and_fields_are_the_same_value():
    one, other = Pair("a"), Pair("a")
    assert one == other
    assert hash(one) == hash(other)
    assert one != Pair("b")
    assert one != "a"
    assert Meeting(name="全会", days=4) != Plenary(name="全会", ordinal=1)
    one.__dict__["seen"] = True  # as cached properties do
    assert one == other
    assert hash(one) == hash(other)


@pytest.mark.parametrize("wrong", [{}, {"nam": "x"}, {"name": "x", "dais": 2}, {"days": 2}])
def test_wrong_fields_are_refused(wrong):
    with pytest.raises(TypeError, match="Meeting takes"):
        Meeting(**wrong)
    with pytest.raises(TypeError, match="Pair takes"):
        Pair("a", "b", "c")


def test_values_are_frozen():
    meeting = Meeting(name="全会")
    for change in (lambda: setattr(meeting, "name", "b"), lambda: delattr(meeting, "name")):
        with pytest.raises(AttributeError):
            change()
    assert meeting.name == "全会"
    assert is_dataclass(meeting)
    with pytest.raises(FrozenInstanceError):
        meeting.name = "b"


def test_what_does_not_go_together_is_refused():
    with pytest.raises(ValueError, match="days"):
        Meeting(name="全会", days=0)
    with pytest.raises(ValueError, match="days"):
        replace(Meeting(name="全会"), days=0)


def test_a_value_pickles_and_changes_as_a_dataclass():
    plenary = Plenary(name="全会", notes={"a": "b"})
    assert pickle.loads(pickle.dumps(plenary)) == plenary
    assert replace(plenary, ordinal=2) == Plenary(name="全会", notes={"a": "b"}, ordinal=2)
    assert [f.name for f in fields(Plenary)] == ["name", "days", "notes", "ordinal"]


def test_pydantic_takes_it_for_the_dataclass():
    config = ConfigDict(extra="forbid")
    adapters = [TypeAdapter(tuple[model], config=config) for model in (Meeting, Model)]
    raw = ({"name": "全会", "days": 2},)
    value, model = (adapter.validate_python(raw)[0] for adapter in adapters)
    assert value == Meeting(name="全会", days=2)
    assert vars(value) == vars(model)
    schemas = [adapter.json_schema() for adapter in adapters]
    assert schemas[0]["$defs"]["Meeting"]["properties"] == schemas[1]["$defs"]["Model"]["properties"]
    for wrong in ({"name": "全会", "dais": 2}, {"name": "全会", "days": 0}, {}):
        with pytest.raises(ValidationError):
            adapters[0].validate_python((wrong,))


class Place(Record):
    """Where it is."""

    line: int
    column: int = 1

    @property
    def above(self) -> "Place":
        return self._replace(line=self.line - 1)


def test_a_record_is_the_named_tuple_it_is_declared_as():
    place = Place(3)
    assert place == (3, 1)
    assert (place.above, place._fields, place._field_defaults) == ((2, 1), ("line", "column"), {"column": 1})
    assert repr(place) == "Place(line=3, column=1)"
    assert (Place.__doc__, Place.__module__, Place.__qualname__) == ("Where it is.", __name__, "Place")
    assert pickle.loads(pickle.dumps(place)) == place
    assert type(pickle.loads(pickle.dumps(place))) is Place
    with pytest.raises(TypeError):
        Place(1, 2, 3)
    with pytest.raises(AttributeError):
        place.line = 4


class Mark(Record):
    """A mark."""

    line: int
    column: int = 1
    words: str = ""

    @property
    def end(self) -> int:
        return self.column + len(self.words)


Tuple = namedtuple("Tuple", "line column words", defaults=(1, ""))


@pytest.mark.parametrize(
    ("given", "named"), [((3,), {}), ((3, 4), {"words": "甲"}), ((), {"words": "乙", "line": 1})]
)
def test_records_are_made_as_named_tuples_are(given, named):
    place, model = Mark(*given, **named), Tuple(*given, **named)
    assert place == model
    assert repr(place) == repr(model).replace("Tuple", "Mark")
    assert place._asdict() == model._asdict()
    assert place._replace(line=9) == model._replace(line=9)
    assert place.end == place.column + len(place.words)
    assert (Mark._fields, Mark._field_defaults) == (Tuple._fields, Tuple._field_defaults)
    assert Mark.__match_args__ == Tuple.__match_args__
    assert not hasattr(place, "__dict__")
    assert pickle.loads(pickle.dumps(place)) == copy.copy(place) == place
    assert type(pickle.loads(pickle.dumps(place))) is Mark
    assert Mark.__doc__ == "A mark."


@pytest.mark.parametrize(
    ("given", "named"), [((), {}), ((1, 2, "", 4), {}), ((1,), {"line": 1}), ((1,), {"other": 1})]
)
def test_records_refuse_what_named_tuples_refuse(given, named):
    for kind in (Mark, Tuple):
        with pytest.raises(TypeError):
            kind(*given, **named)


def test_records_are_frozen_and_refuse_unknown_changes():
    place = Mark(1)
    with pytest.raises(AttributeError):
        place.line = 2
    with pytest.raises(ValueError, match="other"):
        place._replace(other=1)
    with pytest.raises(TypeError):
        Mark._make([1])


def test_a_field_without_a_default_may_not_follow_one_with_a_default():
    with pytest.raises(TypeError):

        class Wrong(Record):
            line: int = 1
            column: int
