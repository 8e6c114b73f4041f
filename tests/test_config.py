"""Configuration: found, read strictly, and laid under the command line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hegui.config.discover import Discovery
from hegui.config.exclusion import Excluding
from hegui.config.file import Configuration, read
from hegui.config.keys import KEYS
from hegui.config.places import places
from hegui.config.settings import Settling, settled, threshold, whole
from hegui.errors import ConfigError, Fault
from hegui.packs.tree import Tree
from hegui.readers.find import find


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def repository(place: Path) -> Path:
    (place / ".git").mkdir()
    return place


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def faults(text: str, name: str = "hegui.toml") -> list[str]:
    Path(name).write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as told:
        read(name, name, os.getcwd())
    return [f"{f.line}:{f.column} {f.message} {f.hint}".strip() for f in told.value.faults]


def loaded(text: str) -> Configuration:
    Path("hegui.toml").write_text(text, encoding="utf-8")
    found = read("hegui.toml", "hegui.toml", os.getcwd())
    assert found is not None
    return found


# The file


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("fail_on = 'error'", "1:1 不认识的键 fail_on 是否想写 fail-on？"),
        ("\nexcludes = []", "2:1 不认识的键 excludes 是否想写 exclude？"),
        ("[tool.hegui]\njobs = 2", "1:2 不认识的键 tool hegui.toml 里直接写各项，不写 [tool.hegui]"),
        ("fail-on = 'eror'", "1:11 fail-on 可以是：error、warning、info、never，现为“eror” 是否想写 error？"),
        ("jobs = 0", "1:8 jobs 应为 1 以上的整数，现为 0"),
        ("jobs = true", "1:8 jobs 应为 1 以上的整数，现为 true"),
        ("as-of = '2022-13-01'", "1:9 as-of 应为日期，现为“2022-13-01” 日期写成 2022-12-31"),
        ("as-of = 2022-12-31T00:00:00", "1:9 as-of 应为日期 日期写成 2022-12-31"),
        (
            "encoding = 'utf-9'",
            "1:12 没有这种编码，或它不用于中文，现为“utf-9” 可用的有 utf-8、gb18030、big5 等",
        ),
        ("ignore-quoted = 'true'", "1:17 ignore-quoted 应为 true 或 false，现为“true” 不加引号"),
        ("select = 'SZ001'", '1:10 select 应为列表，现为“SZ001” 写成列表，如 select = ["SZ001"]'),
        ("select = [\n  'SZ001', # one\n  3,\n]", "3:3 应为加引号的文字，现为 3"),
        ("ignore = ['']", "1:11 这里是空的"),
        ("packs = ['shuzi']", "1:10 没有名为 shuzi 的检查清单 是否想写 shuzhi？"),
        ("packs = ['h.yaml']", "1:10 找不到检查清单文件 h.yaml 路径相对于这份配置所在的目录"),
        ("packs = []", "1:9 packs 是空的 不写这一项，就用适合该文种的全部内置清单"),
        ("exclude = ['a/', '!']", "1:18 “!”不是路径的写法 写法同 .gitignore，如 草稿/、*.tmp.docx"),
        ("exclude = ['[z-a]']", "1:12 “[z-a]”不是路径的写法 写法同 .gitignore，如 草稿/、*.tmp.docx"),
        (
            "[severity]\nSZ001 = 'off'",
            "2:9 SZ001 可以是：error、warning、info，现为“off” 要停用一条规则，写在 ignore 里",
        ),
        (
            "severity = 'error'",
            '1:12 severity 应为一张表，现为“error” 写成 [severity]，每行如 SZ001 = "warning"',
        ),
        (
            "[per-path-packs]\n'述职/**' = ['shuzi']",
            "2:12 没有名为 shuzi 的检查清单 是否想写 shuzhi？",
        ),
        ("show = “all”", "1:8 TOML 语法有误：Invalid value 引号、等号、逗号、括号都要用半角"),
        ("jobs = 1\njobs = 2", "2:9 TOML 语法有误：Cannot overwrite a value"),
        ("format = 'html=x'", "1:10 format 可以是：{formats}，现为“html=x”"),
    ],
)
def test_faults_are_located(place: Path, text: str, fault: str) -> None:
    told = faults(text)
    assert len(told) == 1
    before, _, after = fault.partition("{formats}")
    assert told[0].startswith(before)
    assert told[0].endswith(after) or "是否想写" in told[0]


def test_all_faults_at_once_in_the_order_of_the_file(place: Path) -> None:
    told = faults("jobs = 0\n\nlanguage = 'zh'\nshow = 'everything'\n")
    assert [line.split()[0] for line in told] == ["1:8", "3:1", "4:8"]


def test_a_file_that_cannot_be_read_is_a_fault(place: Path) -> None:
    (place / "hegui.toml").write_bytes("lang = 'zh' # 中".encode("gb18030"))
    with pytest.raises(ConfigError, match="UTF-8"):
        Discovery().own()
    (place / "hegui.toml").unlink()
    (place / "hegui.toml").symlink_to("nowhere.toml")
    with pytest.raises(ConfigError, match="打不开"):
        Discovery().own()


def test_deep_brackets_are_a_fault_and_no_crash(place: Path) -> None:
    assert "括号套得太深" in faults("select = " + "[" * 100_000)[0]


def test_a_byte_order_mark_is_no_part_of_the_first_key(place: Path) -> None:
    (place / "hegui.toml").write_bytes(b"\xef\xbb\xbfjobs = 2\r\nlang = 'en'\r\n")
    found = Discovery().own()
    assert (found.values, found.at("lang")) == ({"jobs": 2, "lang": "en"}, "hegui.toml:2")


def test_values_are_kept_frozen_and_files_seen_from_the_working_directory(place: Path) -> None:
    write(
        place,
        {"sub/hegui.toml": "packs = ['../house.yaml', 'base']\nbaseline = 'b.json'\nas-of = 2022-12-31\n"},
    )
    (place / "house.yaml").write_text("x", encoding="utf-8")
    found = read("sub/hegui.toml", "sub/hegui.toml", str(place / "sub"))
    assert found is not None
    assert found.values == {
        "packs": ("house.yaml", "base"),
        "baseline": os.path.join("sub", "b.json"),
        "as_of": "2022-12-31",
    }


def test_places_of_every_form_of_key_and_value() -> None:
    text = 'a.\'b c\' = [1, # x\n \'y\', {q = """\n]"""}]\n[t . u]\nd = 1979-05-27 07:32:00\n[[r]]\n[[r]]\n[r.s]\nz = 1.5\n'
    import tomllib

    tree = Tree("f", text, tomllib.loads(text), places(text))
    for path, line, column in (
        (("a", "b c"), 1, 3),
        (("a", "b c", 1), 2, 2),
        (("a", "b c", 2, "q"), 2, 8),
        (("t", "u", "d"), 5, 1),
        (("r", 1, "s", "z"), 9, 1),
    ):
        assert tree.where(path, key=True) == (line, column), path


_PIECES = st.sampled_from(
    [
        *(key.name for key in KEYS),
        "=",
        "[",
        "]",
        "[[",
        "]]",
        "{",
        "}",
        ",",
        ".",
        '"',
        "'",
        '"""',
        "\\",
        "#",
        "\n",
        "\r\n",
        " ",
    ]
    + [
        "1",
        "true",
        "2022-12-31",
        "07:32:00",
        "1.5",
        "nan",
        "'SZ'",
        '"*.txt"',
        '"error"',
        "述职",
        "\t",
        "tool",
        "hegui",
        "[tool.hegui]\n",
    ]
)


@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(_PIECES, max_size=24), st.sampled_from(["hegui.toml", "pyproject.toml"]))
def test_whatever_stands_in_a_file_it_is_read_or_its_faults_are_told(
    place: Path, pieces: list[str], name: str
) -> None:
    Path(name).write_text("".join(pieces), encoding="utf-8", newline="")
    faults: tuple[Fault, ...] = ()
    try:
        read(name, name, os.getcwd())
    except ConfigError as error:
        faults = error.faults
    assert all(fault.line >= 1 and fault.column >= 1 and fault.message for fault in faults)


_SCALARS = st.sampled_from(
    ["1", "-1.5e3", "true", "2022-12-31 07:32:00", "'a#]'", '"\\"]"', '"""x\n"y""""', "'''\n]'''"]
)
_KEYS = st.sampled_from(["a", "b-c", "'d e'", '"\\u0066"', "1"])


def _lists(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    tables = st.lists(st.tuples(_KEYS, inner), max_size=3, unique_by=lambda pair: pair[0])
    return st.lists(inner, max_size=3).map(lambda parts: "[ " + ", # x\n".join(parts) + "\n]") | tables.map(
        lambda pairs: "{" + ", ".join(f"{key} = {value}" for key, value in pairs) + "}"
    )


def _ways(value: object) -> list[tuple[str | int, ...]]:
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [(step, *way) for step, part in parts for way in [(), *_ways(part)]]


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.tuples(_KEYS, st.recursive(_SCALARS, _lists, max_leaves=6)),
        max_size=4,
        unique_by=lambda pair: pair[0],
    )
)
def test_every_value_has_its_place(pairs: list[tuple[str, str]]) -> None:
    import tomllib

    text = "".join(f"{key}  =  {value} # end\n" for key, value in pairs)
    tree = Tree("f", text, tomllib.loads(text), places(text))
    for way in _ways(tree.data):
        place = tree.root
        for step in way:
            assert step in place.parts, (way, text)
            place = place.parts[step][1]
        value = tree.value(way)
        start = text[place.at :]
        assert start[0] in {dict: "{", list: "[", str: "\"'", bool: "t", int: "1"}.get(type(value), "-2"), (
            way,
            text,
        )


# Where it is found


def test_the_nearest_upwards_from_the_file_holds_alone(repository: Path) -> None:
    write(
        repository,
        {"hegui.toml": "jobs = 1", "a/hegui.toml": "lang = 'en'", "a/b/x.txt": "x", "c/y.txt": "y"},
    )
    discovery = Discovery()
    assert discovery.of_file("a/b/x.txt").values == {"lang": "en"}
    assert discovery.of_file("c/y.txt").values == {"jobs": 1}
    assert discovery.own().path == "hegui.toml"


def test_hegui_toml_before_pyproject_and_a_pyproject_without_a_table_is_passed_over(repository: Path) -> None:
    write(
        repository,
        {
            "hegui.toml": "jobs = 1",
            "pyproject.toml": "[tool.hegui]\njobs = 2",
            "a/pyproject.toml": "[tool.ruff]\n# hegui\n",
            "b/pyproject.toml": "[tool.hegui]\njobs = 3",
            "c/pyproject.toml": "not toml at all",
        },
    )
    discovery = Discovery()
    found = [discovery.of_folder(folder).values["jobs"] for folder in (".", "a", "b", "c")]
    assert found == [1, 1, 3, 1]
    assert discovery.of_folder("b").at("jobs") == os.path.join("b", "pyproject.toml") + ":2"


@pytest.mark.parametrize(
    "text",
    [
        "[tool.hegui]\njobs = 3",
        "[ tool . 'hegui' ]\njobs = 3",
        "[tool]\nx = 1\nhegui = {jobs = 3}",
        "tool.hegui.jobs = 3",
        "tool = {x = 1, hegui = {jobs = 3}}",
        "tool.x = 1\n[tool.hegui]\njobs = 3",
    ],
)
def test_a_table_is_seen_however_it_is_written(place: Path, text: str) -> None:
    write(place, {"pyproject.toml": text})
    assert Discovery().own().values == {"jobs": 3}


def test_the_search_ends_at_the_root_of_the_repository(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(place, {"hegui.toml": "jobs = 1", "r/a/x.txt": "x"})
    (place / "r" / ".git").mkdir()
    monkeypatch.chdir(place / "r")
    assert Discovery().of_file("a/x.txt") == Configuration()


def test_a_folder_outside_the_project_does_not_configure_its_own_check(
    repository: Path, tmp_path: Path
) -> None:
    write(
        tmp_path,
        {"p/hegui.toml": "jobs = 1", "incoming/hegui.toml": "ignore = ['SZ']", "incoming/x.txt": "x"},
    )
    (repository / ".git").rmdir()
    (repository / "p" / ".git").mkdir()
    os.chdir(repository / "p")
    discovery = Discovery()
    assert discovery.of_file("../incoming/x.txt").values == {"jobs": 1}
    assert discovery.passed == [os.path.join("..", "incoming", "hegui.toml")]


def test_a_repository_inside_does_not_either(repository: Path) -> None:
    write(repository, {"hegui.toml": "jobs = 1", "sub/a/hegui.toml": "ignore = ['SZ']", "sub/a/x.txt": "x"})
    (repository / "sub" / ".git").mkdir()
    discovery = Discovery()
    assert discovery.of_file("sub/a/x.txt").values == {"jobs": 1}
    assert discovery.passed == [os.path.join("sub", "a", "hegui.toml")]


def test_nor_what_git_ignores(repository: Path) -> None:
    write(repository, {"hegui.toml": "jobs = 1", "uploads/hegui.toml": "ignore = ['SZ']"})
    (repository / ".gitignore").write_text("uploads/\n", encoding="utf-8")
    discovery = Discovery()
    assert discovery.of_folder("uploads").values == {"jobs": 1}
    assert discovery.passed == [os.path.join("uploads", "hegui.toml")]


def test_without_a_repository_only_the_working_directory_and_those_above_count(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(place, {"hegui.toml": "jobs = 1", "a/b/hegui.toml": "ignore = ['SZ']", "a/b/x.txt": "x"})
    monkeypatch.chdir(place / "a")
    discovery = Discovery()
    assert discovery.of_file("b/x.txt").values == {"jobs": 1}
    assert discovery.passed == [os.path.join("b", "hegui.toml")]
    monkeypatch.chdir(place / "a" / "b")
    assert Discovery().of_file("x.txt").values == {"ignore": ("SZ",)}


def test_a_link_to_a_folder_elsewhere_is_where_it_leads(
    repository: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    write(elsewhere, {"hegui.toml": "ignore = ['SZ']", "x.txt": "x"})
    (repository / "link").symlink_to(elsewhere)
    assert Discovery().of_file("link/x.txt") == Configuration()


def test_chosen_and_isolated(repository: Path) -> None:
    write(repository, {"hegui.toml": "jobs = 1", "ci.toml": "jobs = 4", "pyproject.toml": "[project]"})
    assert Discovery("ci.toml").of_file("a/b.txt").values == {"jobs": 4}
    assert Discovery("ci.toml").own().folder == str(repository)
    assert Discovery(isolated=True).own() == Configuration()
    with pytest.raises(ConfigError, match=r"没有 \[tool.hegui\]"):
        Discovery("pyproject.toml")
    with pytest.raises(ConfigError, match="打不开"):
        Discovery("missing.toml")


# What holds


def test_the_command_line_over_the_file_over_the_default(place: Path) -> None:
    found = loaded("fail-on = 'warning'\nselect = ['SZ']\n")
    given = {each.key.name: each for each in settled({"select": ("BS",)}, found, ())}
    assert list(given) == [key.name for key in KEYS]
    assert given["select"][1:] == (("BS",), "command-line", "")
    assert given["fail-on"][1:] == ("warning", "file", "hegui.toml:1")
    assert given["jobs"][1:] == (None, "default", "")


def test_packs_by_path_take_the_place_of_packs(repository: Path) -> None:
    write(
        repository,
        {
            "hegui.toml": "packs = ['base']\n[per-path-packs]\n'述职/**' = ['shuzhi']\n'*.md' = ['numbers', 'shuzhi']\n",
        },
    )
    settling = Settling(Discovery(), {})
    found = {path: settling.settings(path).packs for path in ("a.txt", "述职/a.txt", "述职/b/c.md", "d.md")}
    assert found == {
        "a.txt": ("base",),
        "述职/a.txt": ("shuzhi",),
        "述职/b/c.md": ("shuzhi", "numbers"),
        "d.md": ("numbers", "shuzhi"),
    }
    assert Settling(Discovery(), {"packs": ("word",)}).settings("述职/a.txt").packs == ("word",)


def test_files_are_grouped_by_what_holds_for_them(repository: Path) -> None:
    write(repository, {"a/hegui.toml": "packs = ['base']", "b/hegui.toml": "packs = ['base']"})
    files = ["a/1.txt", "b/1.txt", "a/2.txt", "c.txt"]
    groups = Settling(Discovery(), {}).groups(files)
    assert [group.files for group in groups] == [["a/1.txt", "a/2.txt"], ["b/1.txt"], ["c.txt"]]


def test_values_of_the_whole_run() -> None:
    mild, strict, bare = (
        Configuration(values=each) for each in ({"fail_on": "never", "show": "all"}, {"fail_on": "info"}, {})
    )
    assert threshold({}, [mild, bare]) == "error"
    assert threshold({}, [mild, strict, bare]) == "info"
    assert threshold({}, [mild]) == "never"
    assert threshold({"fail_on": "never"}, [strict]) == "never"
    assert whole("show", {}, [bare, mild]) == "all"
    assert whole("show", {"show": "pass"}, [mild]) == "pass"
    assert whole("format", {}, [bare]) == "table"


# What is left out


def found_in(*paths: str, **asked: object) -> tuple[list[str], int]:
    result = find(paths, Excluding(Discovery(), asked))
    return [os.path.normpath(path) for path in result.files], result.excluded


def test_exclude_means_what_gitignore_means_relative_to_the_configuration(repository: Path) -> None:
    names = ("a/drafts/1.txt", "a/top.txt", "top.txt", "x.tmp.txt", "keep.tmp.txt")
    write(repository, dict.fromkeys(names, "x"))
    write(repository, {"hegui.toml": "exclude = ['drafts/', '/top.txt', '*.tmp.txt', '!keep.tmp.txt']"})
    assert found_in(".") == (["a/top.txt", "keep.tmp.txt"], 3)
    assert found_in(".", exclude=("a/",)) == (["keep.tmp.txt", "top.txt", "x.tmp.txt"], 2)


@pytest.fixture
def ignoring(repository: Path) -> Path:
    names = ("out/1.txt", "out/deep/2.txt", "a/1.txt", "a/note.txt", "a/keep.txt", "b/note.txt")
    write(repository, dict.fromkeys(names, "x"))
    write(
        repository,
        {".gitignore": "# built\n\nout/\nnote.txt\n[z-a]\n", "a/.gitignore": "!note.txt\nkeep.txt\n"},
    )
    return repository


def test_what_git_ignores_is_excluded_and_counted(ignoring: Path) -> None:
    assert found_in(".") == (["a/1.txt", "a/note.txt"], 4)
    assert found_in(".", respect_gitignore=False)[1] == 0
    (ignoring / ".git" / "info").mkdir()
    write(ignoring, {".git/info/exclude": "a/1.txt\n"})
    assert found_in("a") == (["a/note.txt"], 2)


def test_outside_of_a_repository_git_ignores_nothing(ignoring: Path) -> None:
    (ignoring / ".git").rmdir()
    assert found_in(".")[1] == 0


def test_a_repository_inside_has_its_own(ignoring: Path) -> None:
    (ignoring / "b" / ".git").mkdir()
    assert found_in(".") == (["a/1.txt", "a/note.txt", "b/note.txt"], 3)


def test_what_is_named_is_checked_unless_the_configuration_insists(ignoring: Path) -> None:
    assert found_in("out/1.txt", "b/note.txt", "a") == (
        ["a/1.txt", "a/note.txt", "b/note.txt", "out/1.txt"],
        1,
    )
    assert found_in("out") == (["out/1.txt", "out/deep/2.txt"], 0)
    write(ignoring, {"hegui.toml": "force-exclude = true\nexclude = ['a/1.txt']"})
    assert found_in("out/1.txt", "a/1.txt", "a/note.txt", "b/note.txt") == (["a/note.txt"], 3)
    result = find(["a/1.txt"], Excluding(Discovery(), {}))
    assert (result.insisted, result.refused) == (1, [])


def test_a_directory_whose_reports_are_all_excluded_is_refused(repository: Path) -> None:
    write(repository, {"a/1.txt": "x", "hegui.toml": "exclude = ['*.txt']"})
    result = find(["a"], Excluding(Discovery(), {}))
    assert ([each.path for each in result.refused], result.excluded) == (["a"], 1)
    assert "都被排除" in result.refused[0].reason.zh


def test_a_pattern_that_means_everything_does_not_name_the_directory(repository: Path) -> None:
    write(repository, {"a/1.txt": "x", "hegui.toml": "exclude = ['*']"})
    assert found_in(".") == ([], 1)


def test_patterns_on_the_command_line(ignoring: Path) -> None:
    write(
        ignoring, {"述职/张[三].txt": "x", "述职/深/李四.docx": "x", "述职/a.png": "x", ".hidden/x.txt": "x"}
    )
    assert found_in("述职/**/*.docx") == (["述职/深/李四.docx"], 0)
    assert found_in("**/*.txt") == (["a/1.txt", "a/note.txt", "述职/张[三].txt"], 4)
    assert found_in("述*/*") == (["述职/张[三].txt", "述职/深/李四.docx"], 0)
    assert found_in("述职/张[三].txt") == (["述职/张[三].txt"], 0)
    assert found_in("**") == found_in(".")


@pytest.mark.parametrize(
    "pattern", ["*.pdf", "none/**/*.txt", "述职/*.png", "**/[z-a].txt", "[z-a]*", "**/*\\", "[", "a\0*"]
)
def test_a_pattern_that_nothing_matches_is_refused(ignoring: Path, pattern: str) -> None:
    write(ignoring, {"述职/a.png": "x"})
    result = find([pattern])
    assert ([each.path for each in result.refused], list(result.files)) == ([pattern], [])


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="everybody may read everything")
def test_a_directory_that_may_not_be_read_is_refused(repository: Path) -> None:
    write(repository, {"a/1.txt": "x", "a/closed/2.txt": "x"})
    (repository / "a" / "closed").chmod(0)
    try:
        assert [each.path for each in find(["a"]).refused] == ["a/closed"]
    finally:
        (repository / "a" / "closed").chmod(0o700)
